import { listCanon } from './index.ts';
import type { ParameterValues } from './parameter-file.ts';
import type { Tool } from './tool-table.ts';

/** Half a printed digit falls either way, so the last one may differ by one. */
const PRINTED_TOLERANCE = 1.01e-4;
/** Beyond this size, a double itself has no such digits. */
const RELATIVE_TOLERANCE = 1e-12;

const NUMBER = /-?\d+\.\d+/gu;

/** Whether two lines of a listing say the same, but for the last digit of their numbers. */
function isSameLine(one: string, other: string): boolean {
  if (one === other) return true;
  if (one.replaceAll(NUMBER, '#') !== other.replaceAll(NUMBER, '#')) return false;
  const numbers = (line: string): readonly number[] => (line.match(NUMBER) ?? []).map(Number);
  const others = numbers(other);
  return numbers(one).every(
    (value, index) =>
      Math.abs(value - (others[index] ?? Number.NaN)) <= PRINTED_TOLERANCE + RELATIVE_TOLERANCE * Math.abs(value),
  );
}

/** The first line that differs, for a message; nothing where the listings are the same. */
export function firstDifference(got: readonly string[], wanted: readonly string[]): string | undefined {
  for (let index = 0; index < Math.max(got.length, wanted.length); index += 1) {
    const one = got[index] ?? '(nothing)';
    const other = wanted[index] ?? '(nothing)';
    if (!isSameLine(one, other)) return `line ${index + 1}: got ${one}, wanted ${other}`;
  }
  return undefined;
}

export interface ListingOptions {
  readonly tools?: readonly Tool[];
  readonly parameters?: ParameterValues;
  readonly blockDelete?: boolean;
  readonly fileName?: string;
}

/** A program's listing, and the text with which rs274 would refuse it ('' where it is good). */
export function listProgram(
  source: string,
  options: ListingOptions,
): { readonly lines: readonly string[]; readonly error: string } {
  const { lines, end } = listCanon(source, options);
  return { lines, error: end === 'end' ? '' : `${end.error.message}\n${end.error.text}` };
}
