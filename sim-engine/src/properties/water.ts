import { saturationPressurePa } from './saturation.ts';
import { liquidWater } from './water-region1.ts';
import { conductivityWpmK, viscosityPas } from './water-transport.ts';

const STANDARD_PRESSURE_PA = 101_325;

/** What a heat or flow calculation needs of a liquid. */
export interface LiquidProperties {
  readonly densityKgpm3: number;
  readonly heatCapacityJpkgK: number;
  readonly conductivityWpmK: number;
  readonly viscosityPas: number;
  /** Prandtl number cp mu / k. */
  readonly prandtl: number;
}

/** The lowest pressure at which water is surely liquid: one atmosphere, or the saturation pressure above 100 °C. */
export function liquidPressurePa(tempC: number): number {
  return Math.max(STANDARD_PRESSURE_PA, saturationPressurePa(tempC));
}

/**
 * Fresh liquid water.
 *
 * @param tempC 0 to 150 °C (the formulations reach 350 °C)
 * @param pressurePa at or above saturation; left out: one atmosphere, or saturation above 100 °C
 */
export function freshWater(tempC: number, pressurePa: number = liquidPressurePa(tempC)): LiquidProperties {
  const { volumeM3pkg, heatCapacityJpkgK } = liquidWater(tempC, pressurePa);
  const densityKgpm3 = 1 / volumeM3pkg;
  const conductivity = conductivityWpmK(tempC, densityKgpm3);
  const viscosity = viscosityPas(tempC, densityKgpm3);
  return {
    densityKgpm3,
    heatCapacityJpkgK,
    conductivityWpmK: conductivity,
    viscosityPas: viscosity,
    prandtl: (heatCapacityJpkgK * viscosity) / conductivity,
  };
}
