import { exp, ln, pow } from '../maths/exact.ts';

/** Constants of the modified Henderson isotherm: A in 1/K, C in °C, B the exponent. */
export interface HendersonIsotherm {
  readonly a: number;
  readonly c: number;
  readonly b: number;
}

/** Air is never taken as wetter than this: the isotherm has no end there. */
const WETTEST = 0.98;
const ATMOSPHERE_PA = 101_325;

/** Vapour pressure over water in Pa by the Magnus formula (O. A. Alduchov, R. E. Eskridge, J. Appl. Meteor. 35, 1996). */
function magnusPressurePa(tempC: number): number {
  return 610.94 * exp((17.625 * tempC) / (tempC + 243.04));
}

/** Relative humidity of air of one atmosphere by that formula, 0 to 0.98. */
export function dryingHumidity(airC: number, humidityRatio: number): number {
  const vapourPa = (humidityRatio * ATMOSPHERE_PA) / (0.621945 + humidityRatio);
  return Math.min(vapourPa / magnusPressurePa(airC), WETTEST);
}

/**
 * Moisture in kg per kg of dry leaf at which leaf and air neither give nor take: (−ln(1 − RH)/(A (T + C)))^(1/B)
 * (modified Henderson equation, ASAE D245).
 */
export function equilibriumMoisture(isotherm: HendersonIsotherm, airC: number, relative: number): number {
  return pow(-ln(1 - relative) / (isotherm.a * (airC + isotherm.c)), 1 / isotherm.b);
}
