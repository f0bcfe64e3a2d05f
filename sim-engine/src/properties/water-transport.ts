import { itemAt } from '../maths/at.ts';
import { exp } from '../maths/exact.ts';
import { integerPower } from './integer-power.ts';
import { kelvin } from './temperature.ts';

const CRITICAL_TEMP_K = 647.096;
const CRITICAL_DENSITY_KGPM3 = 322;

/** Rows: power of (1/T − 1); columns: power of (density − 1), both reduced by the critical point. */
type Table = readonly (readonly number[])[];

const VISCOSITY_DILUTE: readonly number[] = [1.67752, 2.20462, 0.6366564, -0.241605];
const VISCOSITY_RESIDUAL: Table = [
  [5.20094e-1, 2.22531e-1, -2.81378e-1, 1.61913e-1, -3.25372e-2, 0, 0],
  [8.50895e-2, 9.99115e-1, -9.06851e-1, 2.57399e-1, 0, 0, 0],
  [-1.08374, 1.88797, -7.72479e-1, 0, 0, 0, 0],
  [-2.89555e-1, 1.26613, -4.89837e-1, 0, 6.98452e-2, 0, -4.35673e-3],
  [0, 0, -2.5704e-1, 0, 0, 8.72102e-3, 0],
  [0, 1.20573e-1, 0, 0, 0, 0, -5.93264e-4],
];

const CONDUCTIVITY_DILUTE: readonly number[] = [2.443221e-3, 1.323095e-2, 6.770357e-3, -3.454586e-3, 4.096266e-4];
const CONDUCTIVITY_RESIDUAL: Table = [
  [1.60397357, -0.646013523, 0.111443906, 0.102997357, -0.0504123634, 0.00609859258],
  [2.33771842, -2.78843778, 1.53616167, -0.463045512, 0.0832827019, -0.00719201245],
  [2.19650529, -4.54580785, 3.55777244, -1.40944978, 0.275418278, -0.0205938816],
  [-1.21051378, 1.60812989, -0.621178141, 0.0716373224, 0, 0],
  [-2.720337, 4.57586331, -3.18369245, 1.1168348, -0.19268305, 0.012913842],
];

function dilute(coefficients: readonly number[], inverseTemp: number): number {
  let sum = 0;
  for (let power = coefficients.length - 1; power >= 0; power -= 1)
    sum = sum * inverseTemp + itemAt(coefficients, power);
  return 1 / (sum * Math.sqrt(inverseTemp));
}

function residual(table: Table, inverseTemp: number, density: number): number {
  let sum = 0;
  table.forEach((row, i) => {
    let inner = 0;
    for (let j = row.length - 1; j >= 0; j -= 1) inner = inner * (density - 1) + itemAt(row, j);
    sum += integerPower(inverseTemp - 1, i) * inner;
  });
  return exp(density * sum);
}

/**
 * Dynamic viscosity of water and steam in Pa s (IAPWS R12-08, equations 10 to 12, without the critical enhancement, which
 * is 1 outside the neighbourhood of the critical point).
 */
export function viscosityPas(tempC: number, densityKgpm3: number): number {
  const inverseTemp = CRITICAL_TEMP_K / kelvin(tempC);
  const density = densityKgpm3 / CRITICAL_DENSITY_KGPM3;
  return 1e-4 * dilute(VISCOSITY_DILUTE, inverseTemp) * residual(VISCOSITY_RESIDUAL, inverseTemp, density);
}

/**
 * Thermal conductivity of water and steam in W/(m K) (IAPWS R15-11, equations 15 to 17, without the critical enhancement,
 * which is below 0.5 % of the conductivity of the liquid up to 150 °C).
 */
export function conductivityWpmK(tempC: number, densityKgpm3: number): number {
  const inverseTemp = CRITICAL_TEMP_K / kelvin(tempC);
  const density = densityKgpm3 / CRITICAL_DENSITY_KGPM3;
  return 1e-3 * dilute(CONDUCTIVITY_DILUTE, inverseTemp) * residual(CONDUCTIVITY_RESIDUAL, inverseTemp, density);
}
