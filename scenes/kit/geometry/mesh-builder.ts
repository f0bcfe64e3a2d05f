import { Matrix4 } from 'three';

import type { Point } from '../stage/anchor-registry.ts';
import type { Finish } from './finish.ts';
import type { Mould } from './mould.ts';
import { Frames, matrixOf, type Placement } from './placement.ts';

/** Triangles that one call draws, flat in memory; counter-clockwise as seen from outside. */
export interface MeshData {
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  /** Linear red, green and blue of 16 bits; the fourth is full. */
  readonly colours: Uint16Array;
  /** Roughness and metalness as bytes. */
  readonly surfaces: Uint8Array;
  readonly indices: Uint32Array;
}

const FULL = 65_535;

/** Collects faces of what moves as one, so that all of it is one draw call. */
export class MeshBuilder {
  readonly #positions: number[] = [];
  readonly #normals: number[] = [];
  readonly #colours: number[] = [];
  readonly #surfaces: number[] = [];
  readonly #indices: number[] = [];
  readonly #frames: Frames;

  /** @param frames shared by builders that are filled in turn */
  constructor(frames = new Frames()) {
    this.#frames = frames;
  }

  /** Everything that `build` adds stands in these coordinates. */
  placed(placement: Placement, build: () => void): this {
    this.#frames.within(placement, build);
    return this;
  }

  /** Adds a corner and returns its number. */
  vertex([x, y, z]: Point, [nx, ny, nz]: Point, finish: Finish): number {
    const [m0, m1, m2, , m4, m5, m6, , m8, m9, m10, , m12, m13, m14] = this.#frames.now.elements;
    const length = Math.hypot(nx, ny, nz) || 1;
    this.#positions.push(
      m0 * x + m4 * y + m8 * z + m12,
      m1 * x + m5 * y + m9 * z + m13,
      m2 * x + m6 * y + m10 * z + m14,
    );
    this.#normals.push(
      (m0 * nx + m4 * ny + m8 * nz) / length,
      (m1 * nx + m5 * ny + m9 * nz) / length,
      (m2 * nx + m6 * ny + m10 * nz) / length,
    );
    this.#paint(finish);
    return this.#positions.length / 3 - 1;
  }

  triangle(a: number, b: number, c: number): void {
    this.#indices.push(a, b, c);
  }

  /** A flat convex polygon, counter-clockwise as seen from where it is seen. */
  face(points: readonly Point[], finish: Finish): void {
    const [a, b, c] = points;
    if (a === undefined || b === undefined || c === undefined) return;
    const normal = cross(minus(b, a), minus(c, a));
    const corners = points.map((point) => this.vertex(point, normal, finish));
    for (let index = 2; index < corners.length; index++) {
      this.triangle(corners[0] ?? 0, corners[index - 1] ?? 0, corners[index] ?? 0);
    }
  }

  /** A copy of a mould. @param size factors along its own axes; of a mould whose faces are normal to them */
  cast(mould: Mould, finish: Finish, placement: Placement = {}, size: Point = [1, 1, 1]): void {
    const { elements } = new Matrix4().multiplyMatrices(this.#frames.now, matrixOf(placement));
    const [m0, m1, m2, , m4, m5, m6, , m8, m9, m10, , m12, m13, m14] = elements;
    const first = this.#positions.length / 3;
    for (let index = 0; index < mould.positions.length; index += 3) {
      const x = (mould.positions[index] ?? 0) * size[0];
      const y = (mould.positions[index + 1] ?? 0) * size[1];
      const z = (mould.positions[index + 2] ?? 0) * size[2];
      this.#positions.push(
        m0 * x + m4 * y + m8 * z + m12,
        m1 * x + m5 * y + m9 * z + m13,
        m2 * x + m6 * y + m10 * z + m14,
      );
      const nx = mould.normals[index] ?? 0;
      const ny = mould.normals[index + 1] ?? 0;
      const nz = mould.normals[index + 2] ?? 0;
      this.#normals.push(m0 * nx + m4 * ny + m8 * nz, m1 * nx + m5 * ny + m9 * nz, m2 * nx + m6 * ny + m10 * nz);
      this.#paint(finish);
    }
    for (const index of mould.indices) this.#indices.push(first + index);
  }

  get triangles(): number {
    return this.#indices.length / 3;
  }

  build(): MeshData {
    return {
      positions: Float32Array.from(this.#positions),
      normals: Float32Array.from(this.#normals),
      colours: Uint16Array.from(this.#colours),
      surfaces: Uint8Array.from(this.#surfaces),
      indices: Uint32Array.from(this.#indices),
    };
  }

  #paint({ colour: [r, g, b], roughness, metalness }: Finish): void {
    this.#colours.push(Math.round(r * FULL), Math.round(g * FULL), Math.round(b * FULL), FULL);
    this.#surfaces.push(Math.round(roughness * 255), Math.round(metalness * 255));
  }
}

const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];

const cross = (a: Point, b: Point): Point => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
