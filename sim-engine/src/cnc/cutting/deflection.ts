import { sin } from '../../maths/exact.ts';

/** Young's modulus, N/mm². */
export const CARBIDE_NPMM2 = 600_000;
export const TOOL_STEEL_NPMM2 = 210_000;

/** The fluted part bends like a shaft of this share of the diameter. */
const FLUTED_SHARE = 0.8;

/** `k = 3EI/L³` with `I = πd⁴/64`, d = 0.8·D: stiffness at the tip of a tool clamped at `stickOutMm`, N/mm. */
export function tipStiffnessNpmm(diameterMm: number, stickOutMm: number, modulusNpmm2 = CARBIDE_NPMM2): number {
  const d = FLUTED_SHARE * diameterMm;
  const inertia = (Math.PI * d * d * d * d) / 64;
  return (3 * modulusNpmm2 * inertia) / (stickOutMm * stickOutMm * stickOutMm);
}

/** `F·L³/(3EI)` */
export function deflectionMm(forceN: number, stiffnessNpmm: number): number {
  return forceN / stiffnessNpmm;
}

/**
 * A cutter that runs out by `totalMm` (dial reading) turns about a point half of it off its axis: its outermost tooth cuts half
 * of it more, so a slot gets `totalMm` wider.
 */
export function runoutRadiusMm(totalMm: number): number {
  return Math.abs(totalMm) / 2;
}

/** Share of the feed per tooth that the most loaded tooth takes when two neighbours differ by the run-out. */
export function runoutChipMm(feedPerToothMm: number, totalMm: number, teeth: number): number {
  if (teeth <= 1) return feedPerToothMm;
  // Teeth stand on a circle: the offset's projection differs most between neighbours by 2·e·sin(π/z).
  return feedPerToothMm + Math.abs(totalMm) * sin(Math.PI / teeth);
}
