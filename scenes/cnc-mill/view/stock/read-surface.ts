import type { SurfaceChange } from '../../../session/index.ts';
import type { CellRange } from './field.ts';

/** What has become of the workpiece. */
export interface SeenSurface {
  readonly whole: boolean;
  /** Columns are 1 where nothing is in the vice. */
  readonly columns: number;
  readonly rows: number;
  readonly cellMm: number;
  readonly blankUm: number;
  readonly patches: readonly { readonly range: CellRange; readonly heightsUm: ArrayLike<number> }[];
}

export function readSurface({ whole, bytes }: SurfaceChange): SeenSurface {
  const words = new Int32Array(bytes.slice().buffer);
  const [columns = 1, rows = 1, cellNm = 0, blankUm = 0, left = 0, top = 0, right = 0, bottom = 0] = words;
  return {
    whole,
    columns,
    rows,
    cellMm: cellNm / 1e6,
    blankUm,
    patches: [{ range: { left, top, right, bottom }, heightsUm: words.subarray(8) }],
  };
}
