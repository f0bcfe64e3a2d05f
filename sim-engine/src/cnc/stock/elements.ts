/** Elements of the kinds of typed arrays that only a workpiece has; as in `maths/at.ts`, one function a kind keeps each fast. */
export function float32At(values: Float32Array, index: number): number {
  return values[index] as number;
}

export function byteAt(values: Uint8Array, index: number): number {
  return values[index] as number;
}

export function wordAt(values: Uint32Array, index: number): number {
  return values[index] as number;
}
