import type { Scene, SceneExercise, SceneTraining } from '../session/index.ts';
import { CONTROLS } from './controls/index.ts';
import { MODEL_VERSION, training } from './model/index.ts';
import { strings as en } from './strings/en.ts';
import { strings as zhCN } from './strings/zh-CN.ts';

/** Ticks of 1 ms between the checkpoints of a log: half a minute. */
const CHECKPOINT_EVERY = 30_000;

const ALL_MODES = ['demonstration', 'guided', 'practice', 'exam'] as const;

const wireAndRun: SceneExercise = {
  id: 'wire-and-run',
  title: 'exercise.wireAndRun',
  summary: 'exercise.wireAndRun.summary',
  modes: ALL_MODES,
  minutes: 60,
  faults: [],
  faultCount: { least: 0, most: 0 },
  passShare: 0.6,
  training: { ...training(), reserved: [], checkpointEvery: CHECKPOINT_EVERY } satisfies SceneTraining,
};

/** The motor starter as whoever runs, draws and scores it sees it. */
const scene: Scene = {
  id: 'motor-starter',
  version: MODEL_VERSION,
  exercises: [wireAndRun],
  controls: CONTROLS,
  strings: { 'zh-CN': zhCN, en },
};

export default scene;
