import { exp, ln, log10, pow } from '../maths/exact.ts';
import { kelvin } from './temperature.ts';
import type { LiquidProperties } from './water.ts';

/**
 * Sea water at one atmosphere by the correlations collected in M. H. Sharqawy, J. H. Lienhard V, S. M. Zubair, "Thermophysical
 * properties of seawater: a review of existing correlations and data", Desalination and Water Treatment 16 (2010) 354–380:
 * density equation 8, heat capacity equation 9 (Jamieson et al. 1969), conductivity equation 13 (Jamieson and Tudhope 1970),
 * viscosity equations 22 and 23. Valid from 0 to 120 °C and from 0 to 0.12 kg of salt a kilogram.
 */
const GRAMS = 1000;
/** The 1968 scale, on which the heat capacity and the conductivity were fitted, stands 0.024 % below that of 1990. */
const SCALE_OF_1968 = 1.00024;

/** @param salinityKgpkg mass fraction of salt */
function seaWaterDensityKgpm3(tempC: number, salinityKgpkg: number): number {
  const t = tempC;
  const s = salinityKgpkg;
  const pure = 9.999e2 + t * (2.034e-2 + t * (-6.162e-3 + t * (2.261e-5 + t * -4.657e-8)));
  const salt = s * (8.02e2 + t * (-2.001 + t * (1.677e-2 + t * -3.06e-5))) - 1.613e-5 * s * s * t * t;
  return pure + salt;
}

function seaWaterHeatCapacityJpkgK(tempC: number, salinityKgpkg: number): number {
  const t = kelvin(SCALE_OF_1968 * tempC);
  const s = GRAMS * salinityKgpkg;
  const a = 5.328 + s * (-9.76e-2 + s * 4.04e-4);
  const b = -6.913e-3 + s * (7.351e-4 + s * -3.15e-6);
  const c = 9.6e-6 + s * (-1.927e-6 + s * 8.23e-9);
  const d = 2.5e-9 + s * (1.666e-9 + s * -7.125e-12);
  return 1000 * (a + t * (b + t * (c + t * d)));
}

function seaWaterConductivityWpmK(tempC: number, salinityKgpkg: number): number {
  const t = kelvin(SCALE_OF_1968 * tempC);
  const s = GRAMS * salinityKgpkg;
  // The paper's factor 0.434 is multiplied out.
  const exponent =
    log10(240 + 0.0002 * s) + (0.9982 - (149.079 + 0.016058 * s) / t) * pow(1 - t / (647 + 0.03 * s), 0.333);
  return 1e-3 * exp(ln(10) * exponent);
}

function seaWaterViscosityPas(tempC: number, salinityKgpkg: number): number {
  const t = tempC;
  const s = salinityKgpkg;
  const warm = t + 64.993;
  const pure = 4.2844e-5 + 1 / (0.157 * warm * warm - 91.296);
  const a = 1.541 + t * (1.998e-2 + t * -9.52e-5);
  const b = 7.974 + t * (-7.561e-2 + t * 4.724e-4);
  return pure * (1 + s * (a + s * b));
}

/** @param tempC 0 to 120 °C @param salinityKgpkg 0 to 0.12 (the ocean 0.035); neither is checked */
export function seaWater(tempC: number, salinityKgpkg: number): LiquidProperties {
  const heatCapacityJpkgK = seaWaterHeatCapacityJpkgK(tempC, salinityKgpkg);
  const conductivityWpmK = seaWaterConductivityWpmK(tempC, salinityKgpkg);
  const viscosityPas = seaWaterViscosityPas(tempC, salinityKgpkg);
  return {
    densityKgpm3: seaWaterDensityKgpm3(tempC, salinityKgpkg),
    heatCapacityJpkgK,
    conductivityWpmK,
    viscosityPas,
    prandtl: (heatCapacityJpkgK * viscosityPas) / conductivityWpmK,
  };
}
