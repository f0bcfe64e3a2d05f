import { DataTexture, LinearFilter, type MeshStandardMaterial, RGFormat, UnsignedByteType } from 'three';

import type { SeenTile } from './read-surface.ts';
import { seenUm, type StockField } from './field.ts';
import { StockGeometry } from './stock-geometry.ts';
import { stockMaterial } from './stock-material.ts';
import { TiledStock } from './tiled-stock.ts';
import type { CuttingTool, ToolMarks } from './tool-marks.ts';

/** At most so many faces of four corners: 120,000 triangles. */
export const STOCK_QUADS = 60_000;
/** For drawing tiles anew in one picture, ms. */
const WORK_MS = 5;
/** All marks go to the graphics processor at once, a quarter of a megabyte: not for every picture. */
const MARKS_EVERY_MS = 200;

/** A workpiece in the picture: takes heights, keeps a geometry in step with them, a little in every picture. */
export class StockPicture {
  readonly field: StockField;
  readonly tiled: TiledStock;
  readonly geometry: StockGeometry;
  readonly material: MeshStandardMaterial;
  readonly #marks: ToolMarks;
  readonly #texture: DataTexture;
  #marksAtMs = Number.NEGATIVE_INFINITY;
  /** A whole piece comes at once, and is more than a picture's time takes. */
  readonly #arrived: { readonly tile: SeenTile; readonly tool: CuttingTool | null }[] = [];
  #taken = 0;

  /** @param marks of a piece of this size: they outlive its pictures */
  constructor(field: StockField, marks: ToolMarks, step: 1 | 2 = 1) {
    const { columns, rows, cellMm, blankUm } = field;
    this.field = field;
    this.tiled = new TiledStock(this.field, STOCK_QUADS, step);
    const [width, depth, height] = [columns * cellMm, rows * cellMm, blankUm / 1000];
    this.geometry = new StockGeometry(
      this.tiled.pool,
      [width / 2, depth / 2, height / 2],
      Math.hypot(width, depth, height) / 2,
    );
    this.#marks = marks;
    this.#texture = new DataTexture(this.#marks.slopes, columns, rows, RGFormat, UnsignedByteType);
    this.#texture.magFilter = LinearFilter;
    this.#texture.minFilter = LinearFilter;
    this.material = stockMaterial(this.#texture, width, depth);
  }

  /** Takes heights of a tile in; they are looked at when it is drawn. @param tool what has just cut it; null where that is not known */
  put(tile: SeenTile, tool: CuttingTool | null): void {
    this.#arrived.push({ tile, tool });
  }

  #take({ column: firstColumn, row: firstRow, heightsUm }: SeenTile, tool: CuttingTool | null): void {
    const { columns, rows, heightUm, blankUm } = this.field;
    const side = Math.sqrt(heightsUm.length);
    const [endColumn, endRow] = [Math.min(columns, firstColumn + side), Math.min(rows, firstRow + side)];
    let [left, top, right, bottom] = [endColumn, endRow, firstColumn, firstRow];
    for (let row = firstRow; row < endRow; row++) {
      for (let column = firstColumn; column < endColumn; column++) {
        const height = seenUm(heightsUm[(row - firstRow) * side + column - firstColumn] ?? 0);
        const index = row * columns + column;
        if (heightUm[index] === height) continue;
        heightUm[index] = height;
        if (tool === null) this.#marks.recall(column, row, height, height < blankUm);
        else this.#marks.mark(column, row, height, tool);
        [left, top] = [Math.min(left, column), Math.min(top, row)];
        [right, bottom] = [Math.max(right, column + 1), Math.max(bottom, row + 1)];
      }
    }
    if (left < right && top < bottom) this.tiled.touch({ left, top, right, bottom });
  }

  /** Draws what waits, for a few milliseconds; says whether more waits. */
  work(): boolean {
    const nowMs = performance.now();
    const untilMs = nowMs + WORK_MS;
    const mayGoOn = (): boolean => performance.now() < untilMs;
    while (this.#taken < this.#arrived.length && mayGoOn()) {
      const next = this.#arrived[this.#taken];
      if (next !== undefined) this.#take(next.tile, next.tool);
      this.#taken += 1;
    }
    if (this.#taken < this.#arrived.length) return true;
    this.#arrived.length = 0;
    this.#taken = 0;
    if (this.tiled.work(mayGoOn)) this.geometry.upload();
    if (this.tiled.waiting > 0) return true;
    if (!this.#marks.changed) return false;
    if (nowMs - this.#marksAtMs < MARKS_EVERY_MS) return true;
    this.#marks.changed = false;
    this.#marksAtMs = nowMs;
    this.#texture.needsUpdate = true;
    return false;
  }

  dispose(): void {
    this.geometry.dispose();
    this.material.dispose();
    this.#texture.dispose();
  }
}
