import type { Control, ControlGroup } from '../../session/index.ts';
import { doing, isOn, toCabinet, valueOf } from './reading.ts';

const button = (part: string, key: string): Control => ({
  id: part,
  name: `part.${part}`,
  role: 'role.pushButton',
  key,
  shown: (view) => (isOn(view, `${part}.pressed`) ? { text: 'shown.pressed', tone: 'on' } : { text: 'shown.released' }),
  actions: [
    {
      kind: 'hold',
      id: 'hold',
      label: 'action.press',
      press: toCabinet('press', { part }),
      release: toCabinet('release', { part }),
    },
    // For whoever needs both hands, or has no key to hold.
    { ...doing('press', part, (view) => !isOn(view, `${part}.pressed`)), label: 'action.keepPressed' },
    doing('release', part, (view) => isOn(view, `${part}.pressed`)),
  ],
});

const emergencyStop: Control = {
  id: 'SB0',
  name: 'part.SB0',
  role: 'role.emergencyStop',
  key: '0',
  shown: (view) => (isOn(view, 'SB0.pressed') ? { text: 'shown.latched', tone: 'danger' } : { text: 'shown.released' }),
  actions: [
    {
      kind: 'do',
      id: 'latch',
      label: 'action.latch',
      command: () => toCabinet('turnOn', { part: 'SB0' }),
      offered: (view) => !isOn(view, 'SB0.pressed'),
    },
    {
      kind: 'do',
      id: 'unlatch',
      label: 'action.unlatch',
      command: () => toCabinet('turnOff', { part: 'SB0' }),
      offered: (view) => isOn(view, 'SB0.pressed'),
    },
  ],
};

const lamp = (part: string): Control => ({
  id: part,
  name: `part.${part}`,
  role: 'role.lamp',
  shown: (view) => {
    if (isOn(view, `${part}.burnt`)) return { text: 'shown.burnt', tone: 'danger' };
    return isOn(view, `${part}.lit`) ? { text: 'shown.lit', tone: 'on' } : { text: 'shown.dark' };
  },
  actions: [],
});

/** @param places how many the display shows behind the point */
const panelMeter = (id: string, quantity: string, text: string, places: number): Control => ({
  id,
  name: `part.${id}`,
  role: 'role.panelMeter',
  shown: (view) => ({ text: { key: text, values: { reading: Number(valueOf(view, quantity).toFixed(places)) } } }),
  actions: [],
});

const CONTROLS: readonly Control[] = [
  emergencyStop,
  button('SB1', '1'),
  button('SB2', '2'),
  ...['HL1', 'HL2', 'HL3', 'HL4'].map(lamp),
  panelMeter('PV', 'PV.volts', 'shown.voltsAc', 0),
  panelMeter('PA', 'QF.current1', 'shown.amperes', 1),
];

/** What stands on the cabinet's door. */
export const DOOR: ControlGroup = { id: 'door', title: 'group.door', controls: () => CONTROLS };
