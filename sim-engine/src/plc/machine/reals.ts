import { acos, asin, atan, atan2, cos, exp, ln, log10, pow, sin, tan } from '../../maths/exact.ts';

/** Functions of one real, in the order of their numbers. */
export const REAL_FUNCTIONS = [
  'ABS',
  'SQRT',
  'LN',
  'LOG',
  'EXP',
  'SIN',
  'COS',
  'TAN',
  'ASIN',
  'ACOS',
  'ATAN',
  'TRUNC',
] as const;

/** Functions of two reals. */
export const REAL_FUNCTIONS_2 = ['EXPT', 'ATAN2'] as const;

/** Outside a function's domain the result is that of IEEE 754 (NaN, ±∞), no fault. */
export function realFunction(which: number, x: number): number {
  switch (which) {
    case 0:
      return Math.abs(x);
    case 1:
      return Math.sqrt(x);
    case 2:
      return ln(x);
    case 3:
      return log10(x);
    case 4:
      return exp(x);
    case 5:
      return sin(x);
    case 6:
      return cos(x);
    case 7:
      return tan(x);
    case 8:
      return asin(x);
    case 9:
      return acos(x);
    case 10:
      return atan(x);
    default:
      return Math.trunc(x);
  }
}

export function realFunction2(which: number, x: number, y: number): number {
  return which === 0 ? pow(x, y) : atan2(x, y);
}
