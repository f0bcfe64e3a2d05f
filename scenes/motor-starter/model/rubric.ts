import type { Predicate } from '@tongyan/sim-engine/predicates';
import type { Aspect, Criterion, Rubric } from '@tongyan/sim-engine/scoring';

import { procedure, RUNS } from './procedure.ts';

const WHOLE = {};
const turnOn = { kind: 'command', target: 'cabinet', name: 'turnOn', args: { part: 'QF' } } as const;
const turnOff: Predicate = { kind: 'command', target: 'cabinet', name: 'turnOff', args: { part: 'QF' } };
const press = { kind: 'command', target: 'cabinet', name: 'press', args: { part: 'SB2' } } as const;

/** The state that the first switching on met, on a scale from nothing to everything. */
const shareAtFirstSwitchOn = (signal: string): Criterion => ({
  kind: 'value',
  of: { kind: 'atCommand', command: turnOn, which: 'first', signal: `cabinet.${signal}` },
  scale: { kind: 'linear', full: 1, none: 0 },
  absent: 'none',
  window: WHOLE,
});

const stepsDone = (...steps: readonly string[]): Criterion => ({
  kind: 'value',
  of: { kind: 'stepsDone', steps },
  scale: { kind: 'linear', full: steps.length, none: 0 },
  absent: 'none',
  window: WHOLE,
});

/** At the first start, within 5 % of what the drawing asks for. */
const setWithin5Percent = (signal: string, value: number): Criterion => ({
  kind: 'atCommand',
  command: press,
  which: 'first',
  when: { kind: 'between', signal: `cabinet.${signal}`, low: 0.95 * value, high: 1.05 * value },
  window: WHOLE,
});

/** QF was switched off after a start that did not do, and on again. */
const secondTry: Predicate = {
  kind: 'since',
  of: turnOn,
  after: { kind: 'since', of: turnOff, after: { kind: 'once', of: press } },
};

const measured = (id: string, line: string, points: number, criterion: Criterion): Aspect => ({
  id,
  line,
  title: `aspect.${id}`,
  points,
  kind: 'measured',
  criterion,
});

const judged = (id: string, line: string, points: number): Aspect => ({
  id,
  line,
  title: `aspect.${id}`,
  points,
  kind: 'judged',
});

export const rubric: Rubric = {
  format: 1,
  id: 'star-delta-start',
  version: '1.0.0',
  title: 'rubric.title',
  procedure: procedure.id,
  total: 100,
  aspects: [
    measured('lockOut', 'safety', 7, stepsDone('lockOut')),
    measured('proveDead', 'safety', 8, stepsDone('proveMeter', 'proveDead')),
    measured('powerNets', 'power', 16, shareAtFirstSwitchOn('inspection.power')),
    measured('protectiveNets', 'power', 4, shareAtFirstSwitchOn('inspection.protective')),
    measured('controlNets', 'control', 20, shareAtFirstSwitchOn('inspection.control')),
    measured('marks', 'tidiness', 10, shareAtFirstSwitchOn('inspection.marks')),
    measured('deadTests', 'deadTests', 10, stepsDone('testProtective', 'testInsulation', 'testPower')),
    measured('overloadRelay', 'settings', 3, setWithin5Percent('FR.dialA', 8.2)),
    measured('timer', 'settings', 2, setWithin5Percent('KT.dialS', 3)),
    measured('works', 'works', 5, { kind: 'ever', when: RUNS, window: WHOLE }),
    measured('worksFirstTime', 'works', 5, {
      kind: 'ever',
      when: { kind: 'all', of: [RUNS, { kind: 'not', of: secondTry }] },
      window: WHOLE,
    }),
    judged('faultPart', 'fault', 6),
    judged('faultMeasurements', 'fault', 2),
    judged('faultRepair', 'fault', 2),
  ],
  vetoes: [
    { id: 'workedLive', on: { hazard: 'workedLive' }, zeroes: ['safety'] },
    { id: 'shortCircuit', on: { hazard: 'shortCircuit' }, zeroes: ['works'] },
  ],
};
