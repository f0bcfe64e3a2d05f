import type { Finish } from './finish.ts';

export type Point = readonly [number, number, number];

/** Triangles of one material, flat in memory. Millimetres, Z up; counter-clockwise as seen from outside. */
export interface MeshData {
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  /** sRGB bytes and, as the fourth, nothing. */
  readonly colours: Uint8Array;
  /** Roughness and metalness as bytes. */
  readonly surfaces: Uint8Array;
  readonly indices: Uint32Array;
}

/** How a part's own coordinates lie in the mesh: turned about X, then Y, then Z (degrees), then moved. */
export interface Placing {
  readonly at?: Point;
  readonly turnDeg?: Point;
}

type Matrix = readonly [number, number, number, number, number, number, number, number, number];

const IDENTITY: Matrix = [1, 0, 0, 0, 1, 0, 0, 0, 1];

function product(a: Matrix, b: Matrix): Matrix {
  const cell = (row: 0 | 1 | 2, column: 0 | 1 | 2): number =>
    [0, 1, 2].reduce((sum, k) => sum + (a[row * 3 + k] ?? 0) * (b[k * 3 + column] ?? 0), 0);
  return [cell(0, 0), cell(0, 1), cell(0, 2), cell(1, 0), cell(1, 1), cell(1, 2), cell(2, 0), cell(2, 1), cell(2, 2)];
}

function rotation([x, y, z]: Point): Matrix {
  const rad = Math.PI / 180;
  const [cx, sx, cy, sy] = [Math.cos(x * rad), Math.sin(x * rad), Math.cos(y * rad), Math.sin(y * rad)];
  const [cz, sz] = [Math.cos(z * rad), Math.sin(z * rad)];
  const about: Matrix = product([cz, -sz, 0, sz, cz, 0, 0, 0, 1], [cy, 0, sy, 0, 1, 0, -sy, 0, cy]);
  return product(about, [1, 0, 0, 0, cx, -sx, 0, sx, cx]);
}

interface Frame {
  readonly turn: Matrix;
  readonly at: Point;
}

const turned = ({ turn: m }: Frame, [x, y, z]: Point): Point => [
  m[0] * x + m[1] * y + m[2] * z,
  m[3] * x + m[4] * y + m[5] * z,
  m[6] * x + m[7] * y + m[8] * z,
];

/** Collects faces of a rigid part, so that all of it is one draw call. */
export class MeshBuilder {
  readonly #positions: number[] = [];
  readonly #normals: number[] = [];
  readonly #colours: number[] = [];
  readonly #surfaces: number[] = [];
  readonly #indices: number[] = [];
  #frame: Frame = { turn: IDENTITY, at: [0, 0, 0] };

  /** Everything that `build` adds stands in these coordinates. */
  placed({ at = [0, 0, 0], turnDeg = [0, 0, 0] }: Placing, build: () => void): this {
    const outer = this.#frame;
    const [x, y, z] = turned(outer, at);
    this.#frame = {
      turn: product(outer.turn, rotation(turnDeg)),
      at: [outer.at[0] + x, outer.at[1] + y, outer.at[2] + z],
    };
    build();
    this.#frame = outer;
    return this;
  }

  /** Adds a corner and returns its number. */
  vertex(point: Point, normal: Point, finish: Finish): number {
    const [x, y, z] = turned(this.#frame, point);
    const { at } = this.#frame;
    const [nx, ny, nz] = turned(this.#frame, normal);
    const length = Math.hypot(nx, ny, nz) || 1;
    this.#positions.push(x + at[0], y + at[1], z + at[2]);
    this.#normals.push(nx / length, ny / length, nz / length);
    this.#colours.push(...finish.colour, 255);
    this.#surfaces.push(Math.round(finish.roughness * 255), Math.round(finish.metalness * 255));
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

  get triangles(): number {
    return this.#indices.length / 3;
  }

  build(): MeshData {
    return {
      positions: Float32Array.from(this.#positions),
      normals: Float32Array.from(this.#normals),
      colours: Uint8Array.from(this.#colours),
      surfaces: Uint8Array.from(this.#surfaces),
      indices: Uint32Array.from(this.#indices),
    };
  }
}

export const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];

export const cross = (a: Point, b: Point): Point => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
