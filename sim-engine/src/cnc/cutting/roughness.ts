/** What feed marks and machine leave on a surface, µm. */
export interface Roughness {
  /** Depth of the geometric marks. */
  readonly rtUm: number;
  /** Mean deviation, as drawings ask for. */
  readonly raUm: number;
}

/** Conditions that make a surface worse than its geometry. */
export interface SurfaceConditions {
  readonly flankWearMm?: number;
  /** Without coolant the edge builds up: twice as rough (general figure). */
  readonly coolant?: boolean;
  /** What even a perfect tool leaves on this machine, Ra. */
  readonly floorRaUm?: number;
}

/** Mean deviation of a row of circular arcs of height Rt: `2Rt/(9√3)`. */
const ARC_RA_SHARE = 0.1283;

function surface(marksMm: number, { flankWearMm = 0, coolant = true, floorRaUm = 0.3 }: SurfaceConditions): Roughness {
  const rtUm = 1000 * marksMm;
  const factor = (coolant ? 1 : 2) * (1 + 2 * flankWearMm);
  return { rtUm, raUm: (floorRaUm + ARC_RA_SHARE * rtUm) * factor };
}

/** Turning: `Rt = f²/(8·rε)`, f a revolution. */
export function turnedRoughness(
  feedPerRevMm: number,
  noseRadiusMm: number,
  conditions: SurfaceConditions = {},
): Roughness {
  return surface((feedPerRevMm * feedPerRevMm) / (8 * noseRadiusMm), conditions);
}

/**
 * A milled wall: cusps of the cutter's radius, one a tooth, one a revolution as soon as it runs out by more than a cusp: `fz²/(8R)`.
 */
export function wallRoughness(
  feedPerToothMm: number,
  teeth: number,
  radiusMm: number,
  runoutMm: number,
  conditions: SurfaceConditions = {},
): Roughness {
  const tooth = (feedPerToothMm * feedPerToothMm) / (8 * radiusMm);
  const feedMm = runoutMm > tooth ? feedPerToothMm * teeth : feedPerToothMm;
  return surface((feedMm * feedMm) / (8 * radiusMm), conditions);
}

/** A milled floor: cusps of the corner radius, one a revolution (the lowest tooth leaves them): `f²/(8rc)`; flat cutters leave none. */
export function floorRoughness(feedPerRevMm: number, cornerMm: number, conditions: SurfaceConditions = {}): Roughness {
  return surface(cornerMm > 0 ? (feedPerRevMm * feedPerRevMm) / (8 * cornerMm) : 0, conditions);
}

/** A surface swept by a ball in lines `stepMm` apart: `ae²/(8R)`. */
export function steppedRoughness(stepMm: number, ballRadiusMm: number, conditions: SurfaceConditions = {}): Roughness {
  return surface((stepMm * stepMm) / (8 * ballRadiusMm), conditions);
}
