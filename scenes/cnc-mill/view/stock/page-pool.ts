/** Faces of four corners that one page holds. */
export const PAGE_QUADS = 32;
const CORNERS = 4;

/** Bytes of a corner: three floats of place, four signed bytes of normal and kind of face. */
export interface PoolArrays {
  readonly positions: Float32Array;
  readonly normals: Int8Array;
}

/**
 * Room for faces, handed out in pages, so that a tile that is drawn anew neither moves the others nor makes anything new: one geometry,
 * one draw call, and only the pages that changed go to the graphics processor.
 */
export class PagePool {
  readonly pages: number;
  readonly arrays: PoolArrays;
  readonly #taken: Uint8Array;
  #firstFree = 0;
  #used = 0;
  readonly #changed = new Set<number>();

  constructor(maximumQuads: number) {
    this.pages = Math.ceil(maximumQuads / PAGE_QUADS);
    const corners = this.pages * PAGE_QUADS * CORNERS;
    this.arrays = { positions: new Float32Array(corners * 3), normals: new Int8Array(corners * 4) };
    this.#taken = new Uint8Array(this.pages);
  }

  /** Pages that are in use. */
  get used(): number {
    return this.#used;
  }

  /** One past the last page in use: nothing is drawn beyond it. */
  get end(): number {
    let end = this.pages;
    while (end > 0 && this.#taken[end - 1] === 0) end -= 1;
    return end;
  }

  /** The lowest free page; null where all are taken. */
  take(): number | null {
    while (this.#firstFree < this.pages && this.#taken[this.#firstFree] === 1) this.#firstFree += 1;
    if (this.#firstFree >= this.pages) return null;
    const page = this.#firstFree;
    this.#taken[page] = 1;
    this.#used += 1;
    this.#changed.add(page);
    return page;
  }

  /** Gives a page back; what it held is drawn no more. */
  free(page: number): void {
    if (this.#taken[page] !== 1) throw new Error(`page ${page} is not taken`);
    this.#taken[page] = 0;
    this.#used -= 1;
    this.#firstFree = Math.min(this.#firstFree, page);
    this.blank(page, 0);
  }

  /** Draws nothing from this face of the page on: faces without area. */
  blank(page: number, fromQuad: number): void {
    const start = (page * PAGE_QUADS + fromQuad) * CORNERS * 3;
    this.arrays.positions.fill(0, start, (page + 1) * PAGE_QUADS * CORNERS * 3);
    this.#changed.add(page);
  }

  /** Runs of changed pages since the last call, first and count, in order. */
  takeChanges(): (readonly [first: number, count: number])[] {
    const changed = [...this.#changed].toSorted((a, b) => a - b);
    this.#changed.clear();
    const runs: [number, number][] = [];
    for (const page of changed) {
      const last = runs.at(-1);
      if (last !== undefined && page - (last[0] + last[1]) <= 1) last[1] = page - last[0] + 1;
      else runs.push([page, 1]);
    }
    return runs;
  }
}
