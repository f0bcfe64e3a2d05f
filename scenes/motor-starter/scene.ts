import type { Scene, SceneExercise, SceneFault } from '../session/index.ts';
import { EXERCISES } from './exercises.ts';
import {
  CABINET_FAULTS,
  demonstrated,
  FAULT_NAMES,
  injectionOf,
  MODEL_VERSION,
  type Strikes,
  TRAININGS,
} from './model/index.ts';

/** Ticks of 1 ms between the checkpoints of a log: half a minute. */
const CHECKPOINT_EVERY = 30_000;

const faultsThat = (strikes: Strikes): readonly SceneFault[] =>
  FAULT_NAMES.map((id) => ({
    id,
    title: `fault.${id}`,
    part: CABINET_FAULTS[id].part,
    inject: injectionOf(id, strikes),
  }));

const FAULTS = { 'wire-and-run': [], 'find-fault': faultsThat('atOnce'), whole: faultsThat('afterGoodRun') };

/** The motor starter as whoever runs and scores it sees it. */
const scene: Scene = {
  id: 'motor-starter',
  version: MODEL_VERSION,
  exercises: EXERCISES.map((facts): SceneExercise => ({
    ...facts,
    faults: FAULTS[facts.id],
    training: { ...TRAININGS[facts.id](), reserved: [], checkpointEvery: CHECKPOINT_EVERY },
    demonstrated: ([chosen]) => demonstrated(facts.id, FAULT_NAMES.find((name) => name === chosen) ?? 'fuseOfL2Open'),
  })),
};

export default scene;
