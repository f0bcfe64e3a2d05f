import type { Procedure } from '@tongyan/sim-engine/procedures';
import type { Rubric } from '@tongyan/sim-engine/scoring';

import {
  CHECKED_FIRST,
  CUTTING_TOOLS,
  DRY_RUN_FIRST,
  LEAST_CLAMPING_NM,
  OFFSET_MM,
  SET_UP_STEPS,
  VICE_MM_PER_100,
} from './set-up-steps.ts';
import {
  all,
  atEnd,
  doneWithin,
  ends,
  ever,
  HAZARDS,
  measured,
  mode,
  not,
  signal,
  stepsDone,
  within,
} from './predicates.ts';

/** A round as long as it takes who is practised; more has no points for time. */
const MINUTES = 30;

const lengthErrors = {
  1: 'h1ErrorMm',
  2: 'h2ErrorMm',
  3: 'h3ErrorMm',
  4: 'h4ErrorMm',
  5: 'h5ErrorMm',
  6: 'h6ErrorMm',
  7: 'h7ErrorMm',
  8: 'h8ErrorMm',
} as const;

export const setUpProcedure: Procedure = {
  format: 1,
  id: 'set-up',
  version: '1.0.0',
  title: 'procedure.setUp',
  steps: SET_UP_STEPS,
  hazards: HAZARDS,
};

export const setUpRubric: Rubric = {
  format: 1,
  id: 'set-up',
  version: '1.0.0',
  title: 'rubric.setUp',
  procedure: setUpProcedure.id,
  total: 100,
  aspects: [
    measured('dressed', 'safety', 6, stepsDone('dress')),
    measured('startedUp', 'safety', 8, stepsDone('air', 'powerOn', 'reference')),
    measured('inOrder', 'safety', 6, stepsDone(...SET_UP_STEPS.map(({ id }) => id))),
    measured(
      'viceTrue',
      'clamping',
      10,
      ever(
        all(within('viceErrorMmPer100', -VICE_MM_PER_100, VICE_MM_PER_100), not(mode('vice.indicatorMmPer100', null))),
      ),
    ),
    measured(
      'clamped',
      'clamping',
      5,
      atEnd(all(mode('blank', 'clamped'), signal('viceTorqueNm', '>=', LEAST_CLAMPING_NM))),
    ),
    ...CUTTING_TOOLS.map((tool) =>
      measured(`length${tool}`, 'lengths', 3, ends(lengthErrors[tool], -OFFSET_MM, OFFSET_MM)),
    ),
    measured('datumX', 'datum', 7, ends('g54ErrorXMm', -OFFSET_MM, OFFSET_MM)),
    measured('datumY', 'datum', 7, ends('g54ErrorYMm', -OFFSET_MM, OFFSET_MM)),
    measured('datumZ', 'datum', 7, ends('g54ErrorZMm', -OFFSET_MM, OFFSET_MM)),
    measured('programChecked', 'program', 5, ever(CHECKED_FIRST)),
    measured('dryRunDone', 'program', 10, ever(DRY_RUN_FIRST)),
    measured('inTime', 'time', 5, doneWithin(signal('programDryRun', '==', 1), MINUTES * 60)),
  ],
  vetoes: [
    { id: 'gloves', on: { hazard: 'gloves' }, zeroes: ['safety'] },
    { id: 'collision', on: { hazard: 'collision' }, zeroes: ['safety', 'program'] },
    { id: 'overload', on: { hazard: 'overload' }, zeroes: ['safety'] },
  ],
};
