import { type CutterProfile, profileHeight } from './cutter-profile.ts';

/** Thirds of thirds: (2/3)⁴⁰ of the longest move is far below a nanometre. */
const TERNARY_STEPS = 40;

/**
 * How low a cutter comes over a point while it moves straight, above the tip's height at the move's start; Infinity where it
 * does not come over it.
 *
 * The tip's height is linear along the move and the profile is convex, so their sum over the point is convex: its lowest value
 * lies where the derivative vanishes or at an end. Flat, ball and pointed cutters have that place in closed form; for a rounded
 * or blunt one that also climbs it is found by a fixed number of ternary steps.
 *
 * @param alongMm of the point, from the move's start in its horizontal direction
 * @param acrossSquared its distance from the move's line, squared
 * @param lengthMm horizontal length of the move
 * @param climb rise per horizontal millimetre
 */
export function sweptHeight(
  profile: CutterProfile,
  alongMm: number,
  acrossSquared: number,
  lengthMm: number,
  climb: number,
): number {
  const { radiusMm } = profile;
  const halfSquared = radiusMm * radiusMm - acrossSquared;
  if (halfSquared < 0) return Number.POSITIVE_INFINITY;
  const half = Math.sqrt(halfSquared);
  const low = Math.max(0, alongMm - half);
  const high = Math.min(lengthMm, alongMm + half);
  if (low > high) return Number.POSITIVE_INFINITY;
  if (profile.kind === 'flat') return climb >= 0 ? climb * low : climb * high;
  const clamp = (s: number): number => Math.min(high, Math.max(low, s));
  const heightAt = (s: number): number => {
    const along = s - alongMm;
    return climb * s + profileHeight(profile, Math.min(radiusMm, Math.sqrt(acrossSquared + along * along)));
  };
  if (climb === 0) return heightAt(clamp(alongMm));
  if (profile.kind === 'corner' && profile.cornerMm === radiusMm) {
    return heightAt(clamp(alongMm - (climb * half) / Math.sqrt(1 + climb * climb)));
  }
  if (profile.kind === 'cone' && profile.tipMm === 0) {
    const rest = profile.slope * profile.slope - climb * climb;
    if (rest <= 0) return heightAt(climb > 0 ? low : high);
    return heightAt(clamp(alongMm - climb * Math.sqrt(acrossSquared / rest)));
  }
  let [from, to] = [low, high];
  for (let step = 0; step < TERNARY_STEPS; step++) {
    const third = (to - from) / 3;
    if (heightAt(from + third) <= heightAt(to - third)) to -= third;
    else from += third;
  }
  return Math.min(heightAt((from + to) / 2), heightAt(low), heightAt(high));
}
