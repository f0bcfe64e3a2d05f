import type { ExerciseFacts, Scene, SceneExercise } from '../session/index.ts';
import { EXERCISES } from './exercises.ts';
import { EXERCISES as TRAININGS } from './model/exercises/index.ts';
import { injectionOf } from './model/faults/catalogue.ts';
import { millSurface } from './model/machine/surface.ts';
import { MODEL_VERSION } from './model/system.ts';

/** Ticks of 4 ms between the checkpoints of a log: a minute. */
const CHECKPOINT_EVERY = 15_000;

function exerciseOf(facts: ExerciseFacts): SceneExercise {
  const model = TRAININGS.find(({ id }) => id === facts.id);
  if (model === undefined) throw new Error(`the model has no ${facts.id}`);
  const { system, procedure, rubric, faults } = model;
  return {
    ...facts,
    faults: faults.map((fault) => ({
      id: fault.id,
      title: `fault.${fault.id}`,
      part: fault.part,
      inject: injectionOf(fault),
    })),
    training: { system, procedure, rubric, reserved: [], checkpointEvery: CHECKPOINT_EVERY },
  };
}

/** The machining centre as whoever runs and scores it sees it. */
const scene: Scene = {
  id: 'cnc-mill',
  version: MODEL_VERSION,
  exercises: EXERCISES.map(exerciseOf),
  surface: millSurface,
};

export default scene;
