import { type Memory, wideAt } from './memory.ts';

/** Sub-operations of WIDE on 64-bit integers; +1 where a comparison or a division reads them as unsigned. */
export const WIDE_OPERATIONS = {
  add: 0,
  subtract: 1,
  multiply: 2,
  divide: 4,
  divideUnsigned: 5,
  modulo: 6,
  moduloUnsigned: 7,
  negate: 8,
  and: 9,
  or: 10,
  xor: 11,
  not: 12,
  equal: 13,
  unequal: 14,
  less: 16,
  lessUnsigned: 17,
  lessOrEqual: 18,
  lessOrEqualUnsigned: 19,
  maximum: 20,
  maximumUnsigned: 21,
  minimum: 22,
  minimumUnsigned: 23,
  absolute: 24,
  shiftLeft: 25,
  shiftRight: 26,
  rotateLeft: 27,
  rotateRight: 28,
  scaleByReal: 29,
  divideByReal: 30,
  day: 31,
  bit: 32,
} as const;

export type WideOperation = keyof typeof WIDE_OPERATIONS;

const NS_PER_DAY = 86_400_000_000_000n;

export const TWO_63: number = 0x8000_0000_0000_0000;

/** A real's whole part; what 64 bits cannot hold, and NaN, becomes the lowest number. */
export function wholeOf(real: number): bigint {
  return real >= -TWO_63 && real < TWO_63 ? BigInt(Math.trunc(real)) : -0x8000_0000_0000_0000n;
}

/** As {@link wholeOf} for unsigned numbers: what is negative becomes 0. */
export function unsignedWholeOf(real: number): bigint {
  if (real < 0) return 0n;
  return BigInt.asUintN(64, real < 2 * TWO_63 ? BigInt(Math.trunc(real)) : wholeOf(real));
}

/** @returns `false` where it divides by zero */
export function wide(operation: number, memory: Memory, d: number, a: number, b: number): boolean {
  const { wide: cells, numbers } = memory;
  const x = wideAt(cells, a);
  const y = wideAt(cells, b);
  switch (operation) {
    case 0:
      cells[d] = BigInt.asIntN(64, x + y);
      return true;
    case 1:
      cells[d] = BigInt.asIntN(64, x - y);
      return true;
    case 2:
      cells[d] = BigInt.asIntN(64, x * y);
      return true;
    case 8:
      cells[d] = BigInt.asIntN(64, -x);
      return true;
    case 9:
      cells[d] = x & y;
      return true;
    case 10:
      cells[d] = x | y;
      return true;
    case 11:
      cells[d] = x ^ y;
      return true;
    case 12:
      cells[d] = ~x;
      return true;
    case 13:
      numbers[d] = x === y ? 1 : 0;
      return true;
    case 14:
      numbers[d] = x === y ? 0 : 1;
      return true;
    case 16:
      numbers[d] = x < y ? 1 : 0;
      return true;
    case 18:
      numbers[d] = x <= y ? 1 : 0;
      return true;
    case 20:
      cells[d] = y > x ? y : x;
      return true;
    case 22:
      cells[d] = y < x ? y : x;
      return true;
    case 24:
      cells[d] = BigInt.asIntN(64, x < 0n ? -x : x);
      return true;
    default:
      return division(operation, memory, d, a, b);
  }
}

function division(operation: number, memory: Memory, d: number, a: number, b: number): boolean {
  const { wide: cells, unsigned } = memory;
  const x = wideAt(cells, a);
  const y = wideAt(cells, b);
  switch (operation) {
    case 4:
      if (y === 0n) return false;
      cells[d] = BigInt.asIntN(64, x / y);
      return true;
    case 5:
      if (y === 0n) return false;
      unsigned[d] = wideAt(unsigned, a) / wideAt(unsigned, b);
      return true;
    case 6:
      cells[d] = y === 0n ? 0n : x % y;
      return true;
    case 7:
      unsigned[d] = y === 0n ? 0n : wideAt(unsigned, a) % wideAt(unsigned, b);
      return true;
    default:
      return unsignedOperation(operation, memory, d, a, b);
  }
}

function unsignedOperation(operation: number, memory: Memory, d: number, a: number, b: number): boolean {
  const { unsigned, numbers } = memory;
  const x = wideAt(unsigned, a);
  const y = wideAt(unsigned, b);
  switch (operation) {
    case 17:
      numbers[d] = x < y ? 1 : 0;
      return true;
    case 19:
      numbers[d] = x <= y ? 1 : 0;
      return true;
    case 21:
      unsigned[d] = y > x ? y : x;
      return true;
    case 23:
      unsigned[d] = y < x ? y : x;
      return true;
    default:
      return byNumber(operation, memory, d, a, b);
  }
}

/** Operations of a 64-bit integer with a number. */
function byNumber(operation: number, memory: Memory, d: number, a: number, b: number): boolean {
  const { wide: cells, unsigned, numbers } = memory;
  const count = numbers[b] ?? 0;
  const x = wideAt(unsigned, a);
  const turn = BigInt(((Math.trunc(count) % 64) + 64) % 64 || 0);
  switch (operation) {
    case 25:
      unsigned[d] = count >= 64 ? 0n : count <= 0 ? x : BigInt.asUintN(64, x << turn);
      return true;
    case 26:
      unsigned[d] = count >= 64 ? 0n : count <= 0 ? x : x >> turn;
      return true;
    case 27:
      unsigned[d] = BigInt.asUintN(64, (x << turn) | (x >> (64n - turn)));
      return true;
    case 28:
      unsigned[d] = BigInt.asUintN(64, (x >> turn) | (x << (64n - turn)));
      return true;
    case 29:
      cells[d] = wholeOf(Number(wideAt(cells, a)) * count);
      return true;
    case 30:
      if (count === 0) return false;
      cells[d] = wholeOf(Number(wideAt(cells, a)) / count);
      return true;
    case 31: {
      const ns = wideAt(cells, a);
      cells[d] = ns - (((ns % NS_PER_DAY) + NS_PER_DAY) % NS_PER_DAY);
      return true;
    }
    default:
      numbers[d] = Number((x >> turn) & 1n);
      return true;
  }
}
