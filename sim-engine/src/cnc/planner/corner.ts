import { asin } from '../../maths/exact.ts';
import { add, dot, length, scale, subtract, type Vector } from '../vector.ts';
import type { ArcShape, LineShape } from './primitive.ts';

/** How much two unit directions differ: sines and cosines of half the turn, computed so that small turns keep their digits. */
export interface Turn {
  /** sin of half the angle by which the direction turns. */
  readonly sinHalf: number;
  /** cos of it, which is sin(θ/2) for the angle θ that the two moves enclose. */
  readonly cosHalf: number;
}

export function turnBetween(before: Vector, after: Vector): Turn {
  const sinHalf = Math.min(1, length(subtract(after, before)) / 2);
  return { sinHalf, cosHalf: Math.min(1, length(add(after, before)) / 2) };
}

/** Directions that differ by less are one: the digits of a part program make angles of this size. */
export const STRAIGHT_SIN_HALF = 1e-7;

/** Nearly a reversal: no useful arc fits. */
const REVERSAL_COS_HALF = 1e-3;

export interface CornerArc {
  readonly arc: ArcShape;
  /** How much of each move it replaces. */
  readonly trimBeforeMm: number;
  readonly trimAfterMm: number;
}

/**
 * The circular arc that rounds a corner of two straight moves within `toleranceMm` of it. With `s = sin(θ/2)` of the enclosed
 * angle its radius is `δs/(1 − s)`, so `v = √(aR)` on it is the known corner speed `√(aδs/(1 − s))`. It uses at most half of
 * either move, so that the next corner finds its own half.
 *
 * @param toleranceMm null where only the moves' lengths and `largestMm` bound it
 * @param largestMm a larger radius would help nobody: the feed is reached on this one
 * @returns undefined where no arc is needed (straight on) or fits (reversal)
 */
export function cornerArc(
  before: LineShape,
  after: LineShape,
  toleranceMm: number | null,
  largestMm: number,
): CornerArc | undefined {
  const { sinHalf, cosHalf } = turnBetween(before.direction, after.direction);
  if (sinHalf < STRAIGHT_SIN_HALF || cosHalf < REVERSAL_COS_HALF) return undefined;
  const halfMm = Math.min(before.lengthMm, after.lengthMm) / 2;
  const fittingMm = (halfMm * cosHalf) / sinHalf;
  // 1 − s = sin²(φ/2)/(1 + s) for the turn φ = π − θ.
  const withinMm = toleranceMm === null ? fittingMm : (toleranceMm * cosHalf * (1 + cosHalf)) / (sinHalf * sinHalf);
  const radiusMm = Math.min(withinMm, fittingMm, largestMm);
  if (!(radiusMm > 0)) return undefined;
  const trimMm = (radiusMm * sinHalf) / cosHalf;
  const sweepRad = 2 * asin(sinHalf);
  const start = subtract(before.end, scale(before.direction, trimMm));
  const across = subtract(after.direction, scale(before.direction, dot(before.direction, after.direction)));
  const inward = scale(across, 1 / length(across));
  return {
    trimBeforeMm: trimMm,
    trimAfterMm: trimMm,
    arc: {
      kind: 'arc',
      centre: add(start, scale(inward, radiusMm)),
      end: add(after.start, scale(after.direction, trimMm)),
      u: scale(inward, -1),
      w: before.direction,
      radiusMm,
      radiusChangeMm: 0,
      sweepRad,
      rise: [0, 0, 0],
      lengthMm: radiusMm * sweepRad,
    },
  };
}
