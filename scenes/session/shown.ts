import { type Command, FAULTS, type Json } from '@tongyan/sim-engine/kernel';
import type { TrainingMode } from '@tongyan/sim-engine/procedures';

import { sameJson } from './frame-delta.ts';
import type { SceneExercise, SceneTraining } from './scene.ts';

interface Planned {
  readonly exercise: SceneExercise;
  readonly mode: TrainingMode;
}

/** The commands that put faults into a run: the chosen ones, and in a demonstration for which nobody chose as few as the exercise takes. */
export function injectionsFor({ exercise, mode }: Planned, chosen?: readonly Json[]): readonly Command[] {
  const { faults, faultCount } = exercise;
  const least = mode === 'demonstration' ? faults.slice(0, faultCount.least).map(({ inject }) => inject) : [];
  return (chosen ?? least).map((args) => ({ target: FAULTS, name: 'inject', args }));
}

/** What a run is run by: in a demonstration with scripts for the faults that these commands put in, where the exercise has such. */
export function trainingFor({ exercise, mode }: Planned, commands: readonly Command[]): SceneTraining {
  const { training, faults, demonstrated } = exercise;
  if (mode !== 'demonstration' || demonstrated === undefined) return training;
  const injected = commands.filter(({ target, name }) => target === FAULTS && name === 'inject');
  const ids = faults.filter(({ inject }) => injected.some(({ args }) => sameJson(args, inject))).map(({ id }) => id);
  return { ...training, procedure: demonstrated(ids) };
}
