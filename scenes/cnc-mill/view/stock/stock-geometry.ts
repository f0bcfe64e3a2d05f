import { BufferAttribute, BufferGeometry, DynamicDrawUsage, Sphere, Vector3 } from 'three';

import { PAGE_QUADS, type PagePool } from './page-pool.ts';

const CORNERS_A_PAGE = PAGE_QUADS * 4;

/** The pool as a geometry; `upload` tells the graphics processor of changed pages only. */
export class StockGeometry {
  readonly geometry = new BufferGeometry();
  readonly #pool: PagePool;
  readonly #positions: BufferAttribute;
  readonly #normals: BufferAttribute;

  constructor(pool: PagePool, centreMm: readonly [number, number, number], radiusMm: number) {
    this.#pool = pool;
    const { positions, normals } = pool.arrays;
    this.#positions = new BufferAttribute(positions, 3).setUsage(DynamicDrawUsage);
    this.#normals = new BufferAttribute(normals, 4, true).setUsage(DynamicDrawUsage);
    this.geometry.setAttribute('position', this.#positions);
    this.geometry.setAttribute('normal', this.#normals);
    // The same bytes once more: the fourth says what kind of face it is.
    this.geometry.setAttribute('face', this.#normals);
    const quads = pool.pages * PAGE_QUADS;
    const indices = new Uint32Array(quads * 6);
    for (let quad = 0; quad < quads; quad++) {
      const [corner, at] = [quad * 4, quad * 6];
      indices[at] = corner;
      indices[at + 1] = corner + 1;
      indices[at + 2] = corner + 2;
      indices[at + 3] = corner;
      indices[at + 4] = corner + 2;
      indices[at + 5] = corner + 3;
    }
    this.geometry.setIndex(new BufferAttribute(indices, 1));
    this.geometry.boundingSphere = new Sphere(new Vector3(...centreMm), radiusMm);
    this.geometry.setDrawRange(0, 0);
  }

  upload(): void {
    const runs = this.#pool.takeChanges();
    if (runs.length === 0) return;
    for (const [first, count] of runs) {
      this.#positions.addUpdateRange(first * CORNERS_A_PAGE * 3, count * CORNERS_A_PAGE * 3);
      this.#normals.addUpdateRange(first * CORNERS_A_PAGE * 4, count * CORNERS_A_PAGE * 4);
    }
    this.#positions.needsUpdate = true;
    this.#normals.needsUpdate = true;
    this.geometry.setDrawRange(0, this.#pool.end * PAGE_QUADS * 6);
  }

  dispose(): void {
    this.geometry.dispose();
  }
}
