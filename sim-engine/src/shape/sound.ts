import type { Json } from '../kernel/json.ts';
import { fail, type Result, succeed } from '../result.ts';
import { Cursor, Problems } from './cursor.ts';
import { type DataProblem, pointerTo } from './problem.ts';

/** How deep data may be nested: reading it needs a stack. */
const DEEPEST = 128;

/** The first thing in a value that is no JSON: a number that is not finite, nesting without end, or something else entirely. */
function unsoundness(value: unknown, pointer = '', depth = 0): DataProblem | undefined {
  if (depth > DEEPEST) return { code: 'tooDeep', pointer, details: { deepest: DEEPEST } };
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : { code: 'notJson', pointer };
  if (typeof value !== 'object') return { code: 'notJson', pointer };
  // A list is gone through by its length: its entries alone would pass over gaps.
  for (const [key, inner] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
    const found = unsoundness(inner, pointerTo(pointer, key), depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Reads a value by `read`, once it is known to be JSON at all. */
export function readShape<Value>(
  value: unknown,
  read: (cursor: Cursor) => Value,
): Result<Value, readonly DataProblem[]> {
  const unsound = unsoundness(value);
  if (unsound !== undefined) return fail([unsound]);
  const problems = new Problems();
  const shaped = read(new Cursor(value as Json, problems));
  return problems.list.length > 0 ? fail(problems.list) : succeed(shaped);
}

/** As JSON.parse, with failures as values and a limit on length. */
export function parseJson(text: string, longest: number): Result<Json, readonly DataProblem[]> {
  if (text.length > longest) return fail([{ code: 'tooLong', pointer: '', details: { longest } }]);
  try {
    return succeed(JSON.parse(text) as Json);
  } catch {
    return fail([{ code: 'notJson', pointer: '' }]);
  }
}
