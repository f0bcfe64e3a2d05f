import { matchesAny } from './glob.ts';
import { TEST_ONLY } from './zones.ts';

/** What must compute the same bits on every engine, whatever the day. */
const DETERMINISTIC = ['sim-engine/src/**', 'scenes/:scene/model/**'];

/** Of `Math`, what IEEE 754 or ECMAScript defines to the bit; the rest is "implementation-approximated". */
const EXACT_OF_MATH: ReadonlySet<string> = new Set([
  'abs',
  'ceil',
  'clz32',
  'floor',
  'fround',
  'imul',
  'max',
  'min',
  'round',
  'sign',
  'sqrt',
  'trunc',
  // Constants: each is one double.
  'E',
  'LN10',
  'LN2',
  'LOG10E',
  'LOG2E',
  'PI',
  'SQRT1_2',
  'SQRT2',
]);

/** Names that bring in a clock, chance, or the machine's language. */
const NEVER: ReadonlySet<string> = new Set(['Date', 'performance', 'Intl', 'crypto', 'setTimeout', 'setInterval']);

export function mustBeExact(path: string): boolean {
  return matchesAny(path, DETERMINISTIC) && !matchesAny(path, TEST_ONLY);
}

/** @returns why `Math.<name>` is not allowed there, or `undefined` where it is. */
export function judgeMaths(name: string): string | undefined {
  return EXACT_OF_MATH.has(name)
    ? undefined
    : `Math.${name} differs between engines: take it from sim-engine's maths/exact.ts.`;
}

/** @returns why the global name is not allowed there, or `undefined` where it is. */
export function judgeGlobal(name: string): string | undefined {
  return NEVER.has(name) ? `${name} makes a run depend on where and when it runs.` : undefined;
}
