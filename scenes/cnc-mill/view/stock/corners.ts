import { heightAt, type StockField } from './field.ts';

export const TILE_CELLS = 32;
const SIDE = TILE_CELLS + 1;

/** Half widths of the windows from which a contour's place and its direction are read, in cells. */
const PLACE_CELLS = 2;
const NORMAL_CELLS = 3;

/** How far beyond itself a tile's picture depends on cells. */
export const REACH_CELLS = NORMAL_CELLS + 1;

/**
 * The corners of a tile's cells. Each corner has a height for each of the four cells around it: one common height where they go on
 * into each other, different ones where a wall stands. A corner on a wall is moved to where the contour runs, and knows the wall's
 * direction. Everything follows from the field alone, so that neighbouring tiles agree to the bit.
 */
export class TileCorners {
  /** Four per corner: of the cells at lower left, lower right, upper right, upper left; µm. */
  readonly heightUm = new Int32Array(SIDE * SIDE * 4);
  /** How far the corner is moved, in cells: X and Y. */
  readonly shift = new Float32Array(SIDE * SIDE * 2);
  /** Outwards from the material; zero where there is no wall. */
  readonly normal = new Float32Array(SIDE * SIDE * 2);

  read(field: StockField, left: number, top: number, columns: number, rows: number): void {
    const limitUm = slopeLimitUm(field);
    for (let row = 0; row <= rows; row++) {
      for (let column = 0; column <= columns; column++) {
        this.#corner(field, left + column, top + row, row * SIDE + column, limitUm);
      }
    }
  }

  #corner(field: StockField, column: number, row: number, corner: number, limitUm: number): void {
    const a = heightAt(field, column - 1, row - 1);
    const b = heightAt(field, column, row - 1);
    const c = heightAt(field, column, row);
    const d = heightAt(field, column - 1, row);
    const out = this.heightUm;
    const base = corner * 4;
    this.shift[corner * 2] = 0;
    this.shift[corner * 2 + 1] = 0;
    if (a === b && b === c && c === d) {
      out.fill(a, base, base + 4);
      return;
    }
    const ab = joined(a, b, limitUm);
    const bc = joined(b, c, limitUm);
    const cd = joined(c, d, limitUm);
    const da = joined(d, a, limitUm);
    const links = Number(ab) + Number(bc) + Number(cd) + Number(da);
    if (links >= 3) {
      out.fill(Math.round((a + b + c + d) / 4), base, base + 4);
    } else {
      // Own cell, the two beside it, the one across; whether it is joined to those beside it, and those to the one across.
      const meanOf = (cells: readonly [number, number, number, number], links_: Links): number => {
        const [own, before, after, opposite] = cells;
        const [toBefore, toAfter, beyondBefore, beyondAfter] = links_;
        let [sum, count] = [own, 1];
        if (toBefore) [sum, count] = [sum + before, count + 1];
        if (toAfter) [sum, count] = [sum + after, count + 1];
        if ((toBefore && beyondBefore) || (toAfter && beyondAfter)) [sum, count] = [sum + opposite, count + 1];
        return Math.round(sum / count);
      };
      out[base] = meanOf([a, d, b, c], [da, ab, cd, bc]);
      out[base + 1] = meanOf([b, a, c, d], [ab, bc, da, cd]);
      out[base + 2] = meanOf([c, b, d, a], [bc, cd, ab, da]);
      out[base + 3] = meanOf([d, c, a, b], [cd, da, bc, ab]);
    }
    if (links < 4) this.#wall(field, column, row, corner, (Math.max(a, b, c, d) + Math.min(a, b, c, d)) / 2);
  }

  /** Where a contour runs and which way it looks, from how much of the cells around stands higher than half of the wall. */
  #wall(field: StockField, column: number, row: number, corner: number, levelUm: number): void {
    let [standing, gradientX, gradientY] = [0, 0, 0];
    for (let y = -NORMAL_CELLS; y < NORMAL_CELLS; y++) {
      for (let x = -NORMAL_CELLS; x < NORMAL_CELLS; x++) {
        if (heightAt(field, column + x, row + y) <= levelUm) continue;
        gradientX += x + 0.5;
        gradientY += y + 0.5;
        if (x >= -PLACE_CELLS && x < PLACE_CELLS && y >= -PLACE_CELLS && y < PLACE_CELLS) standing += 1;
      }
    }
    const length = Math.hypot(gradientX, gradientY);
    if (length < 1e-6) return;
    const [nx, ny] = [-gradientX / length, -gradientY / length];
    this.normal[corner * 2] = nx;
    this.normal[corner * 2 + 1] = ny;
    const width = 2 * PLACE_CELLS;
    const share = standing / (width * width) - 0.5;
    const reach = Math.max(-0.45, Math.min(0.45, share * width * Math.max(Math.abs(nx), Math.abs(ny))));
    this.shift[corner * 2] = nx * reach;
    this.shift[corner * 2 + 1] = ny * reach;
  }
}

type Links = readonly [boolean, boolean, boolean, boolean];

export const cornerAt = (column: number, row: number): number => row * SIDE + column;

/** What is no steeper than this goes on as a slope (a chamfer, a drill's point); what is steeper is a wall. */
export const slopeLimitUm = ({ cellMm }: StockField): number => cellMm * 1300;

export function joined(a: number, b: number, limitUm: number): boolean {
  if (a === b) return true;
  return a > 0 && b > 0 && Math.abs(a - b) <= limitUm;
}
