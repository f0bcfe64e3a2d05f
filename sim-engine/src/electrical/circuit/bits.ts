import { intAt } from '../../maths/at.ts';

/** The bits of numbers, in the same memory: −0 is another than 0 here, and a NaN equal to itself. */
export const bitsOf = ({ buffer, byteOffset, length }: Float64Array): Int32Array =>
  new Int32Array(buffer, byteOffset, 2 * length);

/** Whether two rows of bits differ between two places. */
export function bitsDiffer(one: Int32Array, other: Int32Array, from: number, to: number): boolean {
  for (let index = from; index < to; index += 1) if (intAt(one, index) !== intAt(other, index)) return true;
  return false;
}
