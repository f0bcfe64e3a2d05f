/**
 * One element of a list of numbers whose layout is known, so that the index lies inside it. The type of a plain access holds
 * `undefined` too, which a typed array gives only outside its bounds; this is the one place that says so. V8 inlines it.
 */
export function at(values: { readonly [index: number]: number }, index: number): number {
  return values[index] as number;
}
