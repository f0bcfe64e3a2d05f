export { Cursor, Problems } from './cursor.ts';
export { type DataProblem, pointerTo, type ShapeCode } from './problem.ts';
export { parseJson, readShape, unsoundness } from './sound.ts';
