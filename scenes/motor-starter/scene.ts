import type { Scene, SceneExercise, SceneFault } from '../session/index.ts';
import { CONTROLS } from './controls/index.ts';
import {
  CABINET_FAULTS,
  demonstrated,
  type ExerciseName,
  FAULT_NAMES,
  injectionOf,
  MODEL_VERSION,
  type Strikes,
  TRAININGS,
} from './model/index.ts';
import { strings as en } from './strings/en.ts';
import { strings as zhCN } from './strings/zh-CN.ts';

/** Ticks of 1 ms between the checkpoints of a log: half a minute. */
const CHECKPOINT_EVERY = 30_000;

const ALL_MODES = ['demonstration', 'guided', 'practice', 'exam'] as const;

const faultsThat = (strikes: Strikes): readonly SceneFault[] =>
  FAULT_NAMES.map((id) => ({
    id,
    title: `fault.${id}`,
    part: CABINET_FAULTS[id].part,
    inject: injectionOf(id, strikes),
  }));

function exercise(
  id: ExerciseName,
  { faults, ...rest }: Pick<SceneExercise, 'minutes' | 'faults' | 'passShare'>,
): SceneExercise {
  return {
    id,
    title: `exercise.${id}`,
    summary: `exercise.${id}.summary`,
    modes: ALL_MODES,
    ...rest,
    faults,
    faultCount: faults.length === 0 ? { least: 0, most: 0 } : { least: 1, most: 1 },
    training: { ...TRAININGS[id](), reserved: [], checkpointEvery: CHECKPOINT_EVERY },
    demonstrated: ([chosen]) => demonstrated(id, FAULT_NAMES.find((name) => name === chosen) ?? 'fuseOfL2Open'),
  };
}

/** The motor starter as whoever runs, draws and scores it sees it. */
const scene: Scene = {
  id: 'motor-starter',
  version: MODEL_VERSION,
  exercises: [
    exercise('wire-and-run', { minutes: 60, faults: [], passShare: 0.6 }),
    exercise('find-fault', { minutes: 30, faults: faultsThat('atOnce'), passShare: 0.6 }),
    exercise('whole', { minutes: 90, faults: faultsThat('afterGoodRun'), passShare: 0.6 }),
  ],
  controls: CONTROLS,
  strings: { 'zh-CN': zhCN, en },
};

export default scene;
