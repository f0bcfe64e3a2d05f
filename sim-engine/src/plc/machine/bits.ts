/** Sub-operations of BITS: an operation, plus the width in bits shifted left by 3. */
export const SHIFT_LEFT = 0;
export const SHIFT_RIGHT = 1;
export const ROTATE_LEFT = 2;
export const ROTATE_RIGHT = 3;
/** d := bit b of a (b counts from 0) */
export const GET_BITS = 4;
/** Packed decimal digits: a digit over 9 counts as what it is. */
export const FROM_BCD = 5;
export const TO_BCD = 6;

export function bitsCode(operation: number, width: number): number {
  return operation | (width << 3);
}

/**
 * Shifts and rotations of bit strings up to 32 bits. Shifting by the width or more gives 0, by a negative number nothing;
 * rotations count modulo the width.
 */
export function bits(code: number, value: number, count: number): number {
  const width = code >> 3;
  const mask = width === 32 ? 0xffff_ffff : (1 << width) - 1;
  const turn = ((count % width) + width) % width;
  switch (code & 7) {
    case SHIFT_LEFT:
      return count >= width ? 0 : count <= 0 ? value : ((value << count) & mask) >>> 0;
    case SHIFT_RIGHT:
      return count >= width ? 0 : count <= 0 ? value : value >>> count;
    case ROTATE_LEFT:
      return turn === 0 ? value : (((value << turn) | (value >>> (width - turn))) & mask) >>> 0;
    case ROTATE_RIGHT:
      return turn === 0 ? value : (((value >>> turn) | (value << (width - turn))) & mask) >>> 0;
    case GET_BITS:
      return ((value >>> count) & mask) >>> 0;
    case FROM_BCD:
      return (fromBcd(value) & mask) >>> 0;
    default:
      return (toBcd(value) & mask) >>> 0;
  }
}

function fromBcd(digits: number): number {
  let value = 0;
  for (let shift = 28; shift >= 0; shift -= 4) value = value * 10 + ((digits >>> shift) & 15);
  return value;
}

function toBcd(value: number): number {
  let digits = 0;
  let rest = value;
  for (let shift = 0; shift < 32; shift += 4) {
    digits |= (rest % 10) << shift;
    rest = Math.floor(rest / 10);
  }
  return digits;
}
