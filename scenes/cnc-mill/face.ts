import type { SceneFace } from '../session/index.ts';
import { CONTROLS } from './controls/index.ts';
import { EXERCISES } from './exercises.ts';
import { manifest } from './manifest.ts';
import { FAULTY_PARTS } from './model/faults/parts.ts';
import strings from './strings/plain.ts';

/** The machining centre as it stands before whoever works on it. */
const face: SceneFace = {
  id: manifest.id,
  version: manifest.version,
  exercises: EXERCISES.map((facts) => ({
    ...facts,
    totalPoints: 100,
    tickS: 0.004,
    answers: facts.faultCount.most === 0 ? [] : FAULTY_PARTS,
  })),
  controls: CONTROLS,
  strings,
};

export default face;
