/**
 * Elements of lists whose layout is known, so that the index lies inside. The type of a plain access holds `undefined` too, which a
 * typed array gives only outside its bounds; these are the places that say so.
 *
 * One function for each kind of array: engines inline them with what they have seen at the call, and one function that saw every kind
 * would be slow everywhere.
 */
export function at(values: Float64Array, index: number): number {
  return values[index] as number;
}

/** As {@link at}, of 32-bit integers. */
export function intAt(values: Int32Array, index: number): number {
  return values[index] as number;
}

/** As {@link at}, of plain arrays; not for loops that must be fast. */
export function itemAt(values: readonly number[], index: number): number {
  return values[index] as number;
}
