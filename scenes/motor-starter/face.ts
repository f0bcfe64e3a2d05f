import type { SceneFace } from '../session/index.ts';
import { CONTROLS } from './controls/index.ts';
import { EXERCISES } from './exercises.ts';
import { manifest } from './manifest.ts';
import { ANSWERS } from './model/answers.ts';
import strings from './strings/plain.ts';

/** The motor starter as it stands before whoever works on it. */
const face: SceneFace = {
  id: manifest.id,
  version: manifest.version,
  exercises: EXERCISES.map((facts) => ({
    ...facts,
    totalPoints: 100,
    tickS: 0.001,
    answers: facts.faultCount.most === 0 ? [] : ANSWERS,
  })),
  controls: CONTROLS,
  strings,
};

export default face;
