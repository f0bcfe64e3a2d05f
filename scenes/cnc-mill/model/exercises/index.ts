import type { Procedure } from '@tongyan/sim-engine/procedures';
import type { Rubric } from '@tongyan/sim-engine/scoring';
import type { System } from '@tongyan/sim-engine/kernel';

import { FAULTS, type MillFault } from '../faults/catalogue.ts';
import { cncMillSystem } from '../system.ts';
import { findFaultProcedure, findFaultRubric } from './find-fault.ts';
import { makePartProcedure, makePartRubric } from './make-part.ts';
import { setUpProcedure, setUpRubric } from './set-up.ts';

/** An exercise of this scene as the model knows it. */
export interface MillExercise {
  readonly id: string;
  readonly faults: readonly MillFault[];
  readonly system: System;
  readonly procedure: Procedure;
  readonly rubric: Rubric;
}

const morning = cncMillSystem('morning');

/** What runs and scores each exercise of the scene. */
export const EXERCISES: readonly MillExercise[] = [
  {
    id: 'set-up',
    faults: [],
    system: morning,
    procedure: setUpProcedure,
    rubric: setUpRubric,
  },
  {
    id: 'make-part',
    faults: [],
    system: morning,
    procedure: makePartProcedure,
    rubric: makePartRubric,
  },
  {
    id: 'find-fault',
    // The first is the one that the demonstration finds.
    faults: FAULTS,
    system: cncMillSystem('prepared'),
    procedure: findFaultProcedure,
    rubric: findFaultRubric,
  },
];
