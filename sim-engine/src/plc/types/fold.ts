import type { BinaryOperator, UnaryOperator } from '../syntax/ast.ts';
import type { Constant } from './constant.ts';
import { BOOL, familyOf, rangeOfBits, type Type } from './types.ts';

function isUntyped({ type }: Constant): boolean {
  return typeof type === 'string';
}

/** The type of the result of two constants: a typed one gives its own. */
function resultType(a: Constant, b: Constant): Constant['type'] {
  if (!isUntyped(a)) return a.type;
  if (!isUntyped(b)) return b.type;
  return a.type === 'anyReal' || b.type === 'anyReal' ? 'anyReal' : 'anyInteger';
}

function compared(
  operator: BinaryOperator,
  a: bigint | number | string,
  b: bigint | number | string,
): boolean | undefined {
  switch (operator) {
    case '=':
      return a === b;
    case '<>':
      return a !== b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    default:
      return undefined;
  }
}

function wholes(operator: BinaryOperator, a: bigint, b: bigint): bigint | undefined {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0n ? undefined : a / b;
    case 'MOD':
      return b === 0n ? 0n : a % b;
    case 'AND':
      return a & b;
    case 'OR':
      return a | b;
    case 'XOR':
      return a ^ b;
    default:
      return undefined;
  }
}

function reals(operator: BinaryOperator, a: number, b: number): number | undefined {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0 ? undefined : a / b;
    default:
      return undefined;
  }
}

/** Beyond this no type holds a number: a constant that grows further is not folded. */
const LARGEST = 1n << 80n;

/** The value of an operation on constants, or `undefined` where only a run can say. */
export function foldBinary(operator: BinaryOperator, a: Constant, b: Constant): Constant | undefined {
  const type = resultType(a, b);
  const bothWhole = typeof a.value === 'bigint' && typeof b.value === 'bigint';
  const anyText = typeof a.value === 'string' || typeof b.value === 'string';
  if (anyText && typeof a.value !== typeof b.value) return undefined;
  const left = bothWhole || anyText ? a.value : Number(a.value);
  const right = bothWhole || anyText ? b.value : Number(b.value);
  const answer = compared(operator, left, right);
  if (answer !== undefined) return { type: BOOL, value: answer ? 1n : 0n };
  if (typeof left === 'bigint' && typeof right === 'bigint') {
    const whole = wholes(operator, left, right);
    if (whole === undefined || whole > LARGEST || whole < -LARGEST) return undefined;
    return { type, value: whole };
  }
  if (typeof left !== 'number' || typeof right !== 'number') return undefined;
  const real = reals(operator, left, right);
  return real === undefined || !Number.isFinite(real) ? undefined : { type, value: real };
}

export function foldUnary(operator: UnaryOperator, { type, value }: Constant): Constant | undefined {
  if (operator === 'NOT') {
    const mask = typeof type === 'string' ? undefined : rangeOfBits(type);
    return typeof value === 'bigint' && mask !== undefined ? { type, value: value ^ mask } : undefined;
  }
  if (typeof value === 'string' || (typeof type !== 'string' && !hasSign(type))) return undefined;
  return { type, value: operator === '-' ? -value : value };
}

function hasSign(type: Type): boolean {
  return ['signed', 'unsigned', 'real', 'duration'].includes(familyOf(type));
}
