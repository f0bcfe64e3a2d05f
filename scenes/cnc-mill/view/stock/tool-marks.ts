import type { StockField } from './field.ts';

/** Where a tool stands while it cuts, mm from the field's corner, and which way it goes (a unit vector). */
export interface CuttingTool {
  readonly x: number;
  readonly y: number;
  readonly radiusMm: number;
  readonly alongX: number;
  readonly alongY: number;
}

type Grid = Pick<StockField, 'columns' | 'rows' | 'cellMm'>;

/** Marks nearer than this would flicker between cells. */
const LEAST_PITCH_CELLS = 4;
const LEVEL = 128;
/** What is taken for the cutter of a floor that nobody here saw being cut. */
const STAND_IN_MM = 8;

/**
 * The fine waves that a cutter leaves on a floor, as slopes a cell: two bytes each, 128 being level. Arcs of the cutter's radius, a pitch
 * apart along its way. Drawn, not measured: real ones are finer than the picture. What was seen being cut is remembered with its height:
 * a replay that leaps back and forth shows it again. Other floors get the marks of a cutter that went along X.
 */
export class ToolMarks {
  readonly slopes: Uint8Array;
  changed = true;
  readonly #grid: Grid;
  readonly #seen: Uint8Array;
  readonly #seenUm: Int32Array;

  constructor(grid: Grid) {
    this.#grid = grid;
    const cells = grid.columns * grid.rows;
    this.slopes = new Uint8Array(cells * 2).fill(LEVEL);
    this.#seen = new Uint8Array(cells * 2);
    this.#seenUm = new Int32Array(cells).fill(-1);
  }

  fits({ columns, rows, cellMm }: Grid): boolean {
    const own = this.#grid;
    return own.columns === columns && own.rows === rows && own.cellMm === cellMm;
  }

  /** A cell that has just been cut to this height. */
  mark(column: number, row: number, heightUm: number, tool: CuttingTool): void {
    const cell = row * this.#grid.columns + column;
    this.#draw(column, row, tool);
    this.#seen.set(this.slopes.subarray(cell * 2, cell * 2 + 2), cell * 2);
    this.#seenUm[cell] = heightUm;
  }

  /** A cell of which only its height is known. @param cut false for the blank as it came */
  recall(column: number, row: number, heightUm: number, cut: boolean): void {
    const { columns, rows, cellMm } = this.#grid;
    const cell = row * columns + column;
    if (!cut) this.#put(cell, LEVEL, LEVEL);
    else if (this.#seenUm[cell] === heightUm)
      this.#put(cell, this.#seen[cell * 2] ?? LEVEL, this.#seen[cell * 2 + 1] ?? LEVEL);
    else this.#draw(column, row, { x: 0, y: (rows / 2) * cellMm, radiusMm: STAND_IN_MM, alongX: 1, alongY: 0 });
  }

  /** Shows nothing until it is recalled. */
  level(): void {
    this.slopes.fill(LEVEL);
    this.changed = true;
  }

  #draw(column: number, row: number, { x, y, radiusMm, alongX, alongY }: CuttingTool): void {
    const { cellMm, columns } = this.#grid;
    const [px, py] = [(column + 0.5) * cellMm, (row + 0.5) * cellMm];
    const along = px * alongX + py * alongY;
    const beside = (px - x) * -alongY + (py - y) * alongX;
    const behind = Math.sqrt(Math.max(radiusMm * radiusMm * 0.04, radiusMm * radiusMm - beside * beside));
    const pitchMm = Math.max(LEAST_PITCH_CELLS * cellMm, radiusMm * 0.07);
    const wave = Math.sin(((along - behind) / pitchMm) * 2 * Math.PI);
    // Up the wave: along the way, and outwards as the arc bends.
    const lean = beside / behind;
    const length = Math.hypot(1, lean);
    const [slopeX, slopeY] = [(alongX - alongY * lean) / length, (alongY + alongX * lean) / length];
    this.#put(row * columns + column, LEVEL + Math.round(110 * wave * slopeX), LEVEL + Math.round(110 * wave * slopeY));
  }

  #put(cell: number, slopeX: number, slopeY: number): void {
    this.slopes[cell * 2] = slopeX;
    this.slopes[cell * 2 + 1] = slopeY;
    this.changed = true;
  }
}
