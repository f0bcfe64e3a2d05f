/**
 * Elements of arrays whose layout is known, as `maths/at.ts` gives those of floating-point numbers. One function for each kind
 * of array, because an access that sees several kinds is several times slower.
 */
export function charAt(chars: Uint16Array, index: number): number {
  return chars[index] as number;
}

export function codeAt(codes: Int16Array, index: number): number {
  return codes[index] as number;
}

export function startAt(starts: Int32Array, index: number): number {
  return starts[index] as number;
}
