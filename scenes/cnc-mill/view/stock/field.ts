/**
 * A workpiece as it is drawn: heights over a grid, row by row, in whole micrometres above the blank's underside, 0 where nothing is
 * left. Steps too small to be seen are rounded away, so that flat floors stay flat.
 */
export interface StockField {
  readonly columns: number;
  readonly rows: number;
  readonly cellMm: number;
  /** Height of the blank as it came, µm. */
  readonly blankUm: number;
  readonly heightUm: Int32Array;
}

/** What is rounded away, µm. */
const QUANTUM_UM = 5;

export const seenUm = (heightUm: number): number => Math.round(heightUm / QUANTUM_UM) * QUANTUM_UM;

export function blankField(columns: number, rows: number, cellMm: number, blankUm: number): StockField {
  return { columns, rows, cellMm, blankUm, heightUm: new Int32Array(columns * rows).fill(blankUm) };
}

/** Height at a cell; nothing stands outside the grid. */
export function heightAt({ columns, rows, heightUm }: StockField, column: number, row: number): number {
  if (column < 0 || row < 0 || column >= columns || row >= rows) return 0;
  return heightUm[row * columns + column] ?? 0;
}

/** The same piece in cells `step` times as wide: what is drawn where fine cells would be too many. */
export function coarser(field: StockField, step: number): StockField {
  const columns = Math.ceil(field.columns / step);
  const rows = Math.ceil(field.rows / step);
  const coarse = blankField(columns, rows, field.cellMm * step, field.blankUm);
  copyCoarse(field, coarse, step, { left: 0, top: 0, right: columns, bottom: rows });
  return coarse;
}

/** Cells of a rectangle, the right and bottom ones not included. */
export interface CellRange {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Copies the middle one of each group of fine cells. The range is in coarse cells. */
export function copyCoarse(fine: StockField, coarse: StockField, step: number, range: CellRange): void {
  const half = step >> 1;
  for (let row = range.top; row < range.bottom; row++) {
    const fineRow = Math.min(fine.rows - 1, row * step + half);
    for (let column = range.left; column < range.right; column++) {
      const fineColumn = Math.min(fine.columns - 1, column * step + half);
      coarse.heightUm[row * coarse.columns + column] = fine.heightUm[fineRow * fine.columns + fineColumn] ?? 0;
    }
  }
}
