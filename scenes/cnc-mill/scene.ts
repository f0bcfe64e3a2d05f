import type { Scene, SceneExercise } from '../session/index.ts';
import { CONTROLS } from './controls/index.ts';
import { EXERCISES, type MillExercise } from './model/exercises/index.ts';
import { injectionOf } from './model/faults/catalogue.ts';
import { millSurface } from './model/machine/surface.ts';
import { MODEL_VERSION } from './model/system.ts';
import { strings as en } from './strings/en.ts';
import { strings as zhCN } from './strings/zh-CN.ts';

/** Ticks of 4 ms between the checkpoints of a log: a minute. */
const CHECKPOINT_EVERY = 15_000;

const ALL_MODES = ['demonstration', 'guided', 'practice', 'exam'] as const;

const PASS_SHARE = 0.6;

function exerciseOf({ system, procedure, rubric, faults, ...exercise }: MillExercise): SceneExercise {
  return {
    ...exercise,
    summary: `${exercise.title}.summary`,
    modes: ALL_MODES,
    faults: faults.map((fault) => ({
      id: fault.id,
      title: `fault.${fault.id}`,
      part: fault.part,
      inject: injectionOf(fault),
    })),
    passShare: PASS_SHARE,
    training: { system, procedure, rubric, reserved: [], checkpointEvery: CHECKPOINT_EVERY },
  };
}

/** The machining centre as whoever runs, draws and scores it sees it. */
const scene: Scene = {
  id: 'cnc-mill',
  version: MODEL_VERSION,
  exercises: EXERCISES.map(exerciseOf),
  controls: CONTROLS,
  strings: { 'zh-CN': zhCN, en },
  surface: millSurface,
};

export default scene;
