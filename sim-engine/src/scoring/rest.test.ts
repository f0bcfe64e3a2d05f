import fc from 'fast-check';
import { expect, it } from 'vitest';

import type { Json } from '../kernel/json.ts';
import { type TrainingLog, verify } from '../log/index.ts';
import { askingAll } from '../log/testing-plain.ts';
import { recordTank, valueOf } from '../log/testing.ts';
import { anySeed, perform, tankActions } from '../testing/tank/actions.ts';
import { tankRubric } from '../testing/tank/rubric.ts';
import { tankSystem } from '../testing/tank/system.ts';
import { checkRubric } from './check.ts';
import type { Rubric } from './rubric.ts';
import { Scorer } from './score.ts';
import { batch, options, wholeBatch } from './testing.ts';

const bare: fc.Arbitrary<Json> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('tank.levelM', 'tank.tempC', 'heater.powerW', 'valve.opening', 'hall.airC', 'alarm.sounding'),
      fc.constantFrom('<', '<=', '>', '>=', '==', '!='),
      fc.constantFrom<Json>(0, 0.2, 0.5, 20, 20.1, 5000, { signal: 'levelGauge.shown' }, { signal: 'hall.airC' }),
    )
    .map(([signal, is, than]) => ({ kind: 'signal', signal, is, than })),
  fc.constantFrom<Json>(
    { kind: 'between', signal: 'tank.levelM', low: 0.1, high: 0.3 },
    { kind: 'between', signal: 'tempGauge.shown', low: 19, high: { signal: 'hall.airC' } },
    { kind: 'mode', block: 'pump', path: 'running', equals: true },
    { kind: 'mode', block: 'pump', path: 'starts', equals: 2 },
    { kind: 'command', target: 'heater', name: 'set' },
    { kind: 'command', target: 'pump', name: 'start', by: 'trainee' },
  ),
);

const predicate: fc.Arbitrary<Json> = fc.letrec<{ whole: Json }>((tie) => ({
  whole: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    bare,
    fc
      .tuple(fc.constantFrom('all', 'any'), fc.array(tie('whole'), { minLength: 1, maxLength: 3 }))
      .map(([kind, of]) => ({
        kind,
        of,
      })),
    tie('whole').map((of) => ({ kind: 'not', of })),
    tie('whole').map((of) => ({ kind: 'once', of })),
    fc.tuple(tie('whole'), fc.constantFrom(0.3, 1, 4)).map(([of, forS]) => ({ kind: 'held', of, forS })),
    fc.tuple(tie('whole'), tie('whole')).map(([of, after]) => ({ kind: 'since', of, after })),
  ),
})).whole;

const signal = fc.constantFrom('tank.levelM', 'tempGauge.shown', 'hall.airC', 'heater.powerW');
const measure: fc.Arbitrary<Json> = fc.oneof(
  fc
    .tuple(fc.constantFrom('min', 'max', 'mean', 'rms', 'first', 'last', 'range'), signal)
    .map(([take, name]) => ({ kind: 'signal', take, signal: name })),
  fc.tuple(fc.constantFrom('first', 'last'), signal).map(([which, name]) => ({
    kind: 'atCommand',
    command: { target: 'heater', name: 'set' },
    which,
    signal: name,
  })),
  fc
    .tuple(predicate, predicate, fc.constantFrom('first', 'longest'))
    .map(([from, to, take]) => ({ kind: 'between', from, to, take })),
  fc.tuple(fc.constantFrom('total', 'count'), predicate).map(([kind, when]) => ({ kind, when })),
);
const window = fc.record({ from: predicate, to: predicate }, { requiredKeys: [] });
const criterion: fc.Arbitrary<Json> = fc.oneof(
  fc.tuple(fc.constantFrom('ever', 'never', 'atEnd'), predicate, window).map(([kind, when, w]) => ({
    kind,
    when,
    window: w,
  })),
  fc.tuple(predicate, window).map(([when, w]) => ({ kind: 'held', when, forS: 1.5, window: w })),
  fc.tuple(fc.constantFrom('first', 'last', 'any', 'every'), predicate, window).map(([which, when, w]) => ({
    kind: 'atCommand',
    command: { target: 'valve', name: 'set' },
    which,
    when,
    window: w,
  })),
  fc.tuple(measure, window).map(([of, w]) => ({
    kind: 'value',
    of,
    scale: { kind: 'linear', full: 3, none: 0 },
    window: w,
  })),
);

function rubricOf(criteria: readonly Json[], veto: Json): Rubric {
  const aspects = criteria.map((one, index) => ({
    id: `a${index}`,
    title: 'a',
    line: 'a',
    kind: 'measured',
    points: 1,
    criterion: one,
  }));
  const vetoes = [
    ...tankRubric.vetoes.map((one) => ({ ...one, zeroes: [] })),
    { id: 'K2', on: { when: veto }, zeroes: [] },
  ];
  const rubric = { ...tankRubric, total: aspects.length, aspects, vetoes };
  return valueOf(checkRubric(rubric, tankSystem, batch));
}

/** What a log is worth to somebody who passes over moments that are as the last was, and to somebody who never does. */
function bothWays(rubric: Rubric, log: TrainingLog) {
  const [passing, asking] = [new Scorer(tankSystem, batch, rubric), new Scorer(tankSystem, batch, rubric)];
  const observers = [...passing.observers, ...asking.observers.map(askingAll)];
  valueOf(verify(tankSystem, log, { ...options, observers }));
  return [passing, asking].map((scorer) => ({ result: scorer.result(log), monitor: scorer.monitor.state() }));
}

it('[C44, P33] a score and a procedure are the same to the bit where nothing is passed over, whatever is asked of whatever is done', () => {
  fc.assert(
    fc.property(
      anySeed,
      tankActions,
      fc.integer({ min: 0, max: 120 }),
      fc.array(criterion, { minLength: 1, maxLength: 12 }),
      predicate,
      (seed, actions, idleTicks, criteria, veto) => {
        const recorder = recordTank(seed);
        perform(recorder, actions);
        recorder.runTo(recorder.tick + idleTicks);
        const [passing, asking] = bothWays(rubricOf(criteria, veto), recorder.log());
        expect(passing).toEqual(asking);
      },
    ),
    { numRuns: 60 },
  );
});

it('[C44, P33] so are those of a whole batch', () => {
  const rubric = valueOf(checkRubric(tankRubric, tankSystem, batch));
  const [passing, asking] = bothWays(rubric, wholeBatch().log());
  expect(passing).toEqual(asking);
});
