import { Euler, Matrix4, Quaternion, Vector3 } from 'three';

import type { Point } from '../stage/anchor-registry.ts';

/** Where something stands and how it is turned (Euler XYZ, rad). */
export interface Placement {
  readonly at?: Point;
  readonly turned?: Point;
}

/** Angles of a placement, given in degrees. */
export const degrees = (x: number, y: number, z: number): Point => [
  (x * Math.PI) / 180,
  (y * Math.PI) / 180,
  (z * Math.PI) / 180,
];

const ONE = new Vector3(1, 1, 1);

export function matrixOf({ at = [0, 0, 0], turned = [0, 0, 0] }: Placement): Matrix4 {
  return new Matrix4().compose(new Vector3(...at), new Quaternion().setFromEuler(new Euler(...turned)), ONE);
}

/** Placements within placements. */
export class Frames {
  #now = new Matrix4();

  get now(): Matrix4 {
    return this.#now;
  }

  /** All that `build` adds is placed by this. */
  within(placement: Placement, build: () => void): void {
    const outer = this.#now;
    this.#now = new Matrix4().multiplyMatrices(outer, matrixOf(placement));
    build();
    this.#now = outer;
  }
}
