import type { StockField } from './field.ts';

/** Where a tool stands while it cuts, mm from the field's corner, and which way it goes (a unit vector). */
export interface CuttingTool {
  readonly x: number;
  readonly y: number;
  readonly radiusMm: number;
  readonly alongX: number;
  readonly alongY: number;
}

/** Marks nearer than this would flicker between cells. */
const LEAST_PITCH_CELLS = 4;

/**
 * The fine waves that a cutter leaves on a floor, as slopes a cell: two bytes each, 128 being level. Arcs of the cutter's radius, a pitch
 * apart along its way. Drawn, not measured: real ones are finer than the picture.
 */
export class ToolMarks {
  readonly slopes: Uint8Array;
  changed = true;
  readonly #field: StockField;

  constructor(field: StockField) {
    this.#field = field;
    this.slopes = new Uint8Array(field.columns * field.rows * 2).fill(128);
  }

  /** A cell that has just been cut. */
  mark(column: number, row: number, { x, y, radiusMm, alongX, alongY }: CuttingTool): void {
    const { cellMm, columns } = this.#field;
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
    const index = (row * columns + column) * 2;
    this.slopes[index] = 128 + Math.round(110 * wave * slopeX);
    this.slopes[index + 1] = 128 + Math.round(110 * wave * slopeY);
    this.changed = true;
  }
}
