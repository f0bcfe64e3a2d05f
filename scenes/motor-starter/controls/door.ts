import type { Control, ControlGroup } from '../../session/index.ts';
import { isOn, toCabinet } from './reading.ts';

const button = (part: string, key: string): Control => ({
  id: part,
  name: `part.${part}`,
  role: 'role.pushButton',
  key,
  shown: (view) => (isOn(view, `${part}.pressed`) ? { text: 'shown.pressed', tone: 'on' } : { text: 'shown.released' }),
  actions: [
    {
      kind: 'hold',
      id: 'press',
      label: 'action.press',
      press: toCabinet('press', { part }),
      release: toCabinet('release', { part }),
    },
  ],
});

/** What stands on the cabinet's door. */
export const DOOR: ControlGroup = {
  id: 'door',
  title: 'group.door',
  controls: () => [button('SB1', '1'), button('SB2', '2')],
};
