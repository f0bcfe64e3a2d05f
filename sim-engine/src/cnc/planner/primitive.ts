import { cos, sin } from '../../maths/exact.ts';
import type { EventSegment, MotionKind } from '../segments.ts';
import { add, length, scale, subtract, type Vector } from '../vector.ts';

/** A piece of path as geometry alone. */
export type Shape = LineShape | ArcShape;

export interface LineShape {
  readonly kind: 'line';
  readonly start: Vector;
  readonly end: Vector;
  /** Unit vector. */
  readonly direction: Vector;
  readonly lengthMm: number;
}

/** `centre + (radius + f·radiusChange)·(cos(f·sweep)·u + sin(f·sweep)·w) + f·rise`, f from 0 to 1: arc, helix, and flat spiral. */
export interface ArcShape {
  readonly kind: 'arc';
  readonly end: Vector;
  readonly centre: Vector;
  /** Unit vector from the centre to the start. */
  readonly u: Vector;
  /** Unit vector of the direction of travel at the start, seen along the axis. */
  readonly w: Vector;
  readonly radiusMm: number;
  readonly radiusChangeMm: number;
  /** Positive: `w` says which way it turns. */
  readonly sweepRad: number;
  readonly rise: Vector;
  readonly lengthMm: number;
}

/** A piece of path with all that limits the speed on it. */
export interface Primitive {
  readonly kind: 'move';
  readonly shape: Shape;
  readonly motion: MotionKind;
  /** Programmed, mm/s; that of the axes for a rapid. */
  readonly feedMmps: number;
  readonly overridable: boolean;
  /** Whether the spindle drives it, and with how much path a revolution. */
  readonly pitchMm: number | null;
  /** By the axes and by centripetal acceleration; no override goes past it. */
  readonly speedCapMmps: number;
  readonly accelMmps2: number;
  readonly jerkMmps3: number;
  /** At its end; 0 is a stop, Infinity no limit of its own. */
  readonly endSpeedCapMmps: number;
  /** Whether the block it comes from ends with it: where single block stops. */
  readonly endsBlock: boolean;
  readonly sourceLine: number;
}

export interface PathEvent {
  readonly kind: 'event';
  readonly event: EventSegment;
  readonly sourceLine: number;
}

export function lineShape(start: Vector, end: Vector): LineShape {
  const along = subtract(end, start);
  const lengthMm = length(along);
  return { kind: 'line', start, end, lengthMm, direction: lengthMm > 0 ? scale(along, 1 / lengthMm) : [0, 0, 0] };
}

export function positionOn(shape: Shape, travelMm: number): Vector {
  if (travelMm >= shape.lengthMm) return shape.end;
  if (shape.kind === 'line') return add(shape.start, scale(shape.direction, travelMm));
  const fraction = travelMm / shape.lengthMm;
  const angle = fraction * shape.sweepRad;
  const radius = shape.radiusMm + fraction * shape.radiusChangeMm;
  return add(
    add(shape.centre, scale(shape.rise, fraction)),
    add(scale(shape.u, radius * cos(angle)), scale(shape.w, radius * sin(angle))),
  );
}

/** Derivative of the position by the travel: of length 1 except on a spiral, where the path's length is that of its mean circle. */
export function tangentOn(shape: Shape, travelMm: number): Vector {
  if (shape.kind === 'line') return shape.direction;
  const fraction = Math.min(1, travelMm / shape.lengthMm);
  const angle = fraction * shape.sweepRad;
  const radius = shape.radiusMm + fraction * shape.radiusChangeMm;
  const [c, s] = [cos(angle), sin(angle)];
  const turn = radius * shape.sweepRad;
  const alongU = shape.radiusChangeMm * c - turn * s;
  const alongW = shape.radiusChangeMm * s + turn * c;
  return scale(add(shape.rise, add(scale(shape.u, alongU), scale(shape.w, alongW))), 1 / shape.lengthMm);
}
