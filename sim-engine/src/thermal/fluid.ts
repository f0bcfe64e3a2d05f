import { exp } from '../maths/exact.ts';
import { kelvin } from '../properties/temperature.ts';
import { seaWater } from '../properties/sea-water.ts';
import { freshWater } from '../properties/water.ts';

/**
 * A liquid in a circuit. Density and heat capacity are constants, so that heat and mass are conserved exactly; only the
 * viscosity follows the temperature, which an oil's pressure hangs on.
 */
export interface Fluid {
  readonly densityKgpm3: number;
  readonly heatCapacityJpkgK: number;
  readonly viscosityPas: (tempC: number) => number;
}

/** Fresh water with the constants of one temperature. */
export function freshWaterFluid(meanC: number): Fluid {
  const { densityKgpm3, heatCapacityJpkgK, viscosityPas } = freshWater(meanC);
  return { densityKgpm3, heatCapacityJpkgK, viscosityPas: () => viscosityPas };
}

export function seaWaterFluid(meanC: number, salinityKgpkg: number): Fluid {
  const { densityKgpm3, heatCapacityJpkgK, viscosityPas } = seaWater(meanC, salinityKgpkg);
  return { densityKgpm3, heatCapacityJpkgK, viscosityPas: () => viscosityPas };
}

/**
 * An oil whose viscosity follows mu = mu_ref exp(B (1/T − 1/T_ref)) (E. N. da C. Andrade, Nature 125, 1930).
 *
 * @param activationK the B of that law, in kelvin; about 3000 to 4000 for engine oils
 */
export function oilFluid(
  constants: { readonly densityKgpm3: number; readonly heatCapacityJpkgK: number },
  reference: { readonly tempC: number; readonly viscosityPas: number },
  activationK: number,
): Fluid {
  const inverseReference = 1 / kelvin(reference.tempC);
  return {
    ...constants,
    viscosityPas: (tempC) => reference.viscosityPas * exp(activationK * (1 / kelvin(tempC) - inverseReference)),
  };
}
