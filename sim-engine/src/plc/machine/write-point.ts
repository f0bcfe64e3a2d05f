import { rangeOf } from '../types/constant.ts';
import { arithmeticOf, type Type } from '../types/types.ts';
import type { Memory } from './memory.ts';
import type { Point, PointValue } from './watch.ts';

/** A value as a cell of a type holds it; `undefined` where the type has no such value. */
export function accepted(type: Type, value: PointValue): number | bigint | string | undefined {
  const arithmetic = arithmeticOf(type);
  if (arithmetic === 'text' || typeof value === 'string') return acceptedText(type, value);
  if (arithmetic === 'f32') return typeof value === 'number' ? Math.fround(value) : Math.fround(Number(value));
  if (arithmetic === 'f64') return Number(value);
  if (typeof value === 'number' && !Number.isInteger(value)) return undefined;
  const whole = BigInt(value);
  if (type.kind === 'enumeration') {
    const known = [...type.values.values()].some((one) => one.value === whole);
    return known ? Number(whole) : undefined;
  }
  const range = rangeOf(type) ?? { low: -0x8000_0000_0000_0000n, high: 0x7fff_ffff_ffff_ffffn };
  if (whole < range.low || whole > range.high) return undefined;
  return arithmetic === 'i64' || arithmetic === 'u64' ? BigInt.asIntN(64, whole) : Number(whole);
}

function acceptedText(type: Type, value: PointValue): string | undefined {
  if (type.kind !== 'string' || typeof value !== 'string') return undefined;
  return type.wide || /^[\0-\u{FF}]*$/u.test(value) ? value.slice(0, type.capacity) : undefined;
}

/** Puts what {@link accepted} gave into a cell. */
export function putIntoCell(memory: Memory, cell: number, held: number | bigint | string): void {
  if (typeof held === 'bigint') memory.wide[cell] = held;
  else if (typeof held === 'string') memory.texts[cell] = held;
  else memory.numbers[cell] = held;
}

/** @returns whether the type has such a value */
export function writePoint(memory: Memory, { type, cell }: Point, value: PointValue): boolean {
  const held = accepted(type, value);
  if (held === undefined) return false;
  putIntoCell(memory, cell, held);
  return true;
}
