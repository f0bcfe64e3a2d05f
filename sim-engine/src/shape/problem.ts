import type { Json } from '../kernel/json.ts';

/** What is wrong with data from outside: a stable code, the place as a JSON Pointer (RFC 6901), and values for the sentence shown. */
export interface DataProblem<Code extends string = string> {
  readonly code: Code;
  readonly pointer: string;
  readonly details?: Json;
}

export type ShapeCode =
  | 'notJson'
  | 'wrongType'
  | 'missing'
  | 'unknownField'
  | 'notAllowed'
  | 'outOfRange'
  | 'tooLong'
  | 'tooMany'
  | 'tooDeep';

/** One step further along a pointer. */
export function pointerTo(pointer: string, key: string | number): string {
  return `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
