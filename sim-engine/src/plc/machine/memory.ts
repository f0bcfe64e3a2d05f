/**
 * The flat memory of a program: cells of 8 bytes, each a number (whole numbers up to 32 bits, BOOL, REAL, LREAL), a 64-bit
 * integer (LINT, ULINT, LWORD and all times, in nanoseconds) or, beside it under the same index, a text.
 */
export interface Memory {
  readonly numbers: Float64Array;
  /** The same cells as signed and as unsigned 64-bit integers. */
  readonly wide: BigInt64Array;
  readonly unsigned: BigUint64Array;
  readonly texts: string[];
}

/** Cells 0 and 1 of every program. */
export const NOW_CELL = 0;
export const INTERVAL_CELL = 1;
export const FIRST_FREE_CELL = 2;

/** What a cell holds, for snapshots. */
export const NUMBER_CELL = 0;
export const WIDE_CELL = 1;
export const TEXT_CELL = 2;

export function createMemory(cells: number): Memory {
  const buffer = new ArrayBuffer(cells * 8);
  return {
    numbers: new Float64Array(buffer),
    wide: new BigInt64Array(buffer),
    unsigned: new BigUint64Array(buffer),
    texts: Array.from({ length: cells }, () => ''),
  };
}

/** Like `at` of ../../maths, for 64-bit integers: the index lies inside by the layout. */
export function wideAt(values: BigInt64Array | BigUint64Array, index: number): bigint {
  return values[index] as bigint;
}

export function textAt(texts: readonly string[], index: number): string {
  return texts[index] as string;
}
