import type { Plane } from './canon.ts';
import type { Position } from './state.ts';

type Axis = 'x' | 'y' | 'z';

/** The plane's first and second axis, right-handed, and the one across it. */
export interface PlaneAxes {
  readonly first: Axis;
  readonly second: Axis;
  readonly normal: Axis;
}

export const PLANE_AXES: Readonly<Record<Plane, PlaneAxes>> = {
  xy: { first: 'x', second: 'y', normal: 'z' },
  xz: { first: 'z', second: 'x', normal: 'y' },
  yz: { first: 'y', second: 'z', normal: 'x' },
};

/** A copy whose place in the plane is another. */
export function withPlanePoint(
  position: Readonly<Position>,
  { first, second }: PlaneAxes,
  u: number,
  v: number,
): Position {
  const moved = { ...position };
  moved[first] = u;
  moved[second] = v;
  return moved;
}
