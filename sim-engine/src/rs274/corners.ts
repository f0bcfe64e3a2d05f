import { atan2, hypot } from '../maths/exact.ts';
import type { ArcShape, PathPiece } from './compensation-state.ts';

export interface Point {
  readonly u: number;
  readonly v: number;
}

const FULL_TURN = 2 * Math.PI;
/** Normals closer together than this make no corner. */
const SMOOTH = 0.001;

export type Corner = 'smooth' | 'convex' | 'concave';

/** By how much the contour's normal turns at a corner, against the side of the tool, in 0 to 2π. */
export function cornerTurn(side: number, before: Point, after: Point): number {
  let turn = side * (atan2(before.v, before.u) - atan2(after.v, after.u));
  while (turn < 0) turn += FULL_TURN;
  while (turn >= FULL_TURN) turn -= FULL_TURN;
  return turn;
}

export function cornerOf(turn: number): Corner {
  if (turn < SMOOTH || turn > FULL_TURN - SMOOTH) return 'smooth';
  return turn <= Math.PI + SMOOTH ? 'convex' : 'concave';
}

/** Where two lines meet, each given by a point and a direction; nothing for parallel ones. */
export function meetLines(p: Point, alongP: Point, q: Point, alongQ: Point): Point | undefined {
  const cross = alongP.u * alongQ.v - alongP.v * alongQ.u;
  if (cross === 0) return undefined;
  const distance = ((q.u - p.u) * alongQ.v - (q.v - p.v) * alongQ.u) / cross;
  return { u: p.u + distance * alongP.u, v: p.v + distance * alongP.v };
}

/** Where a line meets a circle: the point that is nearer to `near`. */
export function meetLineCircle(
  p: Point,
  along: Point,
  { centreU, centreV, radius }: ArcShape,
  near: Point,
): Point | undefined {
  const length = hypot(along.u, along.v);
  if (length === 0) return undefined;
  const unit = { u: along.u / length, v: along.v / length };
  const foot = (centreU - p.u) * unit.u + (centreV - p.v) * unit.v;
  const footU = p.u + foot * unit.u;
  const footV = p.v + foot * unit.v;
  const square = radius * radius - (footU - centreU) * (footU - centreU) - (footV - centreV) * (footV - centreV);
  if (square < 0) return undefined;
  const half = Math.sqrt(square);
  return nearer(
    near,
    { u: footU + half * unit.u, v: footV + half * unit.v },
    { u: footU - half * unit.u, v: footV - half * unit.v },
  );
}

/** Where two circles meet: the point that is nearer to `near`. */
export function meetCircles(one: ArcShape, other: ArcShape, near: Point): Point | undefined {
  const u = other.centreU - one.centreU;
  const v = other.centreV - one.centreV;
  const distance = hypot(u, v);
  if (distance === 0) return undefined;
  const along = (one.radius * one.radius - other.radius * other.radius + distance * distance) / (2 * distance);
  const square = one.radius * one.radius - along * along;
  if (square < 0) return undefined;
  const half = Math.sqrt(square);
  const footU = one.centreU + (along * u) / distance;
  const footV = one.centreV + (along * v) / distance;
  return nearer(
    near,
    { u: footU - (half * v) / distance, v: footV + (half * u) / distance },
    { u: footU + (half * v) / distance, v: footV - (half * u) / distance },
  );
}

function nearer(near: Point, one: Point, other: Point): Point {
  return hypot(one.u - near.u, one.v - near.v) <= hypot(other.u - near.u, other.v - near.v) ? one : other;
}

/** Whether a piece of path still runs forwards when it ends at `point` instead. */
export function stillForwards({ startU, startV, along, arc }: PathPiece, point: Point): boolean {
  return arc !== undefined || (point.u - startU) * along.u + (point.v - startV) * along.v >= 0;
}
