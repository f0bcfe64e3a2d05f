import { atan2, hypot } from '../maths/exact.ts';
import type { ArcShape, PathPiece } from './compensation-state.ts';

export interface Point {
  readonly u: number;
  readonly v: number;
}

const FULL_TURN = 2 * Math.PI;
const SAME_ANGLE = 1e-9;
/** Normals closer together than this make no corner. */
const SMOOTH = 0.05;

export type Corner = 'smooth' | 'convex' | 'concave';

/** By how much the contour's normal turns at a corner, against the side of the tool, in 0 to 2π. */
export function cornerTurn(side: number, before: Point, after: Point): number {
  let turn = side * (atan2(before.v, before.u) - atan2(after.v, after.u));
  while (turn < 0) turn += FULL_TURN;
  while (turn >= FULL_TURN) turn -= FULL_TURN;
  return turn;
}

/** At a full reversal the tool turns round the corner, except to run outside an arc. */
export function cornerOf(turn: number, outsideArc: boolean): Corner {
  if (turn < SMOOTH || turn > FULL_TURN - SMOOTH) return 'smooth';
  return turn < Math.PI + (outsideArc ? -SMOOTH : SMOOTH) ? 'convex' : 'concave';
}

/** The two points where a line meets a circle; none where it misses. */
export function meetLineCircle(p: Point, along: Point, { centreU, centreV, radius }: ArcShape): readonly Point[] {
  const length = hypot(along.u, along.v);
  if (length === 0) return [];
  const unit = { u: along.u / length, v: along.v / length };
  const foot = (centreU - p.u) * unit.u + (centreV - p.v) * unit.v;
  const footU = p.u + foot * unit.u;
  const footV = p.v + foot * unit.v;
  const square = radius * radius - (footU - centreU) * (footU - centreU) - (footV - centreV) * (footV - centreV);
  if (square < 0) return [];
  const half = Math.sqrt(square);
  return [
    { u: footU + half * unit.u, v: footV + half * unit.v },
    { u: footU - half * unit.u, v: footV - half * unit.v },
  ];
}

/** The two points where two circles meet; none where they miss. */
export function meetCircles(one: ArcShape, other: ArcShape): readonly Point[] {
  const u = other.centreU - one.centreU;
  const v = other.centreV - one.centreV;
  const distance = hypot(u, v);
  if (distance === 0) return [];
  const along = (one.radius * one.radius - other.radius * other.radius + distance * distance) / (2 * distance);
  const square = one.radius * one.radius - along * along;
  if (square < 0) return [];
  const half = Math.sqrt(square);
  const footU = one.centreU + (along * u) / distance;
  const footV = one.centreV + (along * v) / distance;
  return [
    { u: footU - (half * v) / distance, v: footV + (half * u) / distance },
    { u: footU + (half * v) / distance, v: footV - (half * u) / distance },
  ];
}

/** Of points on the last piece, the one that is first met on the way back from its end. */
export function firstBack({ endU, endV, alongU, alongV, arc }: PathPiece, points: readonly Point[]): Point | undefined {
  const wayBack = ({ u, v }: Point): number => {
    if (arc === undefined) {
      const back = (endU - u) * alongU + (endV - v) * alongV;
      return back >= 0 ? back : Number.POSITIVE_INFINITY;
    }
    const from = atan2(endV - arc.centreV, endU - arc.centreU);
    const to = atan2(v - arc.centreV, u - arc.centreU);
    const angle = arc.counterclockwise ? from - to : to - from;
    return angle < -SAME_ANGLE ? angle + FULL_TURN : angle;
  };
  return points.toSorted((one, other) => wayBack(one) - wayBack(other))[0];
}

/** By how much an arc about a centre turns from one point to another, in 0 to 2π; a full turn where they are the same. */
export function sweep(
  { centreU, centreV, counterclockwise }: Pick<ArcShape, 'centreU' | 'centreV' | 'counterclockwise'>,
  from: Point,
  to: Point,
): number {
  const begin = atan2(from.v - centreV, from.u - centreU);
  const end = atan2(to.v - centreV, to.u - centreU);
  const angle = counterclockwise ? end - begin : begin - end;
  return angle < SAME_ANGLE ? angle + FULL_TURN : angle;
}

/** Whether a piece that begins at `from` runs forwards in spite of what its corners have taken off it; it may begin beyond a smooth one. */
export function runsForwards({ endU, endV, alongU, alongV, arc, turn }: PathPiece, from: Point): boolean {
  if (arc === undefined) return (endU - from.u) * alongU + (endV - from.v) * alongV >= 0;
  return sweep(arc, from, { u: endU, v: endV }) <= turn + SMOOTH;
}
