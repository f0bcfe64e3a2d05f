import { fail, type Result, succeed } from '../../result.ts';
import type { MachineLimits } from '../machine.ts';
import type { ArcSegment, LineSegment, MotionSegment, PathMode } from '../segments.ts';
import { planeAxes, type Vector } from '../vector.ts';
import { joinMoves, type RawMove } from './join.ts';
import { lineShape, type PathEvent, type Primitive, type Shape } from './primitive.ts';

/** A part program ready to run: constant, shared by every run of it. */
export interface PathProgram {
  readonly start: Vector;
  readonly items: readonly (Primitive | PathEvent)[];
  readonly maxFeedMmps: number;
}

export type CompileFailure =
  | { readonly kind: 'notFinite'; readonly sourceLine: number }
  | { readonly kind: 'noFeed'; readonly sourceLine: number }
  | { readonly kind: 'noSpindle'; readonly sourceLine: number };

/** Shorter moves are none: rounding makes them. */
const NO_LENGTH_MM = 1e-9;

function arcShape(segment: ArcSegment, start: Vector): Shape {
  const [first, second] = planeAxes(segment.normal);
  const centre: [number, number, number] = [0, 0, 0];
  centre[first] = segment.centre[0];
  centre[second] = segment.centre[1];
  centre[segment.normal] = start[segment.normal];
  const [a, b] = [start[first] - centre[first], start[second] - centre[second]];
  const radiusMm = Math.sqrt(a * a + b * b);
  if (radiusMm < NO_LENGTH_MM || Math.abs(segment.sweepRad) < 1e-12) return lineShape(start, segment.end);
  const sign = Math.sign(segment.sweepRad);
  const u: [number, number, number] = [0, 0, 0];
  u[first] = a / radiusMm;
  u[second] = b / radiusMm;
  const w: [number, number, number] = [0, 0, 0];
  w[first] = (-sign * b) / radiusMm;
  w[second] = (sign * a) / radiusMm;
  const [c, d] = [segment.end[first] - centre[first], segment.end[second] - centre[second]];
  const radiusChangeMm = Math.sqrt(c * c + d * d) - radiusMm;
  const rise: [number, number, number] = [0, 0, 0];
  rise[segment.normal] = segment.end[segment.normal] - start[segment.normal];
  const sweepRad = Math.abs(segment.sweepRad);
  const flatMm = (radiusMm + radiusChangeMm / 2) * sweepRad;
  const radial = Math.abs(radiusChangeMm);
  const risen = rise[segment.normal];
  const lengthMm = Math.sqrt(flatMm * flatMm + radial * radial + risen * risen);
  return { kind: 'arc', end: segment.end, centre, u, w, radiusMm, radiusChangeMm, sweepRad, rise, lengthMm };
}

/** The sweep of an arc from its end points: counter-clockwise where `turns` is positive, |turns| − 1 full turns more. */
export function sweepOf(startRad: number, endRad: number, turns: number): number {
  const full = 2 * Math.PI;
  const sign = turns < 0 ? -1 : 1;
  let once = sign * (endRad - startRad);
  once -= full * Math.floor(once / full);
  if (once < 1e-9) once = full;
  return sign * (once + full * (Math.max(1, Math.abs(turns)) - 1));
}

function isFinite(segment: LineSegment | ArcSegment): boolean {
  const values = [...segment.end, ...(segment.kind === 'arc' ? [...segment.centre, segment.sweepRad] : [])];
  return values.every((value) => Number.isFinite(value));
}

/**
 * Turns moves into path: speeds limited by the axes, corners rounded as the path mode says, stops where it needs them.
 *
 * @param start machine position at the program's beginning, mm
 */
export function compilePath(
  segments: readonly MotionSegment[],
  start: Vector,
  limits: MachineLimits,
): Result<PathProgram, CompileFailure> {
  const maxFeedMmps = limits.maxFeedMmpm / 60;
  const items: (RawMove | PathEvent)[] = [];
  let position = start;
  let mode: PathMode = { kind: 'continuous', toleranceMm: null };
  let overridable = true;
  let spindleRpm = 0;
  for (const segment of segments) {
    const { sourceLine } = segment;
    switch (segment.kind) {
      case 'pathMode':
        mode = segment.mode;
        break;
      case 'feedOverride':
        overridable = segment.enabled;
        break;
      case 'line':
      case 'arc': {
        if (!isFinite(segment)) return fail({ kind: 'notFinite', sourceLine });
        const shape = segment.kind === 'line' ? lineShape(position, segment.end) : arcShape(segment, position);
        if (shape.lengthMm < NO_LENGTH_MM) break;
        position = segment.end;
        const { sync, motion } = segment;
        if (sync !== undefined && spindleRpm === 0) return fail({ kind: 'noSpindle', sourceLine });
        const programmed = sync === undefined ? segment.feedMmpm / 60 : (Math.abs(sync.pitchMm) * spindleRpm) / 60;
        const feedMmps = motion === 'rapid' ? Number.POSITIVE_INFINITY : programmed;
        if (!(feedMmps > 0)) return fail({ kind: 'noFeed', sourceLine });
        items.push({ kind: 'raw', shape, segment, feedMmps, overridable: overridable && sync === undefined, mode });
        break;
      }
      case 'spindle':
        spindleRpm = segment.direction === 'off' ? 0 : Math.abs(segment.speedRpm);
        items.push({ kind: 'event', event: segment, sourceLine });
        break;
      case 'dwell':
      case 'toolChange':
      case 'coolant':
      case 'stop':
      case 'end':
        items.push({ kind: 'event', event: segment, sourceLine });
        break;
    }
  }
  return succeed({ start, items: joinMoves(items, limits.axes, maxFeedMmps), maxFeedMmps });
}
