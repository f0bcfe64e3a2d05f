export { copyPlain } from './copy.ts';
export type { Cursor } from './cursor.ts';
export type { DataProblem } from './problem.ts';
export { parseJson, readShape } from './sound.ts';
