import { METER_FUNCTION } from '@tongyan/sim-engine/electrical';
import type { TraineeView } from '@tongyan/sim-engine/view';

import type { Control, ControlGroup, Shown } from '../../session/index.ts';
import { TERMINALS } from '../model/index.ts';
import { isOn, placeOfLead, terminalText, toCabinet, valueOf } from './reading.ts';

const AWAY = 'away';
const PLACES = [{ id: AWAY, label: 'shown.leadAway' }, ...TERMINALS.map((id) => ({ id, label: terminalText(id) }))];

const lead = (id: string, leadId: string, key: string): Control => ({
  id,
  name: `control.${id}`,
  role: 'role.lead',
  key,
  shown: (view) => {
    const place = placeOfLead(view, leadId);
    return place === null ? { text: 'shown.leadAway' } : { text: terminalText(place), tone: 'on' };
  },
  actions: [
    {
      kind: 'choose',
      id: 'probe',
      label: 'action.probe',
      choices: () => PLACES,
      current: (view) => placeOfLead(view, leadId) ?? AWAY,
      command: (choice) => toCabinet('probe', { lead: leadId, terminal: choice === AWAY ? null : choice }),
    },
  ],
});

const FUNCTIONS = ['off', 'voltsAc', 'voltsDc', 'ohms'] as const;

function meterShown(view: TraineeView): Shown {
  const chosen = FUNCTIONS.find((name) => METER_FUNCTION[name] === valueOf(view, 'meter.function')) ?? 'off';
  if (chosen === 'off') return { text: 'shown.off' };
  if (isOn(view, 'meter.overRange')) return { text: 'shown.overRange', tone: 'on' };
  const reading = Number(valueOf(view, 'meter.reading').toPrecision(4));
  return { text: { key: `shown.${chosen}`, values: { reading } }, tone: 'on' };
}

const meter: Control = {
  id: 'meter',
  name: 'control.meter',
  role: 'role.multimeter',
  key: 'm',
  shown: meterShown,
  actions: [
    {
      kind: 'choose',
      id: 'turn',
      label: 'action.turn',
      choices: () => FUNCTIONS.map((name) => ({ id: name, label: `function.${name}` })),
      current: (view) => FUNCTIONS.find((name) => METER_FUNCTION[name] === valueOf(view, 'meter.function')) ?? null,
      command: (choice) => {
        const chosen = FUNCTIONS.find((name) => name === choice) ?? 'off';
        return toCabinet('turn', { part: 'meter', function: METER_FUNCTION[chosen] });
      },
    },
  ],
};

/** The multimeter and its leads. */
export const INSTRUMENTS: ControlGroup = {
  id: 'instruments',
  title: 'group.instruments',
  controls: () => [meter, lead('redLead', 'meter:a', 'r'), lead('blackLead', 'meter:b', 'b')],
};
