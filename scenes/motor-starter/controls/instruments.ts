import { METER_FUNCTION } from '@tongyan/sim-engine/electrical';
import type { TraineeView } from '@tongyan/sim-engine/view';

import type { Control, ControlGroup, Shown } from '../../session/index.ts';
import { terminalAt, TERMINALS } from '../model/components.ts';
import type { NotedReading } from '../model/index.ts';
import { digits, isOn, placeOfLead, readingsOf, terminalChoice, terminalText, toCabinet, valueOf } from './reading.ts';

type FunctionName = keyof typeof METER_FUNCTION;

const AWAY = 'away';
const PLACES = [{ id: AWAY, label: 'shown.leadAway' }, ...TERMINALS.map(terminalChoice)];
const placeOf = (choice: string): string | null => (choice === AWAY ? null : choice);

const lead = (id: string, leadId: string, key: string, role = 'role.lead'): Control => ({
  id,
  name: `control.${id}`,
  role,
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
      command: (choice) => toCabinet('probe', { lead: leadId, terminal: placeOf(choice) }),
    },
  ],
});

function meterShown(view: TraineeView, part: string, functions: readonly FunctionName[]): Shown {
  const chosen = functions.find((name) => METER_FUNCTION[name] === valueOf(view, `${part}.function`)) ?? 'off';
  if (chosen === 'off') return { text: 'shown.off' };
  if (isOn(view, `${part}.alarmed`)) return { text: 'shown.alarmed', tone: 'danger' };
  if (isOn(view, `${part}.overRange`)) return { text: 'shown.overRange', tone: 'on' };
  const reading = valueOf(view, `${part}.reading`);
  const shown = chosen === 'insulation' ? digits(reading / 1e6) : digits(reading);
  return { text: { key: `shown.${chosen}`, values: { reading: shown } }, tone: 'on' };
}

const meter = (part: string, key: string, functions: readonly FunctionName[]): Control => ({
  id: part,
  name: `control.${part}`,
  role: 'role.multimeter',
  key,
  shown: (view) => meterShown(view, part, functions),
  actions: [
    {
      kind: 'choose',
      id: 'turn',
      label: 'action.turn',
      choices: () => functions.map((name) => ({ id: name, label: `function.${name}` })),
      current: (view) => functions.find((name) => METER_FUNCTION[name] === valueOf(view, `${part}.function`)) ?? null,
      command: (choice) => {
        const chosen = functions.find((name) => name === choice) ?? 'off';
        return toCabinet('turn', { part, function: METER_FUNCTION[chosen] });
      },
    },
  ],
});

const clamp: Control = {
  id: 'clamp',
  name: 'control.clamp',
  role: 'role.clampMeter',
  key: 'c',
  shown: (view) => {
    const place = terminalAt(valueOf(view, 'clamp.terminal'));
    if (place === '') return { text: 'shown.leadAway' };
    const values = { reading: digits(valueOf(view, 'clamp.amperes')), place };
    return { text: { key: 'shown.clamped', values }, tone: 'on' };
  },
  actions: [
    {
      kind: 'choose',
      id: 'clamp',
      label: 'action.clamp',
      choices: () => PLACES,
      current: (view) => terminalAt(valueOf(view, 'clamp.terminal')) || AWAY,
      command: (choice) => toCabinet('clamp', { part: 'clamp', terminal: placeOf(choice) }),
    },
  ],
};

const CONTROLS: readonly Control[] = [
  meter('meter', 'm', ['off', 'voltsAc', 'voltsDc', 'ohms']),
  lead('redLead', 'meter:a', 'r'),
  lead('blackLead', 'meter:b', 'b'),
  meter('insulationTester', 'i', ['off', 'insulation']),
  lead('testerLead', 'insulationTester:a', 'f'),
  lead('testerEarth', 'insulationTester:b', 'g'),
  clamp,
];

/** Multimeter, insulation tester and clamp meter with their leads. */
export const INSTRUMENTS: ControlGroup = { id: 'instruments', title: 'group.instruments', controls: () => CONTROLS };

function readingControl({ tick, quantity, from, to, value }: NotedReading, index: number): Control {
  const shown = value === null ? null : quantity === 'insulation' ? digits(value / 1e6) : value;
  return {
    id: `reading:${tick}:${index}`,
    name: to === '' ? terminalText(from) : { key: 'reading.pair', values: { from, to } },
    role: 'role.reading',
    shown: () => ({
      text: shown === null ? 'shown.overRange' : { key: `shown.${quantity}`, values: { reading: shown } },
    }),
    actions: [],
  };
}

/** How many of the latest are listed. */
const LISTED = 12;

/** What was measured, the latest first. */
export const NOTEBOOK: ControlGroup = {
  id: 'notebook',
  title: 'group.notebook',
  controls: (view) => readingsOf(view).slice(-LISTED).toReversed().map(readingControl),
};

/** The trainee's hand: what it touches it feels. */
export const HAND: Control = lead('hand', 'person:hand', 'h', 'role.hand');
