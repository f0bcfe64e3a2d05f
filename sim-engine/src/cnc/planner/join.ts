import { cos, sin } from '../../maths/exact.ts';
import type { AxisLimits } from '../machine.ts';
import type { ArcSegment, LineSegment, PathMode } from '../segments.ts';
import { add, scale, type Vector } from '../vector.ts';
import { type CornerArc, cornerArc, STRAIGHT_SIN_HALF, turnBetween } from './corner.ts';
import { filletArc } from './fillet.ts';
import { shapeLimits } from './limits.ts';
import {
  type ArcShape,
  lineShape,
  type PathEvent,
  positionOn,
  type Primitive,
  type Shape,
  tangentOn,
} from './primitive.ts';

/** A move before its corners are known. */
export interface RawMove {
  readonly kind: 'raw';
  readonly shape: Shape;
  readonly segment: LineSegment | ArcSegment;
  readonly feedMmps: number;
  readonly overridable: boolean;
  readonly mode: PathMode;
}

/** No override takes a feed past this multiple of what is programmed. */
export const MAX_FEED_OVERRIDE = 1.5;

/**
 * Where directions differ by too little for a stop, each axis's speed may step by what its acceleration changes in this time: far
 * below what a servo loop can tell from a smooth change.
 */
const SPEED_STEP_S = 0.0002;

/** Directions that differ by less (0.01 rad) count as tangent where no arc rounds the corner. */
const TANGENT_SIN_HALF = 0.005;

/** How one move hands over to the next. */
type Joint =
  | { readonly kind: 'arc'; readonly corner: CornerArc }
  | { readonly kind: 'speed'; readonly capMmps: number };

/** Longer than any path. */
const NO_LIMIT_MM = 1e9;

const STOP: Joint = { kind: 'speed', capMmps: 0 };
const FREE: Joint = { kind: 'speed', capMmps: Number.POSITIVE_INFINITY };

function sameKind(before: RawMove, after: RawMove): boolean {
  return before.segment.motion === after.segment.motion && before.segment.sync?.pitchMm === after.segment.sync?.pitchMm;
}

function jointOf(before: RawMove, after: RawMove, axes: AxisLimits): Joint {
  if (after.mode.kind === 'exactStop' || before.mode.kind === 'exactStop' || !sameKind(before, after)) return STOP;
  const turn = turnBetween(tangentOn(before.shape, before.shape.lengthMm), tangentOn(after.shape, 0));
  if (turn.sinHalf < STRAIGHT_SIN_HALF) return FREE;
  if (after.mode.kind === 'continuous' && before.segment.sync === undefined) {
    const { toleranceMm } = after.mode;
    // Without a tolerance a rapid has no feed to keep up: it goes through the programmed point.
    if (toleranceMm === null && after.segment.motion === 'rapid') return STOP;
    const feedMmps = Math.min(before.feedMmps, after.feedMmps) * MAX_FEED_OVERRIDE;
    const largestMm = toleranceMm === null ? (feedMmps * feedMmps) / Math.min(...axes.accelMmps2) : NO_LIMIT_MM;
    const lines = before.shape.kind === 'line' && after.shape.kind === 'line';
    const corner = lines
      ? cornerArc(before.shape, after.shape, toleranceMm, largestMm)
      : filletArc(before.shape, after.shape, toleranceMm, largestMm);
    if (corner !== undefined) return { kind: 'arc', corner };
  }
  if (turn.sinHalf > TANGENT_SIN_HALF) return STOP;
  const accelMmps2 = Math.min(...axes.accelMmps2);
  return { kind: 'speed', capMmps: (accelMmps2 * SPEED_STEP_S) / (2 * turn.sinHalf) };
}

function trimmedArc(arc: ArcShape, fromStartMm: number, fromEndMm: number): ArcShape {
  const skip = fromStartMm / arc.radiusMm;
  const [c, s] = [cos(skip), sin(skip)];
  const lengthMm = Math.max(0, arc.lengthMm - fromStartMm - fromEndMm);
  return {
    ...arc,
    end: fromEndMm === 0 ? arc.end : positionOn(arc, arc.lengthMm - fromEndMm),
    u: add(scale(arc.u, c), scale(arc.w, s)),
    w: add(scale(arc.w, c), scale(arc.u, -s)),
    sweepRad: lengthMm / arc.radiusMm,
    lengthMm,
  };
}

function trimmed(shape: Shape, fromStartMm: number, fromEndMm: number): Shape {
  if (fromStartMm === 0 && fromEndMm === 0) return shape;
  if (shape.kind === 'arc') return trimmedArc(shape, fromStartMm, fromEndMm);
  const move = (point: Vector, byMm: number): Vector => add(point, scale(shape.direction, byMm));
  const start = move(shape.start, fromStartMm);
  const lengthMm = Math.max(0, shape.lengthMm - fromStartMm - fromEndMm);
  return {
    ...lineShape(start, fromEndMm === 0 ? shape.end : move(shape.end, -fromEndMm)),
    direction: shape.direction,
    lengthMm,
  };
}

/** Moves with their corners rounded and every limit known. */
export function joinMoves(
  items: readonly (RawMove | PathEvent)[],
  axes: AxisLimits,
  maxFeedMmps: number,
): (Primitive | PathEvent)[] {
  const joined: (Primitive | PathEvent)[] = [];
  const push = (shape: Shape, move: RawMove, feedMmps: number, endSpeedCapMmps: number, endsBlock: boolean): void => {
    const rapid = move.segment.motion === 'rapid';
    const fastest = rapid ? Number.POSITIVE_INFINITY : Math.min(maxFeedMmps, feedMmps * MAX_FEED_OVERRIDE);
    const limits = shapeLimits(shape, axes, fastest);
    joined.push({
      kind: 'move',
      shape,
      motion: move.segment.motion,
      feedMmps: rapid ? limits.speedCapMmps : feedMmps,
      overridable: move.overridable,
      pitchMm: move.segment.sync?.pitchMm ?? null,
      ...limits,
      endSpeedCapMmps,
      endsBlock,
      sourceLine: move.segment.sourceLine,
    });
  };
  let trimStartMm = 0;
  items.forEach((item, index) => {
    if (item.kind === 'event') {
      joined.push(item);
      return;
    }
    const next = items[index + 1];
    const joint = next === undefined || next.kind === 'event' ? STOP : jointOf(item, next, axes);
    const endsBlock =
      next === undefined || (next.kind === 'event' ? true : next.segment.sourceLine !== item.segment.sourceLine);
    const trimEndMm = joint.kind === 'arc' ? joint.corner.trimBeforeMm : 0;
    const shape = trimmed(item.shape, trimStartMm, trimEndMm);
    const endCap = joint.kind === 'speed' ? joint.capMmps : Number.POSITIVE_INFINITY;
    // Two corners that take half each leave nothing of the move but the joint between them.
    const last = joined.at(-1);
    if (shape.lengthMm > 1e-9) push(shape, item, item.feedMmps, endCap, endsBlock);
    else if (endsBlock && last?.kind === 'move') joined[joined.length - 1] = { ...last, endsBlock };
    trimStartMm = joint.kind === 'arc' ? joint.corner.trimAfterMm : 0;
    if (joint.kind === 'arc' && next !== undefined && next.kind === 'raw') {
      push(joint.corner.arc, next, Math.min(item.feedMmps, next.feedMmps), Number.POSITIVE_INFINITY, false);
    }
  });
  return joined;
}
