import { acos, asin, atan2, cos, exp, ln, pow, sin, tan } from '../maths/exact.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Degrees to radians. */
export const RADIANS = Math.PI / 180;

/** How far a value may lie from a whole number that is asked for, and from the value it is compared with. */
const WHOLE_TOLERANCE = 0.0001;
const EQUAL_TOLERANCE = 0.0001;

/** The nearest whole number, or nothing where the value is none. */
export function wholeNumber(value: number, tolerance = WHOLE_TOLERANCE): number | undefined {
  const whole = Math.floor(value);
  const rest = value - whole;
  if (rest >= 1 - tolerance) return whole + 1;
  return rest <= tolerance ? whole : undefined;
}

/** C's `round`: halves go away from zero. */
export function roundAway(value: number): number {
  return value < 0 ? -Math.floor(-value + 0.5) : Math.floor(value + 0.5);
}

/** The tangent of 90° in rs274's arithmetic, which has a few more digits of π than ours. */
const RIGHT_ANGLE_TANGENT = 39_867_976_298_117_103_616;

const QUARTER_SINES = [0, 1, 0, -1] as const;

/** The exact sine of a multiple of 90°; nothing for other angles. */
function quarterTurn(degrees: number): number | undefined {
  if (degrees % 90 !== 0) return undefined;
  return QUARTER_SINES[(((degrees / 90) % 4) + 4) % 4];
}

type Calculation = number | Refusal;

type UnaryFunction = (argument: number) => Calculation;

/** Functions of one argument; angles in degrees. `atan` and `exists` have syntax of their own. */
export const FUNCTIONS: Readonly<Record<string, UnaryFunction>> = {
  abs: Math.abs,
  acos: (value) =>
    value < -1 || value > 1 ? refuse('expression', 'Argument to acos out of range') : acos(value) / RADIANS,
  asin: (value) =>
    value < -1 || value > 1 ? refuse('expression', 'Argument to asin out of range') : asin(value) / RADIANS,
  cos: (degrees) => quarterTurn(degrees + 90) ?? cos(degrees * RADIANS),
  exp,
  fix: Math.floor,
  fup: Math.ceil,
  ln: (value) => (value <= 0 ? refuse('expression', 'Zero or negative argument to ln') : ln(value)),
  round: roundAway,
  sin: (degrees) => quarterTurn(degrees) ?? sin(degrees * RADIANS),
  sqrt: (value) => (value < 0 ? refuse('expression', 'Negative argument to sqrt') : Math.sqrt(value)),
  tan: (degrees) => (Math.abs(degrees) === 90 ? -Math.sign(degrees) * RIGHT_ANGLE_TANGENT : tan(degrees * RADIANS)),
};

/** The angle of a point (x, y) in degrees. */
export function angleOf(y: number, x: number): number {
  return atan2(y, x) / RADIANS;
}

export interface Operator {
  readonly text: string;
  /** Which binds first: the larger. Operators of one level go from left to right, powers too. */
  readonly level: number;
  readonly apply: (left: number, right: number) => Calculation;
}

const bit = (truth: boolean): number => (truth ? 1 : 0);

/** The remainder that is not negative, whatever the signs. */
function modulo(left: number, right: number): number {
  const rest = left % right;
  return rest < 0 ? rest + Math.abs(right) : rest;
}

function power(base: number, exponent: number): Calculation {
  if (base < 0 && Math.floor(exponent) !== exponent)
    return refuse('expression', 'Attempt to raise negative to non integer power');
  return pow(base, exponent);
}

const isEqual = (left: number, right: number): boolean => Math.abs(left - right) < EQUAL_TOLERANCE;

export const OPERATORS: readonly Operator[] = [
  { text: '**', level: 5, apply: power },
  { text: '*', level: 4, apply: (left, right) => left * right },
  {
    text: '/',
    level: 4,
    apply: (left, right) => (right === 0 ? refuse('expression', 'Attempt to divide by zero') : left / right),
  },
  { text: 'mod', level: 4, apply: modulo },
  { text: '+', level: 3, apply: (left, right) => left + right },
  { text: '-', level: 3, apply: (left, right) => left - right },
  { text: 'eq', level: 2, apply: (left, right) => bit(isEqual(left, right)) },
  { text: 'ne', level: 2, apply: (left, right) => bit(!isEqual(left, right)) },
  { text: 'gt', level: 2, apply: (left, right) => bit(left > right) },
  { text: 'ge', level: 2, apply: (left, right) => bit(left >= right) },
  { text: 'lt', level: 2, apply: (left, right) => bit(left < right) },
  { text: 'le', level: 2, apply: (left, right) => bit(left <= right) },
  { text: 'and', level: 1, apply: (left, right) => bit(left !== 0 && right !== 0) },
  { text: 'or', level: 1, apply: (left, right) => bit(left !== 0 || right !== 0) },
  { text: 'xor', level: 1, apply: (left, right) => bit((left !== 0) !== (right !== 0)) },
];
