import { exp, ln } from '../maths/exact.ts';
import { kelvin, ZERO_CELSIUS_K } from './temperature.ts';

/**
 * Saturation line of water (IAPWS-IF97, R7-97(2012), region 4, equations 30 and 31), from 0 °C to the critical point.
 * The quadratic in the fourth root of pressure and the shifted temperature is solved for either.
 */
const N1 = 0.11670521452767e4;
const N2 = -0.72421316703206e6;
const N3 = -0.17073846940092e2;
const N4 = 0.1202082470247e5;
const N5 = -0.32325550322333e7;
const N6 = 0.1491510861353e2;
const N7 = -0.48232657361591e4;
const N8 = 0.40511340542057e6;
const N9 = -0.23855557567849;
const N10 = 0.65017534844798e3;

/** Vapour pressure over liquid water in Pa. @param tempC 0 to 373.9 °C */
export function saturationPressurePa(tempC: number): number {
  const tempK = kelvin(tempC);
  const shifted = tempK + N9 / (tempK - N10);
  const a = shifted * shifted + N1 * shifted + N2;
  const b = N3 * shifted * shifted + N4 * shifted + N5;
  const c = N6 * shifted * shifted + N7 * shifted + N8;
  const fourthRoot = (2 * c) / (-b + Math.sqrt(b * b - 4 * a * c));
  const square = fourthRoot * fourthRoot;
  return square * square * 1e6;
}

/** Boiling temperature in °C; the inverse of {@link saturationPressurePa}. @param pressurePa 611 Pa to 22 MPa */
export function saturationTempC(pressurePa: number): number {
  const root = Math.sqrt(Math.sqrt(pressurePa / 1e6));
  const square = root * root;
  const e = square + N3 * root + N6;
  const f = N1 * square + N4 * root + N7;
  const g = N2 * square + N5 * root + N8;
  const d = (2 * g) / (-f - Math.sqrt(f * f - 4 * e * g));
  const sum = N10 + d;
  return (sum - Math.sqrt(sum * sum - 4 * (N9 + N10 * d))) / 2 - ZERO_CELSIUS_K;
}

/**
 * Vapour pressure over ice in Pa (R. W. Hyland, A. Wexler, "Formulations for the thermodynamic properties of the saturated
 * phases of H2O from 173.15 K to 473.15 K", ASHRAE Transactions 89(2A), 1983). @param tempC −100 to 0 °C
 */
export function sublimationPressurePa(tempC: number): number {
  const t = kelvin(tempC);
  const polynomial = 6.3925247 + t * (-0.9677843e-2 + t * (0.62215701e-6 + t * (0.20747825e-8 + t * -0.9484024e-12)));
  return exp(-0.56745359e4 / t + polynomial + 4.1635019 * ln(t));
}
