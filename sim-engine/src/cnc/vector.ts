/** Machine axes in the order X, Y, Z. */
export type Axis = 0 | 1 | 2;

/** A point or a displacement in machine coordinates, mm (or mm/s, mm/s² where a name says so). */
export type Vector = readonly [number, number, number];

export const AXES: readonly Axis[] = [0, 1, 2];

/** The axes of the plane that is normal to `normal`, in the order that makes a counter-clockwise turn positive: XY, YZ, ZX. */
export function planeAxes(normal: Axis): readonly [Axis, Axis] {
  if (normal === 2) return [0, 1];
  return normal === 0 ? [1, 2] : [2, 0];
}

export function add(a: Vector, b: Vector): Vector {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

export function subtract(a: Vector, b: Vector): Vector {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

export function scale(a: Vector, factor: number): Vector {
  return [a[0] * factor, a[1] * factor, a[2] * factor];
}

export function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

export function length(a: Vector): number {
  return Math.sqrt(dot(a, a));
}

export function distance(a: Vector, b: Vector): number {
  return length(subtract(a, b));
}

/** `from + (to − from)·fraction`, exactly `to` at 1. */
export function between(from: Vector, to: Vector, fraction: number): Vector {
  if (fraction >= 1) return to;
  return add(from, scale(subtract(to, from), fraction));
}
