import { intAt } from '../../maths/at.ts';

/**
 * A workpiece as heights over a grid (z-map), for tools that come from above. Heights are whole nanometres, so that sums of what
 * was removed are exact and the order of cuts does not matter.
 *
 * A grid alone knows a vertical wall only to a cell. So each cell that still stands also keeps how near a cutter's flank has come
 * to its centre (`wallMm`) and how deep (`wallNm`). The distance to a union is the least of the distances, so a running minimum is
 * exact, and a wall's place follows from any standing cell beside it to the precision of a 32-bit float. A contour is often cut
 * in several depths whose flanks differ by micrometres: of the deepest one the same is kept (`deepMm`, `deepNm`), so that the wall
 * below a shallow flank is known too.
 */
export interface HeightField {
  readonly columns: number;
  readonly rows: number;
  readonly cellMm: number;
  /** Of the first cell's lower corner. */
  readonly originMm: readonly [number, number];
  /** Underside of the workpiece: nothing is removed below it. */
  readonly floorNm: number;
  /** Row by row, of each cell's centre. */
  readonly heightNm: Int32Array;
  /** Distance from the cell's centre to the nearest flank beside it; Infinity where none is near. */
  readonly wallMm: Float32Array;
  /** Height down to which that flank reached. */
  readonly wallNm: Int32Array;
  /** Distance of the flank that reached deepest, the nearest of equally deep ones: often the same. */
  readonly deepMm: Float32Array;
  readonly deepNm: Int32Array;
}

/** How far beside a flank its distance is kept, in cells: more than the half diagonal, so that every wall has standing cells in it. */
export const WALL_BAND_CELLS = 1.5;

export const NM_PER_MM = 1_000_000;

export interface Block {
  readonly minMm: readonly [number, number, number];
  readonly maxMm: readonly [number, number, number];
}

export interface FieldGrid {
  readonly columns: number;
  readonly rows: number;
  readonly cellMm: number;
  readonly originMm: readonly [number, number];
}

/** A field that holds a rectangular block of material and nothing around it. @throws RangeError for a grid that cannot be */
export function blockField(block: Block, grid: FieldGrid): HeightField {
  const { columns, rows, cellMm, originMm } = grid;
  if (!(columns > 0 && rows > 0 && cellMm > 0 && columns * rows <= 1 << 26)) throw new RangeError('no such grid');
  const floorNm = Math.round(block.minMm[2] * NM_PER_MM);
  const heightNm = new Int32Array(columns * rows).fill(floorNm);
  const wallMm = new Float32Array(columns * rows).fill(Number.POSITIVE_INFINITY);
  const wallNm = new Int32Array(columns * rows).fill(floorNm);
  const deepMm = wallMm.slice();
  const deepNm = wallNm.slice();
  const topNm = Math.round(block.maxMm[2] * NM_PER_MM);
  const bandMm = WALL_BAND_CELLS * cellMm;
  for (let row = 0; row < rows; row++) {
    const y = originMm[1] + (row + 0.5) * cellMm;
    for (let column = 0; column < columns; column++) {
      const x = originMm[0] + (column + 0.5) * cellMm;
      const inside = Math.min(x - block.minMm[0], block.maxMm[0] - x, y - block.minMm[1], block.maxMm[1] - y);
      if (inside < 0) continue;
      const cell = row * columns + column;
      heightNm[cell] = topNm;
      if (inside > bandMm) continue;
      wallMm[cell] = inside;
      deepMm[cell] = inside;
    }
  }
  return { columns, rows, cellMm, originMm, floorNm, heightNm, wallMm, wallNm, deepMm, deepNm };
}

/** The smallest square-celled grid of at most `cells` a side that holds a block. */
export function gridFor(block: Block, cells: number): FieldGrid {
  const [width, height] = [block.maxMm[0] - block.minMm[0], block.maxMm[1] - block.minMm[1]];
  const cellMm = Math.max(width, height) / cells;
  const columns = Math.max(1, Math.ceil(width / cellMm - 1e-9));
  const rows = Math.max(1, Math.ceil(height / cellMm - 1e-9));
  return { columns, rows, cellMm, originMm: [block.minMm[0], block.minMm[1]] };
}

export function cellCentreMm(field: HeightField, column: number, row: number): readonly [number, number] {
  const { originMm, cellMm } = field;
  return [originMm[0] + (column + 0.5) * cellMm, originMm[1] + (row + 0.5) * cellMm];
}

/** Height at the cell that holds a point, mm; the floor's outside the field. */
export function heightAtMm(field: HeightField, x: number, y: number): number {
  const { columns, rows, cellMm, originMm } = field;
  const column = Math.floor((x - originMm[0]) / cellMm);
  const row = Math.floor((y - originMm[1]) / cellMm);
  if (!(column >= 0 && column < columns && row >= 0 && row < rows)) return field.floorNm / NM_PER_MM;
  return intAt(field.heightNm, row * columns + column) / NM_PER_MM;
}

/** Material left, mm³. The sum of nanometres is a whole number below 2⁵³, hence exact. */
export function volumeMm3(field: HeightField): number {
  let sumNm = 0;
  for (const height of field.heightNm) sumNm += height - field.floorNm;
  return (sumNm / NM_PER_MM) * field.cellMm * field.cellMm;
}

export function copyField(field: HeightField): HeightField {
  return {
    ...field,
    heightNm: field.heightNm.slice(),
    wallMm: field.wallMm.slice(),
    wallNm: field.wallNm.slice(),
    deepMm: field.deepMm.slice(),
    deepNm: field.deepNm.slice(),
  };
}
