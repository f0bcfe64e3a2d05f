/** An unsigned 64-bit number as two unsigned 32-bit halves: JavaScript's numbers hold only 53 bits exactly. */
export interface Uint64 {
  readonly high: number;
  readonly low: number;
}

const TWO_32 = 0x1_0000_0000;

/** Upper 32 bits of the 64-bit product of two unsigned 32-bit numbers, by 16-bit digits: each partial sum is exact. */
function multiplyHigh(a: number, b: number): number {
  const aHigh = a >>> 16;
  const aLow = a & 0xffff;
  const bHigh = b >>> 16;
  const bLow = b & 0xffff;
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16);
  const carried = aLow * bHigh + (middle & 0xffff);
  return aHigh * bHigh + Math.floor(middle / 0x1_0000) + Math.floor(carried / 0x1_0000);
}

/** `a × b mod 2⁶⁴` */
export function multiply(a: Uint64, b: Uint64): Uint64 {
  const high = multiplyHigh(a.low, b.low) + Math.imul(a.high, b.low) + Math.imul(a.low, b.high);
  return { high: high >>> 0, low: Math.imul(a.low, b.low) >>> 0 };
}

/** `a + b mod 2⁶⁴` */
export function add(a: Uint64, b: Uint64): Uint64 {
  const low = a.low + b.low;
  return { high: (a.high + b.high + (low >= TWO_32 ? 1 : 0)) >>> 0, low: low >>> 0 };
}

export function isUint64({ high, low }: Uint64): boolean {
  return high >>> 0 === high && low >>> 0 === low;
}
