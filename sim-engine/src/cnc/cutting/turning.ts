import { sin } from '../../maths/exact.ts';
import { type CuttingMaterial, specificForceNpmm2 } from './material.ts';

export interface TurningPass {
  readonly depthMm: number;
  readonly feedPerRevMm: number;
  readonly cuttingSpeedMpmin: number;
  /** Approach angle κ of the main edge. */
  readonly approachDeg: number;
  readonly rakeDeg?: number;
  readonly flankWearMm?: number;
}

export interface TurningLoad {
  readonly chipMm: number;
  readonly cuttingForceN: number;
  readonly powerW: number;
}

/** Kienzle in turning: `h = f·sin κ`, `Fc = kc·ap·f`, `Pc = Fc·vc/60`. */
export function turningLoad(material: CuttingMaterial, pass: TurningPass): TurningLoad {
  const chipMm = pass.feedPerRevMm * sin((pass.approachDeg * Math.PI) / 180);
  const kc = specificForceNpmm2(material, chipMm, pass.rakeDeg, pass.flankWearMm);
  const cuttingForceN = kc * pass.depthMm * pass.feedPerRevMm;
  return { chipMm, cuttingForceN, powerW: (cuttingForceN * pass.cuttingSpeedMpmin) / 60 };
}

export interface DrillingLoad {
  readonly torqueNm: number;
  readonly powerW: number;
}

/**
 * Drilling by Kienzle with `z` lips: each takes a chip `fz·sin(σ/2)` thick on half the diameter, and acts at a quarter of it:
 * `M = kc·f·D²/8`.
 */
export function drillingLoad(
  material: CuttingMaterial,
  diameterMm: number,
  feedPerRevMm: number,
  speedRpm: number,
  { lips = 2, pointDeg = 118, flankWearMm = 0 } = {},
): DrillingLoad {
  const chipMm = (feedPerRevMm / lips) * sin((pointDeg * Math.PI) / 360);
  const kc = specificForceNpmm2(material, chipMm, 0, flankWearMm);
  const torqueNm = (kc * feedPerRevMm * diameterMm * diameterMm) / 8000;
  return { torqueNm, powerW: (torqueNm * speedRpm * Math.PI) / 30 };
}
