import { at } from '../../maths/at.ts';
import { cos, sin } from '../../maths/exact.ts';
import type { Vector } from '../vector.ts';
import { type CutterProfile, profileHeight } from './cutter-profile.ts';
import { type HeightField, heightAtMm } from './height-field.ts';

/** What of a milling cutter is in the material, as the field shows it just ahead of the cutter. */
export interface Engagement {
  /** Angle of the cutter's round that cuts. */
  readonly arcRad: number;
  /**
   * Tooth angles at which the cut begins and ends, 0 where a tooth of a clockwise cutter meets the feed's line with no chip
   * (conventional milling begins there), π on the other side (climb milling ends there).
   */
  readonly entryRad: number;
  readonly exitRad: number;
  /** Width across the feed, mm. */
  readonly widthMm: number;
  /** Greatest depth, mm. */
  readonly depthMm: number;
  /** Cross-section of the chip stream across the feed, mm²: times the feed it is the removal rate. */
  readonly areaMm2: number;
  /** Mean of sin φ over the arc: times the feed per tooth the mean chip thickness. */
  readonly meanSine: number;
}

export const NOT_ENGAGED: Engagement = {
  arcRad: 0,
  entryRad: 0,
  exitRad: 0,
  widthMm: 0,
  depthMm: 0,
  areaMm2: 0,
  meanSine: 0,
};

const SAMPLES = 120;
const STEP_RAD = Math.PI / SAMPLES;
const SINES = Float64Array.from({ length: SAMPLES }, (_, index) => sin((index + 0.5) * STEP_RAD));
const COSINES = Float64Array.from({ length: SAMPLES }, (_, index) => cos((index + 0.5) * STEP_RAD));

/** So far outside the cutter that the cell there has its centre outside too: half a cell's diagonal. */
const LOOK_CELLS = 0.71;

/** Less is a scrape of rounding. */
const NO_DEPTH_MM = 1e-3;

/**
 * Looks at the field just outside the leading half of the cutter, every 1.5°: widths are good to about a cell.
 *
 * @param tip in the field's coordinates
 * @param direction of the feed over the field; only its horizontal part counts
 * @param fluteMm length of the cutting edges: material above them is not cut
 */
export function engagementAt(
  field: HeightField,
  profile: CutterProfile,
  tip: Vector,
  direction: readonly [number, number],
  fluteMm: number,
): Engagement {
  const norm = Math.sqrt(direction[0] * direction[0] + direction[1] * direction[1]);
  if (norm === 0) return NOT_ENGAGED;
  const [fx, fy] = [direction[0] / norm, direction[1] / norm];
  const bottomMm = tip[2] + (profile.kind === 'flat' ? 0 : profileHeight(profile, profile.radiusMm * 0.7));
  const lookMm = profile.radiusMm + LOOK_CELLS * field.cellMm;
  let [first, last, count] = [-1, -1, 0];
  let [depthMm, areaMm2, sines] = [0, 0, 0];
  for (let index = 0; index < SAMPLES; index++) {
    const s = at(SINES, index);
    const c = at(COSINES, index);
    // Tooth angle 0 is to the left of the feed, π/2 straight ahead.
    const x = tip[0] + lookMm * (s * fx - c * fy);
    const y = tip[1] + lookMm * (s * fy + c * fx);
    const depth = Math.min(fluteMm, heightAtMm(field, x, y) - bottomMm);
    if (depth < NO_DEPTH_MM) continue;
    if (first < 0) first = index;
    last = index;
    count++;
    sines += s;
    depthMm = Math.max(depthMm, depth);
    areaMm2 += depth * profile.radiusMm * s * STEP_RAD;
  }
  if (count === 0) return NOT_ENGAGED;
  const entryRad = first * STEP_RAD;
  const exitRad = (last + 1) * STEP_RAD;
  return {
    arcRad: count * STEP_RAD,
    entryRad,
    exitRad,
    widthMm: profile.radiusMm * (cos(entryRad) - cos(exitRad)),
    depthMm,
    areaMm2,
    meanSine: sines / count,
  };
}
