import { REACH_CELLS, TILE_CELLS } from './corners.ts';
import { type CellRange, coarser, copyCoarse, type StockField } from './field.ts';
import { PAGE_QUADS, PagePool } from './page-pool.ts';
import { type QuadSink, TileMesher } from './tile-mesher.ts';

/** Writes a tile's faces into pages of a pool. */
class PageWriter implements QuadSink {
  readonly pages: number[] = [];
  /** Whether there was room for everything. */
  whole = true;
  #corner = 0;
  readonly #pool: PagePool;
  readonly #spare: number[];

  constructor(pool: PagePool, spare: number[]) {
    this.#pool = pool;
    this.#spare = spare;
  }

  corner(x: number, y: number, z: number, nx: number, ny: number, nz: number, face: number): void {
    if (this.#corner % (PAGE_QUADS * 4) === 0 && this.whole) {
      const page = this.#spare.pop() ?? this.#pool.take();
      if (page === null) this.whole = false;
      else {
        this.#pool.blank(page, PAGE_QUADS);
        this.pages.push(page);
      }
    }
    const page = this.pages.at(-1);
    if (!this.whole || page === undefined) return;
    const index = page * PAGE_QUADS * 4 + (this.#corner % (PAGE_QUADS * 4));
    const { positions, normals } = this.#pool.arrays;
    positions[index * 3] = x;
    positions[index * 3 + 1] = y;
    positions[index * 3 + 2] = z;
    normals[index * 4] = Math.round(nx * 127);
    normals[index * 4 + 1] = Math.round(ny * 127);
    normals[index * 4 + 2] = Math.round(nz * 127);
    normals[index * 4 + 3] = face;
    this.#corner += 1;
  }

  finish(): void {
    const page = this.pages.at(-1);
    const quads = Math.ceil((this.#corner % (PAGE_QUADS * 4)) / 4);
    if (page !== undefined && this.whole && quads > 0) this.#pool.blank(page, quads);
    for (const spare of this.#spare) this.#pool.free(spare);
  }
}

/** Steps by which a piece that is too rich in faces is drawn coarser. */
const STEPS = [1, 2, 4, 8] as const;

/**
 * A workpiece in tiles, of which only those are drawn anew that a cut has touched, a few at a time. Where faces would be more than the
 * budget, all of it is drawn in coarser cells: the picture loses detail, never parts.
 */
export class TiledStock {
  readonly pool: PagePool;
  readonly #fine: StockField;
  #drawn: StockField;
  #step: number;
  readonly #mesher = new TileMesher();
  #tiles: { pages: number[]; dirty: boolean }[] = [];
  readonly #queue: number[] = [];
  #tileColumns = 0;

  constructor(fine: StockField, maximumQuads: number, step: 1 | 2 | 4 = 1) {
    this.#fine = fine;
    this.pool = new PagePool(maximumQuads);
    this.#step = step;
    this.#drawn = fine;
    this.#layOut();
  }

  /** How many fine cells a drawn one is wide. */
  get step(): number {
    return this.#step;
  }

  get waiting(): number {
    return this.#queue.length;
  }

  /** Tells that cells of the fine field have changed. */
  touch(range: CellRange): void {
    const step = this.#step;
    const { columns, rows } = this.#drawn;
    const within: CellRange = {
      left: Math.max(0, Math.floor(range.left / step)),
      top: Math.max(0, Math.floor(range.top / step)),
      right: Math.min(columns, Math.ceil(range.right / step)),
      bottom: Math.min(rows, Math.ceil(range.bottom / step)),
    };
    if (step > 1) copyCoarse(this.#fine, this.#drawn, step, within);
    const first = (cell: number): number => Math.max(0, Math.floor((cell - REACH_CELLS) / TILE_CELLS));
    const last = (cell: number, cells: number): number =>
      Math.min(Math.ceil(cells / TILE_CELLS) - 1, Math.floor((cell - 1 + REACH_CELLS) / TILE_CELLS));
    for (let row = first(within.top); row <= last(within.bottom, rows); row++) {
      for (let column = first(within.left); column <= last(within.right, columns); column++) {
        this.#mark(row * this.#tileColumns + column);
      }
    }
  }

  /** Draws waiting tiles anew until there are none or `mayGoOn` says no; says whether any was drawn. */
  work(mayGoOn: () => boolean): boolean {
    let worked = false;
    while (this.#queue.length > 0 && (!worked || mayGoOn())) {
      const index = this.#queue.shift() ?? 0;
      worked = true;
      if (!this.#draw(index)) this.#coarsen();
    }
    return worked;
  }

  #draw(index: number): boolean {
    const tile = this.#tiles[index];
    if (tile === undefined) return true;
    tile.dirty = false;
    const writer = new PageWriter(this.pool, tile.pages);
    this.#mesher.mesh(this.#drawn, index % this.#tileColumns, Math.floor(index / this.#tileColumns), writer);
    writer.finish();
    tile.pages = writer.pages;
    return writer.whole;
  }

  #coarsen(): void {
    const next = STEPS.find((step) => step > this.#step);
    // At the coarsest even an egg box fits into the budget; a smaller budget than that is not asked for.
    if (next === undefined) return;
    for (const { pages } of this.#tiles) for (const page of pages) this.pool.free(page);
    this.#step = next;
    this.#layOut();
  }

  #layOut(): void {
    this.#drawn = this.#step === 1 ? this.#fine : coarser(this.#fine, this.#step);
    const { columns, rows } = this.#drawn;
    this.#tileColumns = Math.ceil(columns / TILE_CELLS);
    const count = this.#tileColumns * Math.ceil(rows / TILE_CELLS);
    this.#tiles = Array.from({ length: count }, () => ({ pages: [], dirty: false }));
    this.#queue.length = 0;
    for (let index = 0; index < count; index++) this.#mark(index);
  }

  #mark(index: number): void {
    const tile = this.#tiles[index];
    if (tile === undefined || tile.dirty) return;
    tile.dirty = true;
    this.#queue.push(index);
  }
}
