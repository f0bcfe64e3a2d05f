import type { Vector } from '../vector.ts';
import { type CutterProfile, shoulderHeight } from './cutter-profile.ts';
import { NM_PER_MM } from './height-field.ts';

export function toNm(mm: number): number {
  return Math.round(mm * NM_PER_MM);
}

/** Shorter horizontal moves are plunges. */
const NO_TRAVEL_MM = 1e-9;

/** Climbs that the field's nanometres cannot show are none. */
const NO_CLIMB_MM = 1e-7;

/** A straight move of a cutter, with what every cell under it needs. */
export interface Sweep {
  readonly profile: CutterProfile;
  readonly shoulderMm: number;
  readonly x0: number;
  readonly y0: number;
  /** Tip at the start; the lower end for a plunge. */
  readonly z0: number;
  readonly dx: number;
  readonly dy: number;
  readonly lengthMm: number;
  readonly climb: number;
  readonly plunge: boolean;
  /** The cutter has been at the start already: what lies nearest to it there is done. */
  readonly begun: boolean;
  /** Nothing is cut lower, and no flank reaches deeper: cells that are lower already need no look. */
  readonly lowestNm: number;
  readonly deepestNm: number;
}

type Course = Omit<Sweep, 'profile' | 'shoulderMm' | 'lowestNm' | 'deepestNm'>;

export function sweepOf(profile: CutterProfile, from: Vector, to: Vector, begun: boolean): Sweep {
  const shoulderMm = shoulderHeight(profile);
  const course = courseOf(from, to, begun);
  const lowestMm = Math.min(course.z0, course.z0 + course.climb * course.lengthMm);
  // One less for what rounding may make of either.
  return { ...course, profile, shoulderMm, lowestNm: toNm(lowestMm) - 1, deepestNm: toNm(lowestMm + shoulderMm) - 1 };
}

function courseOf(from: Vector, to: Vector, begun: boolean): Course {
  const [x0, y0] = from;
  const [x, y] = [to[0] - x0, to[1] - y0];
  const lengthMm = Math.sqrt(x * x + y * y);
  const lowest = Math.min(from[2], to[2]);
  if (lengthMm < NO_TRAVEL_MM) {
    return { x0, y0, z0: lowest, dx: 0, dy: 0, lengthMm: 0, climb: 0, plunge: true, begun: false };
  }
  const rise = to[2] - from[2];
  const climb = Math.abs(rise) < NO_CLIMB_MM ? 0 : rise / lengthMm;
  return {
    x0,
    y0,
    z0: climb === 0 ? lowest : from[2],
    dx: x / lengthMm,
    dy: y / lengthMm,
    lengthMm,
    climb,
    plunge: false,
    begun,
  };
}
