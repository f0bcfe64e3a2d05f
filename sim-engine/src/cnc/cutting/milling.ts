import { acos, cos, pow, sin } from '../../maths/exact.ts';
import { type CuttingMaterial, specificForceNpmm2 } from './material.ts';

/** `n = 1000·vc/(π·D)` */
export function spindleRpm(edgeSpeedMpmin: number, diameterMm: number): number {
  return (1000 * edgeSpeedMpmin) / (Math.PI * diameterMm);
}

export function cuttingSpeedMpmin(speedRpm: number, diameterMm: number): number {
  return (speedRpm * Math.PI * diameterMm) / 1000;
}

/** `vf = n·z·fz` */
export function tableFeedMmpm(speedRpm: number, teeth: number, feedPerToothMm: number): number {
  return speedRpm * teeth * feedPerToothMm;
}

/** Slower is standing: nothing is cut. */
const STANDING_RPM = 1e-3;

export interface MillingCut {
  readonly diameterMm: number;
  readonly teeth: number;
  readonly speedRpm: number;
  readonly tableFeedMmpm: number;
  /** Axial depth ap. */
  readonly depthMm: number;
  /** Radial width ae, at most the diameter. */
  readonly widthMm: number;
  readonly rakeDeg?: number;
  readonly flankWearMm?: number;
}

export interface MillingLoad {
  readonly feedPerToothMm: number;
  readonly arcRad: number;
  readonly meanChipMm: number;
  readonly specificForceNpmm2: number;
  readonly removalMm3pmin: number;
  /** At the cutter; the motor gives it divided by the drive's efficiency. */
  readonly powerW: number;
  readonly torqueNm: number;
}

/** `Pc = ap·ae·vf·kc/(60·10⁶)` in kW (tool makers' catalogues); here in watts. */
export function millingPowerW(depthMm: number, widthMm: number, feedMmpm: number, kcNpmm2: number): number {
  return (depthMm * widthMm * feedMmpm * kcNpmm2) / 60_000;
}

/**
 * Mean load of a milling cutter by Kienzle: `φs = acos(1 − 2ae/D)`, `hm = 2ae·fz/(D·φs)`, kc at hm, power from the removal rate.
 */
export function millingLoad(material: CuttingMaterial, cut: MillingCut): MillingLoad {
  const { diameterMm, teeth, speedRpm, depthMm } = cut;
  const widthMm = Math.min(diameterMm, Math.max(0, cut.widthMm));
  const feedPerToothMm = speedRpm > STANDING_RPM ? cut.tableFeedMmpm / (speedRpm * teeth) : 0;
  const arcRad = acos(1 - (2 * widthMm) / diameterMm);
  const meanChipMm = arcRad > 0 ? (2 * widthMm * feedPerToothMm) / (diameterMm * arcRad) : 0;
  const kc = specificForceNpmm2(material, meanChipMm, cut.rakeDeg, cut.flankWearMm);
  const powerW = millingPowerW(depthMm, widthMm, cut.tableFeedMmpm, kc);
  return {
    feedPerToothMm,
    arcRad,
    meanChipMm,
    specificForceNpmm2: kc,
    removalMm3pmin: depthMm * widthMm * cut.tableFeedMmpm,
    powerW,
    torqueNm: torqueNm(powerW, speedRpm),
  };
}

/** `M = P/ω` */
export function torqueNm(powerW: number, speedRpm: number): number {
  return speedRpm > STANDING_RPM ? (powerW * 30) / (Math.PI * speedRpm) : 0;
}

/** Tangential force of one tooth at angle φ: `kc1.1·ap·(fz·sin φ)^(1−mc)`, with rake and wear as for kc. */
export function toothForceN(
  material: CuttingMaterial,
  depthMm: number,
  feedPerToothMm: number,
  toothRad: number,
  flankWearMm = 0,
): number {
  const chipMm = feedPerToothMm * sin(toothRad);
  if (chipMm <= 0) return 0;
  return material.kc11Npmm2 * depthMm * pow(chipMm, 1 - material.mc) * (1 + 3 * flankWearMm);
}

/** Radial force as a share of the tangential one: a general figure for milling. */
const RADIAL_SHARE = 0.35;

export interface CutterForces {
  /** Along the feed, against the motion positive, N. */
  readonly againstFeedN: number;
  /** Across the feed: positive pushes the cutter to the left of the feed. */
  readonly leftN: number;
  readonly tangentialN: number;
}

const ROTATIONS = 24;

/**
 * Forces on a clockwise cutter, averaged over a revolution: each tooth inside the arc of cut is pushed against its motion and
 * away from the material.
 *
 * @param entryRad, exitRad as an {@link Engagement} gives them
 */
export function cutterForces(
  material: CuttingMaterial,
  teeth: number,
  depthMm: number,
  feedPerToothMm: number,
  entryRad: number,
  exitRad: number,
  flankWearMm = 0,
): CutterForces {
  let [against, left, tangential] = [0, 0, 0];
  const steps = teeth * ROTATIONS;
  for (let step = 0; step < steps; step++) {
    const angle = ((step + 0.5) * 2 * Math.PI) / steps;
    if (angle < entryRad || angle > exitRad) continue;
    const force = toothForceN(material, depthMm, feedPerToothMm, angle, flankWearMm);
    const radial = RADIAL_SHARE * force;
    // The tooth stands at (sin φ ahead, cos φ left) and moves towards (cos φ, −sin φ).
    against += force * cos(angle) + radial * sin(angle);
    left += force * sin(angle) - radial * cos(angle);
    tangential += force;
  }
  return { againstFeedN: against / ROTATIONS, leftN: left / ROTATIONS, tangentialN: tangential / ROTATIONS };
}
