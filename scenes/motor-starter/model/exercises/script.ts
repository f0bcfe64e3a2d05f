import { METER_FUNCTION } from '@tongyan/sim-engine/electrical';
import type { Json } from '@tongyan/sim-engine/kernel';
import type { ScriptedCommand } from '@tongyan/sim-engine/procedures';

import { type DrawnWire, TORQUE_NM, WIRE_COLOURS } from '../wiring.ts';

/** Seconds that a watcher is given before a hand moves, and to read a display. */
const ACT_S = 1;
const READ_S = 1.5;
const WIRE_S = 1.2;

/** Something done at the cabinet, `waitS` after what was done before. */
export const does = (name: string, args: Json, waitS = ACT_S): ScriptedCommand => ({
  command: { target: 'cabinet', name, args },
  waitS,
});

export const doesWith = (name: string, part: string, waitS = ACT_S): ScriptedCommand => does(name, { part }, waitS);

export const answers = (part: string): ScriptedCommand => ({
  command: { target: '@session', name: 'answer', args: { question: 'faultyPart', answer: part } },
  waitS: ACT_S,
});

export const turns = (instrument: string, to: keyof typeof METER_FUNCTION): ScriptedCommand =>
  does('turn', { part: instrument, function: METER_FUNCTION[to] });

export type Pair = readonly [from: string, to: string];

/** The leads on one pair of terminals, which are then read: whatever follows waits for that. */
const places = (instrument: string, [from, to]: Pair, first: boolean): readonly ScriptedCommand[] => [
  does('probe', { lead: `${instrument}:a`, terminal: from }, first ? ACT_S : READ_S),
  does('probe', { lead: `${instrument}:b`, terminal: to }, ACT_S / 2),
];

/** Reads pairs in turn; the leads stay on the last one. */
export const readsOn = (instrument: string, ...pairs: readonly Pair[]): readonly ScriptedCommand[] =>
  pairs.flatMap((pair, index) => places(instrument, pair, index === 0));

/** Turns an instrument on before. */
export const reads = (
  instrument: 'meter' | 'insulationTester',
  to: keyof typeof METER_FUNCTION,
  ...pairs: readonly Pair[]
): readonly ScriptedCommand[] => [turns(instrument, to), ...readsOn(instrument, ...pairs)];

/** Takes the leads away and switches the instrument off. */
export const putsAway = (instrument: 'meter' | 'insulationTester'): readonly ScriptedCommand[] => [
  does('probe', { lead: `${instrument}:a`, terminal: null }, READ_S),
  does('probe', { lead: `${instrument}:b`, terminal: null }, ACT_S / 2),
  turns(instrument, 'off'),
];

export const clamps = (terminal: string | null, waitS = ACT_S): ScriptedCommand =>
  does('clamp', { part: 'clamp', terminal }, waitS);

/** Wire by wire, with ferrules, the right colour and the right torque. */
export const wires = (drawing: readonly DrawnWire[]): readonly ScriptedCommand[] =>
  drawing.map(({ from, to, mark, circuit }) =>
    does(
      'wire',
      { from, to, attributes: { mark, circuit, colour: WIRE_COLOURS[circuit], torqueNm: TORQUE_NM } },
      WIRE_S,
    ),
  );

const OPPOSITE: Readonly<Record<string, string>> = { hold: 'letGo', pull: 'insert', press: 'release' };

/** What somebody does to leave things as they were before a script: leads away first, then everything that was turned, held or pulled. */
export function undoing(script: readonly ScriptedCommand[]): readonly ScriptedCommand[] {
  const left = new Map<string, ScriptedCommand>();
  for (const { command } of script) {
    const args = command.args as Readonly<Record<string, Json>>;
    const { lead, part } = args as Readonly<Record<string, string | undefined>>;
    const opposite = OPPOSITE[command.name];
    if (command.name === 'probe') left.set(`1 ${lead}`, does('probe', { ...args, terminal: null }));
    else if (command.name === 'clamp') left.set('2 clamp', clamps(null));
    else if (command.name === 'turn') left.set(`3 ${part}`, does('turn', { ...args, function: METER_FUNCTION.off }));
    else if (opposite !== undefined) left.set(`4 ${opposite} ${part}`, does(opposite, args));
    else left.delete(`4 ${command.name} ${part}`);
  }
  return [...left].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, scripted]) => scripted);
}

/** A button pressed and let go. */
export const presses = (button: string, heldS = 0.4, waitS = ACT_S): readonly ScriptedCommand[] => [
  doesWith('press', button, waitS),
  doesWith('release', button, heldS),
];
