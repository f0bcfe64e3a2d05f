import type { Procedure } from '@tongyan/sim-engine/procedures';
import type { Rubric } from '@tongyan/sim-engine/scoring';
import type { System } from '@tongyan/sim-engine/kernel';

import { procedure } from './procedure.ts';
import { rubric } from './rubric.ts';
import { motorStarterSystem } from './system.ts';

/** What a training in this scene is run and scored by. */
export interface SceneTraining {
  readonly system: System;
  readonly procedure: Procedure;
  readonly rubric: Rubric;
}

/** An empty cabinet with QF on: the first thing to do is to lock it out. */
export function training(): SceneTraining {
  return { system: motorStarterSystem({ initial: { 'QF.closed': 1 } }), procedure, rubric };
}
