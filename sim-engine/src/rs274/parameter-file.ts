import { fail, type Result, succeed } from '../result.ts';
import { fixed } from './canon-print.ts';
import { PARAMETER_COUNT } from './numbered-parameters.ts';
import type { FileFailure } from './tool-table.ts';

/** Parameters by number, as a `.var` file keeps them between programs; lengths in the machine unit. */
export type ParameterValues = ReadonlyMap<number, number>;

/** The first parameter of the nine coordinate systems is 5221, of the last 5381; each has ten. */
const REQUIRED: readonly (readonly [number, number])[] = [
  [5161, 5169],
  [5181, 5189],
  [5210, 5230],
  [5241, 5250],
  [5261, 5270],
  [5281, 5290],
  [5301, 5310],
  [5321, 5330],
  [5341, 5350],
  [5361, 5370],
  [5381, 5390],
];

/** Reads a `start.var` of LinuxCNC: number, white space, value on each line, numbers rising. */
export function parseParameterFile(text: string): Result<ParameterValues, FileFailure> {
  const values = new Map<number, number>();
  let last = 0;
  for (const [index, line] of text.split(/\r?\n/u).entries()) {
    if (line.trim() === '') continue;
    const [first = '', second = ''] = line.trim().split(/\s+/u);
    const number = Number(first);
    const value = Number(second);
    const at = { line: index + 1, column: 1 };
    if (!Number.isInteger(number) || number < 1 || number >= PARAMETER_COUNT)
      return fail({ ...at, message: `no parameter has the number ${first}` });
    if (second === '' || !Number.isFinite(value)) return fail({ ...at, message: `parameter ${first} has no value` });
    if (number <= last) return fail({ ...at, message: 'Parameter file out of order' });
    values.set(number, value);
    last = number;
  }
  return succeed(values);
}

/**
 * Writes what a program left, in the form of `start.var`: the parameters that the file had before, and those that every such
 * file must have.
 */
export function formatParameterFile(before: ParameterValues, after: ParameterValues): string {
  const numbers = new Set(before.keys());
  for (const [first, last] of REQUIRED) for (let number = first; number <= last; number += 1) numbers.add(number);
  return [...numbers]
    .toSorted((a, b) => a - b)
    .map((number) => `${number}\t${fixed(after.get(number) ?? 0, 6)}\n`)
    .join('');
}
