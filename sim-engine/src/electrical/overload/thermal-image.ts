import { expm1, ln, log1p } from '../../maths/exact.ts';

/**
 * A bimetal, or what a relay computes in its place, as one heated body: dθ/dt = (m² − θ)/τ with m = current / set current, so
 * that θ = 1 at rated heating. Trips when θ reaches k² (first order; IEC 60947-4-1 fixes only the limits of the times).
 */
export interface ThermalImage {
  readonly timeConstantS: number;
  /** k: the lowest multiple of the set current that trips. */
  readonly tripMultiple: number;
}

/** Multiple at which the classes of IEC 60947-4-1 are told apart. */
const CLASS_MULTIPLE = 7.2;

/** Seconds from cold to the trip at 7.2 times the set current; inside the limits of the class (2–10, 4–10, 6–20, 9–30 s). */
export const CLASS_TRIP_S: Readonly<Record<'10A' | '10' | '20' | '30', number>> = {
  '10A': 4,
  '10': 6,
  '20': 12,
  '30': 20,
};

/** @param tripS from cold at 7.2 times the set current  @param tripMultiple k, below 7.2 */
export function thermalImage(tripS: number, tripMultiple: number): ThermalImage {
  const ratio = tripMultiple / CLASS_MULTIPLE;
  return { timeConstantS: -tripS / log1p(-ratio * ratio), tripMultiple };
}

/** θ after a time at a constant multiple, exactly. */
export function heatAfter(image: ThermalImage, heat: number, multiple: number, spanS: number): number {
  return heat + (heat - multiple * multiple) * expm1(-spanS / image.timeConstantS);
}

/**
 * Seconds at a constant multiple until θ reaches k²: 0 where it is there already, infinite where it never will be.
 *
 * @param heat θ at the start; preload p gives p²
 */
export function tripAfterS(image: ThermalImage, heat: number, multiple: number): number {
  const limit = image.tripMultiple * image.tripMultiple;
  const end = multiple * multiple;
  if (heat >= limit) return 0;
  if (end <= limit) return Infinity;
  return image.timeConstantS * ln((end - heat) / (end - limit));
}
