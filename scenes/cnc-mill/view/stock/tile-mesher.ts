import { cornerAt, joined, slopeLimitUm, TILE_CELLS, TileCorners } from './corners.ts';
import { heightAt, type StockField } from './field.ts';

/** What a face is, as the fourth byte of its normal tells the shader. */
const FACE = { raw: 0, machined: 127 } as const;

/** Takes faces of four corners each, counter-clockwise from outside. Millimetres from the field's corner and its underside. */
export interface QuadSink {
  /** The corner that `corner` adds belongs to the newest face; four follow each other. */
  corner(x: number, y: number, z: number, nx: number, ny: number, nz: number, face: number): void;
}

/**
 * Draws a tile of the field: flat parts as few large rectangles, slopes as small ones, walls as upright faces with the contour's own
 * normals. The faces of all tiles together close.
 */
export class TileMesher {
  readonly #corners = new TileCorners();
  /** Which cells may be part of a larger rectangle: 1 above, 2 below. */
  readonly #plain = new Uint8Array(TILE_CELLS * TILE_CELLS);
  readonly #done = new Uint8Array(TILE_CELLS * TILE_CELLS);

  mesh(field: StockField, tileColumn: number, tileRow: number, sink: QuadSink): void {
    const tile: Tile = {
      field,
      left: tileColumn * TILE_CELLS,
      top: tileRow * TILE_CELLS,
      columns: Math.min(TILE_CELLS, field.columns - tileColumn * TILE_CELLS),
      rows: Math.min(TILE_CELLS, field.rows - tileRow * TILE_CELLS),
    };
    this.#corners.read(field, tile.left, tile.top, tile.columns, tile.rows);
    this.#sort(tile);
    this.#sheets(tile, sink, 1);
    this.#sheets(tile, sink, 2);
    this.#walls(tile, sink);
  }

  #sort({ field, left, top, columns, rows }: Tile): void {
    const { heightUm, shift } = this.#corners;
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const own = heightAt(field, left + column, top + row);
        let [moved, level] = [false, true];
        for (let index = 0; index < 4; index++) {
          const corner = cornerAt(column + (CORNER_X[index] ?? 0), row + (CORNER_Y[index] ?? 0));
          if (shift[corner * 2] !== 0 || shift[corner * 2 + 1] !== 0) moved = true;
          if (heightUm[corner * 4 + (OWN_SLOT[index] ?? 0)] !== own) level = false;
        }
        this.#plain[row * TILE_CELLS + column] = (!moved && level ? 1 : 0) | (moved ? 0 : 2);
      }
    }
  }

  /** Tops (1) or undersides (2), plain neighbours of one height joined to rectangles. */
  #sheets({ field, left, top, columns, rows }: Tile, sink: QuadSink, side: 1 | 2): void {
    const plain = (column: number, row: number): boolean =>
      ((this.#plain[row * TILE_CELLS + column] ?? 0) & side) !== 0;
    const levelOf = (column: number, row: number): number => {
      const own = heightAt(field, left + column, top + row);
      return side === 1 ? own : Math.min(own, 1);
    };
    this.#done.fill(0);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const level = levelOf(column, row);
        if (level === 0 || this.#done[row * TILE_CELLS + column] === 1) continue;
        let [width, height] = [1, 1];
        if (plain(column, row)) {
          const fits = (x: number, y: number): boolean =>
            this.#done[y * TILE_CELLS + x] === 0 && plain(x, y) && levelOf(x, y) === level;
          while (column + width < columns && fits(column + width, row)) width += 1;
          const rowFits = (y: number): boolean => {
            for (let x = column; x < column + width; x++) if (!fits(x, y)) return false;
            return true;
          };
          while (row + height < rows && rowFits(row + height)) height += 1;
          for (let y = row; y < row + height; y++) {
            this.#done.fill(1, y * TILE_CELLS + column, y * TILE_CELLS + column + width);
          }
        }
        this.#sheet({ field, left, top, columns, rows }, sink, side, column, row, width, height);
      }
    }
  }

  #sheet(tile: Tile, sink: QuadSink, side: 1 | 2, column: number, row: number, width: number, height: number): void {
    const { field, left, top } = tile;
    const { heightUm, shift } = this.#corners;
    const x = [0, 0, 0, 0];
    const y = [0, 0, 0, 0];
    const z = [0, 0, 0, 0];
    for (let index = 0; index < 4; index++) {
      const atColumn = column + (CORNER_X[index] ?? 0) * width;
      const atRow = row + (CORNER_Y[index] ?? 0) * height;
      const corner = cornerAt(atColumn, atRow);
      x[index] = (left + atColumn + (shift[corner * 2] ?? 0)) * field.cellMm;
      y[index] = (top + atRow + (shift[corner * 2 + 1] ?? 0)) * field.cellMm;
      z[index] = side === 1 ? (heightUm[corner * 4 + (OWN_SLOT[index] ?? 0)] ?? 0) / 1000 : 0;
    }
    if (side === 2) {
      for (const index of [0, 3, 2, 1]) sink.corner(x[index] ?? 0, y[index] ?? 0, 0, 0, 0, -1, FACE.raw);
      return;
    }
    const [x0 = 0, x1 = 0, x2 = 0, x3 = 0] = x;
    const [y0 = 0, y1 = 0, y2 = 0, y3 = 0] = y;
    const [z0 = 0, z1 = 0, z2 = 0, z3 = 0] = z;
    // Across the diagonals: the plane that lies best in four corners.
    const [ux, uy, uz] = [x2 - x0, y2 - y0, z2 - z0];
    const [vx, vy, vz] = [x3 - x1, y3 - y1, z3 - z1];
    const [nx, ny, nz] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
    const length = Math.hypot(nx, ny, nz) || 1;
    const face = heightAt(field, left + column, top + row) >= field.blankUm ? FACE.raw : FACE.machined;
    for (let index = 0; index < 4; index++) {
      sink.corner(x[index] ?? 0, y[index] ?? 0, z[index] ?? 0, nx / length, ny / length, nz / length, face);
    }
  }

  #walls(tile: Tile, sink: QuadSink): void {
    const { columns, rows, left, top, field } = tile;
    // Each wall belongs to the tile of the cell above or to the right of it; the grid's far edges have none there.
    const lastColumn = left + columns === field.columns ? columns : columns - 1;
    const lastRow = top + rows === field.rows ? rows : rows - 1;
    for (let column = 0; column <= lastColumn; column++) this.#wallRun(tile, sink, 'column', column, rows);
    for (let row = 0; row <= lastRow; row++) this.#wallRun(tile, sink, 'row', row, columns);
  }

  /** All walls on one line of the grid; straight ones of one height are joined. */
  #wallRun({ field, left, top }: Tile, sink: QuadSink, way: 'column' | 'row', line: number, count: number): void {
    const { heightUm, shift, normal } = this.#corners;
    const limitUm = slopeLimitUm(field);
    const upright = way === 'column';
    // Slots of a corner's four heights, on both sides of the line, for the wall's first and second corner.
    const [lowFirst, highFirst, lowSecond, highSecond] = upright ? [3, 2, 0, 1] : [1, 2, 0, 3];
    const corner = (along: number): number => (upright ? cornerAt(line, along) : cornerAt(along, line));
    const heightOf = (index: number, slot: number): number => heightUm[corner(index) * 4 + slot] ?? 0;
    const straight = (index: number): boolean => shift[corner(index) * 2] === 0 && shift[corner(index) * 2 + 1] === 0;
    const bare = (index: number): boolean => {
      const base = corner(index) * 2;
      return Math.abs(normal[base] ?? 0) < 1e-6 || Math.abs(normal[base + 1] ?? 0) < 1e-6;
    };
    for (let index = 0; index < count; index++) {
      const [column, row] = upright ? [left + line, top + index] : [left + index, top + line];
      const near = upright ? heightAt(field, column - 1, row) : heightAt(field, column, row - 1);
      const far = heightAt(field, column, row);
      if (joined(near, far, limitUm)) continue;
      const sides = [
        heightOf(index, lowFirst),
        heightOf(index, highFirst),
        heightOf(index + 1, lowSecond),
        heightOf(index + 1, highSecond),
      ];
      let end = index + 1;
      const level = sides[0] === sides[2] && sides[1] === sides[3];
      const plainAt = (at: number): boolean => straight(at) && bare(at);
      const last = level ? count : end;
      while (end < last && plainAt(index) && plainAt(end) && plainAt(end + 1)) {
        const [nextColumn, nextRow] = upright ? [column, top + end] : [left + end, row];
        const nextNear = upright ? heightAt(field, nextColumn - 1, nextRow) : heightAt(field, nextColumn, nextRow - 1);
        if (nextNear !== near || heightAt(field, nextColumn, nextRow) !== far) break;
        if (heightOf(end + 1, lowSecond) !== sides[0] || heightOf(end + 1, highSecond) !== sides[1]) break;
        end += 1;
      }
      const inside = upright ? column > 0 && column < field.columns : row > 0 && row < field.rows;
      const face = inside ? FACE.machined : FACE.raw;
      const put = (at: number, heightAtUm: number): void => {
        const base = corner(at) * 2;
        const x = (upright ? left + line : left + at) + (shift[base] ?? 0);
        const y = (upright ? top + at : top + line) + (shift[base + 1] ?? 0);
        const { cellMm } = field;
        sink.corner(x * cellMm, y * cellMm, heightAtUm / 1000, normal[base] ?? 0, normal[base + 1] ?? 0, 0, face);
      };
      const [nearFirst = 0, farFirst = 0, nearSecond = 0, farSecond = 0] = sides;
      // Seen from the lower side the corners must go round counter-clockwise: across a column that is the other way than across a row.
      const ahead = upright === near > far;
      const [from, to] = ahead ? [index, end] : [end, index];
      const [lowFrom, lowTo] = near > far ? [farFirst, farSecond] : [nearFirst, nearSecond];
      const [highFrom, highTo] = near > far ? [nearFirst, nearSecond] : [farFirst, farSecond];
      put(from, ahead ? lowFrom : lowTo);
      put(to, ahead ? lowTo : lowFrom);
      put(to, ahead ? highTo : highFrom);
      put(from, ahead ? highFrom : highTo);
      index = end - 1;
    }
  }
}

interface Tile {
  readonly field: StockField;
  readonly left: number;
  readonly top: number;
  readonly columns: number;
  readonly rows: number;
}

/** A cell's corners, counter-clockwise from the lower left, and which of a corner's four heights is that cell's. */
const CORNER_X = [0, 1, 1, 0] as const;
const CORNER_Y = [0, 0, 1, 1] as const;
const OWN_SLOT = [2, 3, 0, 1] as const;
