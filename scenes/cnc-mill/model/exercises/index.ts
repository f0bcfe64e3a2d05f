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
  /** Key of its title; `<title>.summary` says more. */
  readonly title: string;
  readonly minutes: number;
  readonly faults: readonly MillFault[];
  readonly faultCount: { readonly least: number; readonly most: number };
  readonly system: System;
  readonly procedure: Procedure;
  readonly rubric: Rubric;
}

const morning = cncMillSystem('morning');

/** Whole faults belong into the exercise that is about them: a part is made on a sound machine. */
export const EXERCISES: readonly MillExercise[] = [
  {
    id: 'set-up',
    title: 'exercise.setUp',
    minutes: 30,
    faults: [],
    faultCount: { least: 0, most: 0 },
    system: morning,
    procedure: setUpProcedure,
    rubric: setUpRubric,
  },
  {
    id: 'make-part',
    title: 'exercise.makePart',
    minutes: 90,
    faults: [],
    faultCount: { least: 0, most: 0 },
    system: morning,
    procedure: makePartProcedure,
    rubric: makePartRubric,
  },
  {
    id: 'find-fault',
    title: 'exercise.findFault',
    minutes: 40,
    // The first is the one that the demonstration finds.
    faults: FAULTS,
    faultCount: { least: 1, most: 1 },
    system: cncMillSystem('prepared'),
    procedure: findFaultProcedure,
    rubric: findFaultRubric,
  },
];
