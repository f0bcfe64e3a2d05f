import { pow } from '../../maths/exact.ts';
import type { CuttingMaterial } from './material.ts';

/** Flank wear at which a tool counts as worn out, mm. */
export const WORN_OUT_MM = 0.3;

/** Taylor: `T = (C/vc)^(1/n)`, minutes. Infinity where the material's wear is not modelled, or nothing moves. */
export function toolLifeMin({ taylor }: CuttingMaterial, cuttingSpeedMpmin: number): number {
  if (taylor === undefined || !(cuttingSpeedMpmin > 0)) return Number.POSITIVE_INFINITY;
  return pow(taylor.cMpmin / cuttingSpeedMpmin, 1 / taylor.n);
}

/** Flank wear after `cutS` more seconds in cut: `VB = 0.3·t/T` a piece at a time, so that the speed may change. */
export function wornMm(
  flankWearMm: number,
  material: CuttingMaterial,
  cuttingSpeedMpmin: number,
  cutS: number,
): number {
  return flankWearMm + (WORN_OUT_MM * cutS) / (60 * toolLifeMin(material, cuttingSpeedMpmin));
}

/** What flank wear takes off the radius: the flank's clearance turned into a recession of the edge, `VB·tan α`, α about 7°. */
export function edgeRecessionMm(flankWearMm: number): number {
  return 0.1228 * flankWearMm;
}
