import type { Predicate } from '@tongyan/sim-engine/predicates';
import type { Procedure, Step } from '@tongyan/sim-engine/procedures';
import type { Rubric } from '@tongyan/sim-engine/scoring';

import { FAULTS } from '../faults/catalogue.ts';
import { TEST_CUT_2 } from '../programs/test-cut.ts';
import {
  all,
  answered,
  answers,
  any,
  atEnd,
  does,
  doneWithin,
  ever,
  given,
  HAZARDS,
  measured,
  mode,
  once,
  signal,
  since,
  step,
  stepsDone,
  WHOLE,
} from './predicates.ts';

/** The question that a diagnosis answers. */
const QUESTION = 'faultyPart';

/** Something was looked at with an instrument, or the machine said itself what it lacks. */
const LOOKED: Predicate = any(
  given('measure'),
  given('measureRoughness'),
  given('testReversal'),
  given('inspectTool'),
  given('touchTool'),
  given('probeFace'),
  given('indicateVice'),
  signal('lampRed', '==', 1),
);

const WRONG: Predicate = signal('condition.wrong', '>', 0);
const REPAIRED: Predicate = all(once(WRONG), signal('condition.wrong', '==', 0));

/** The part that the injected fault sits in; which one that is, the log's first entries say. */
const RIGHT_PART: Predicate = any(
  ...FAULTS.map(({ id, part }) =>
    all(once({ kind: 'command', target: '@faults', name: 'inject', args: { id } }), answered(QUESTION, part)),
  ),
);

/** Cut with everything in order again, and then looked at. */
const PROVED: Predicate = since(LOOKED, all(REPAIRED, signal('cutting', '==', 1)));

/**
 * The demonstration is of the first fault of the catalogue, H3 too short: the pocket is 0.2 too deep. Whoever starts it injects that
 * one.
 */
const STEPS: readonly Step[] = [
  step('reference', [], signal('homedAll', '==', 1), [
    does('mode', { mode: 'reference' }),
    does('home', { axis: 'all' }),
  ]),
  step('testCut', ['reference'], any(once(signal('programFinished', '==', 1)), once(signal('lampRed', '==', 1))), [
    does('mode', { mode: 'auto' }, 12),
    does('cycleStart', null),
  ]),
  step(
    'look',
    ['testCut'],
    once(LOOKED),
    [
      does('door', { open: true }, 2),
      does('cleanPart', null, 2),
      does('takeGauge', { gauge: 'depthMicrometer' }),
      does('zeroGauge', null, 2),
      does('measure', { size: 'pocketDepth', place: 1 }, 2),
    ],
    { early: 'ignored' },
  ),
  step('name', ['look'], answered(QUESTION), [
    does('measure', { size: 'slotDepth', place: 1 }, 2),
    does('door', { open: false }, 2),
    does('callTool', { toolNumber: 3 }, 2),
    does('touchTool', { toolNumber: 3 }, 12),
    answers(QUESTION, 'toolLength', 14),
  ]),
  step('repair', ['name'], REPAIRED, [does('measureOffset', { register: 'H3', valueMm: 0 }, 2)]),
  step('prove', ['repair'], PROVED, [
    does('loadProgram', { text: TEST_CUT_2 }, 2),
    does('checkProgram', null),
    does('mode', { mode: 'auto' }),
    does('cycleStart', null),
    does('door', { open: true }, 240),
    does('cleanPart', null, 2),
    does('measure', { size: 'pocketDepth', place: 1 }, 2),
  ]),
];

export const findFaultProcedure: Procedure = {
  format: 1,
  id: 'find-fault',
  version: '1.0.0',
  title: 'procedure.findFault',
  steps: STEPS,
  hazards: HAZARDS,
};

const diagnosis = answered(QUESTION);

export const findFaultRubric: Rubric = {
  format: 1,
  id: 'find-fault',
  version: '1.0.0',
  title: 'rubric.findFault',
  procedure: findFaultProcedure.id,
  total: 100,
  aspects: [
    measured('protected', 'safety', 5, {
      kind: 'ever',
      when: all(signal('cutting', '==', 1), mode('wearing', { glasses: true, shoes: true, gloves: false })),
      window: WHOLE,
    }),
    measured('inOrder', 'safety', 10, stepsDone(...STEPS.map(({ id }) => id))),
    measured('testCutMade', 'diagnosis', 10, stepsDone('testCut')),
    measured('lookedFirst', 'diagnosis', 15, {
      kind: 'atCommand',
      command: diagnosis,
      which: 'first',
      when: once(LOOKED),
      window: WHOLE,
    }),
    measured('partNamed', 'diagnosis', 20, {
      kind: 'atCommand',
      command: diagnosis,
      which: 'last',
      when: RIGHT_PART,
      window: WHOLE,
    }),
    measured('partNamedAtOnce', 'diagnosis', 10, {
      kind: 'atCommand',
      command: diagnosis,
      which: 'first',
      when: RIGHT_PART,
      window: WHOLE,
    }),
    measured('repaired', 'repair', 15, atEnd(REPAIRED)),
    measured('proved', 'repair', 10, ever(PROVED)),
    measured('noCrash', 'load', 3, atEnd(all(signal('collisions', '==', 0), signal('removedCm3', '>', 5)))),
    measured('inTime', 'time', 2, doneWithin(PROVED, 40 * 60)),
  ],
  vetoes: [
    { id: 'gloves', on: { hazard: 'gloves' }, zeroes: ['safety'] },
    { id: 'collision', on: { hazard: 'collision' }, zeroes: ['safety', 'load'] },
    { id: 'overload', on: { hazard: 'overload' }, zeroes: ['load'] },
  ],
};
