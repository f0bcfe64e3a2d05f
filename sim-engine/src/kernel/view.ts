/** Numbers with names, laid out one after the other; `floats` is the same memory for loops over all of them. */
export type Values<Name extends string> = { [Key in Name]: number } & { readonly floats: Float64Array };

type ValuesType = new (floats: Float64Array) => { readonly floats: Float64Array };

/**
 * Makes the class through which a block's functions see their numbers by name. Its accessors stand on the prototype: one shape for
 * all instances of a block, so that engines inline them down to the plain element of the array.
 */
export function valuesType(names: readonly string[]): ValuesType {
  class NamedValues {
    readonly floats: Float64Array;
    constructor(floats: Float64Array) {
      this.floats = floats;
    }
  }
  for (const [index, name] of names.entries()) {
    Object.defineProperty(NamedValues.prototype, name, {
      enumerable: true,
      get(this: NamedValues): number {
        // Written out: what engines inline is limited, and this stands in every block's innermost lines.
        return this.floats[index] as number;
      },
      set(this: NamedValues, value: number): void {
        this.floats[index] = value;
      },
    });
  }
  return NamedValues;
}
