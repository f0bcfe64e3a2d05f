/** What a material's thermal stress depends on. */
export interface Elasticity {
  readonly youngsModulusPa: number;
  readonly expansionPerK: number;
  readonly poissonsRatio: number;
}

/** Hard porcelain: 4.5 MPa for each 10 K between a face and the mean. */
export const PORCELAIN: Elasticity = { youngsModulusPa: 70e9, expansionPerK: 5e-6, poissonsRatio: 0.22 };

/**
 * In-plane stress of a free plate with a temperature profile through its thickness, at a place of temperature T:
 * sigma = E alpha (T_mean − T)/(1 − nu), in Pa, positive in tension (S. P. Timoshenko, J. N. Goodier, "Theory of
 * Elasticity", 3rd ed., article 149). It holds while the plate is elastic and its profile symmetric.
 */
export function plateStressPa(elasticity: Elasticity, meanC: number, placeC: number): number {
  const { youngsModulusPa, expansionPerK, poissonsRatio } = elasticity;
  return (youngsModulusPa * expansionPerK * (meanC - placeC)) / (1 - poissonsRatio);
}

/**
 * Difference between face and core of a plate whose faces are heated at a steady rate, once the start has died away:
 * r L²/(2 a) with L the half thickness. K.
 */
export function steadyRampDifferenceK(rateKps: number, halfThicknessM: number, diffusivityM2ps: number): number {
  return (rateKps * halfThicknessM * halfThicknessM) / (2 * diffusivityM2ps);
}
