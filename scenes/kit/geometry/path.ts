import type { Point } from '../stage/anchor-registry.ts';

const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const along = (a: Point, direction: Point, by: number): Point => [
  a[0] + direction[0] * by,
  a[1] + direction[1] * by,
  a[2] + direction[2] * by,
];
export const lengthOf = (v: Point): number => Math.hypot(v[0], v[1], v[2]);
const mixed = (a: Point, b: Point, part: number): Point => along(a, minus(b, a), part);

/** Length of a line through points. */
export function pathLength(points: readonly Point[]): number {
  let sum = 0;
  for (const [index, point] of points.entries()) {
    const before = points[index - 1];
    if (before !== undefined) sum += lengthOf(minus(point, before));
  }
  return sum;
}

/**
 * A line whose corners are bent with a radius, as a wire bends: each corner becomes a curve that touches both of its sides; where a
 * side is too short, the radius is smaller.
 */
export function roundCorners(points: readonly Point[], radius: number, steps = 5): Point[] {
  const [first] = points;
  if (first === undefined) return [];
  const path: Point[] = [first];
  for (let index = 1; index < points.length - 1; index += 1) {
    const [a, corner, b] = [points[index - 1], points[index], points[index + 1]];
    if (a === undefined || corner === undefined || b === undefined) continue;
    const lengthIn = lengthOf(minus(a, corner));
    const lengthOut = lengthOf(minus(b, corner));
    const reach = Math.min(radius, lengthIn / 2, lengthOut / 2);
    if (reach < 1e-6) continue;
    const start = mixed(corner, a, reach / lengthIn);
    const end = mixed(corner, b, reach / lengthOut);
    for (let step = 0; step <= steps; step += 1) {
      const part = step / steps;
      path.push(mixed(mixed(start, corner, part), mixed(corner, end, part), part));
    }
  }
  const last = points.at(-1);
  if (last !== undefined && points.length > 1) path.push(last);
  return path;
}

/**
 * A wire that hangs between two points, as a parabola: close to the catenary where it hangs little.
 *
 * @param slack how much longer it is than the distance, as a part of it. For a parabola over a level span w with the middle hanging by
 *   h, the length is about w·(1 + 8/3·(h/w)²).
 */
export function hanging(from: Point, to: Point, slack: number, steps = 16): Point[] {
  const distance = lengthOf(minus(to, from));
  const deep = distance * Math.sqrt((3 / 8) * Math.max(0, slack));
  return Array.from({ length: steps + 1 }, (_, step): Point => {
    const part = step / steps;
    const [x, y, z] = mixed(from, to, part);
    return [x, y - 4 * deep * part * (1 - part), z];
  });
}

/** The same line with no two points closer than `least`, ends kept: for pointing at it. */
export function thinned(points: readonly Point[], least: number): Point[] {
  const kept: Point[] = [];
  for (const [index, point] of points.entries()) {
    const before = kept.at(-1);
    if (before === undefined || index === points.length - 1 || lengthOf(minus(point, before)) >= least)
      kept.push(point);
  }
  return kept;
}
