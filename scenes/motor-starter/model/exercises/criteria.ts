import type { Predicate } from '@tongyan/sim-engine/predicates';
import type { Aspect, Criterion, Veto } from '@tongyan/sim-engine/scoring';

import { all, ANSWER, not, PRESS_START, RIGHT_ANSWER, RUNS, signal, TURN_OFF, TURN_ON } from './predicates.ts';

const WHOLE = {};

export const stepsDone = (...steps: readonly string[]): Criterion => ({
  kind: 'value',
  of: { kind: 'stepsDone', steps },
  scale: { kind: 'linear', full: steps.length, none: 0 },
  absent: 'none',
  window: WHOLE,
});

const ENERGISED = all(TURN_ON, signal('inspection.wires', '>', 0));
/** Until power is first put on the trainee's own wires; to the end where it never is. */
const UNTIL_ENERGISED = { to: ENERGISED };

/** What is there when power is first switched on, on a scale from nothing to `full`. */
export const shareWhenEnergised = (quantity: string, full = 1): Criterion => ({
  kind: 'value',
  of: { kind: 'signal', take: 'last', signal: `cabinet.inspection.${quantity}` },
  scale: { kind: 'linear', full, none: 0 },
  absent: 'none',
  window: UNTIL_ENERGISED,
});

/** At the first start, within 5 % of what the drawing asks for. */
export const setWithin5Percent = (quantity: string, value: number): Criterion => ({
  kind: 'atCommand',
  command: PRESS_START,
  which: 'first',
  when: { kind: 'between', signal: `cabinet.${quantity}`, low: 0.95 * value, high: 1.05 * value },
  // Before, SB2 is pressed to test the dead circuit.
  window: { from: ENERGISED },
});

export const announcedAlways: Criterion = {
  kind: 'atCommand',
  command: TURN_ON,
  which: 'every',
  when: signal('work.announced', '==', 1),
  window: WHOLE,
};

/** Pressed with power on and the trainee's wires in place. */
const STARTED = all(PRESS_START, signal('QF.closed', '==', 1));

/** QF was switched off after a start that did not do, and on again. */
const SECOND_TRY = {
  kind: 'since',
  of: TURN_ON,
  after: { kind: 'since', of: TURN_OFF, after: { kind: 'once', of: STARTED } },
} as const;

export const runs: Criterion = { kind: 'ever', when: RUNS, window: WHOLE };
export const runsFirstTime: Criterion = { kind: 'ever', when: all(RUNS, not(SECOND_TRY)), window: WHOLE };

/** Bits of three lines, each worth a third. */
export const linesClamped = (quantity: string): Criterion => ({
  kind: 'value',
  of: { kind: 'signal', take: 'max', signal: `cabinet.inspection.${quantity}` },
  scale: {
    kind: 'bands',
    bands: [
      { low: 7, share: 1 },
      { low: 3, share: 0.6 },
      { low: 1, share: 0.3 },
    ],
  },
  absent: 'none',
  window: WHOLE,
});

const firstAnswer = (...conditions: readonly Predicate[]): Criterion => ({
  kind: 'atCommand',
  command: ANSWER,
  which: 'first',
  when: all(RIGHT_ANSWER, ...conditions),
  window: WHOLE,
});

/** The first answer is the part on which the fault lies. */
export const partNamed = firstAnswer();
/** It is, and something was measured before. */
export const partProved = firstAnswer(signal('inspection.faultReadings', '>=', 1));
/** It is, after one to four measurements. */
export const fewMeasurements = firstAnswer(
  signal('inspection.faultReadings', '>=', 1),
  signal('inspection.faultReadings', '<=', 4),
);

const FAULT_GONE = {
  kind: 'since',
  of: signal('inspection.faults', '==', 0),
  after: signal('inspection.faults', '>', 0),
} as const;

/** Nothing of the fault is left, and whoever did it had named the part. */
export const repaired: Criterion = {
  kind: 'ever',
  when: { kind: 'since', of: FAULT_GONE, after: RIGHT_ANSWER },
  window: WHOLE,
};
/** And when it runs again no sound part has been replaced on the way. */
export const repairedOnly: Criterion = {
  kind: 'ever',
  when: all(RUNS, signal('inspection.soundReplaced', '==', 0)),
  window: { from: FAULT_GONE },
};
export const runsRepaired: Criterion = { kind: 'ever', when: RUNS, window: { from: FAULT_GONE } };

export const measured = (id: string, line: string, points: number, criterion: Criterion): Aspect => ({
  id,
  line,
  title: `aspect.${id}`,
  points,
  kind: 'measured',
  criterion,
});

export const VETOES: readonly Veto[] = [
  { id: 'workedLive', on: { hazard: 'workedLive' }, zeroes: ['safety'] },
  { id: 'unproven', on: { hazard: 'unproven' }, zeroes: ['safety'] },
  { id: 'shortCircuit', on: { hazard: 'shortCircuit' }, zeroes: ['works'] },
];
