import type { System } from '@tongyan/sim-engine/kernel';
import type { Procedure } from '@tongyan/sim-engine/procedures';
import type { Rubric } from '@tongyan/sim-engine/scoring';

import { findFaultProcedure, wholeProcedure, wireAndRunProcedure } from './exercises/procedures.ts';
import { findFaultRubric, wholeRubric, wireAndRunRubric } from './exercises/rubrics.ts';
import type { CabinetFaultName } from './faults.ts';
import { motorStarterSystem } from './system.ts';
import { DRAWING } from './wiring.ts';

/** What a training in this scene is run and scored by. */
export interface ScoredTraining {
  readonly system: System;
  readonly procedure: Procedure;
  readonly rubric: Rubric;
}

export type ExerciseName = 'wire-and-run' | 'find-fault' | 'whole';

/** An empty cabinet with QF on: the first thing to do is to lock it out. */
const emptyCabinet = (): System => motorStarterSystem({ initial: { 'QF.closed': 1 } });

/** A cabinet that somebody wired and set as the drawing says, switched off. */
const wiredCabinet = (): System => motorStarterSystem({ wiring: DRAWING, initial: { 'FR.dialA': 8.2, 'KT.dialS': 3 } });

/** Each exercise anew: systems are cheap, and nobody pays for those that are not asked for. */
export const TRAININGS: Readonly<Record<ExerciseName, () => ScoredTraining>> = {
  'wire-and-run': () => ({ system: emptyCabinet(), procedure: wireAndRunProcedure, rubric: wireAndRunRubric }),
  'find-fault': () => ({ system: wiredCabinet(), procedure: findFaultProcedure(), rubric: findFaultRubric }),
  whole: () => ({ system: emptyCabinet(), procedure: wholeProcedure(), rubric: wholeRubric }),
};

/** The exercise's procedure with scripts that show how this fault is found; all but the scripts is the same for every fault. */
export function demonstrated(exercise: ExerciseName, fault: CabinetFaultName): Procedure {
  if (exercise === 'wire-and-run') return wireAndRunProcedure;
  return exercise === 'whole' ? wholeProcedure(fault) : findFaultProcedure(fault);
}
