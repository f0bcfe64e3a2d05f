import { itemAt } from '../maths/at.ts';
import { exp } from '../maths/exact.ts';
import { GAS_CONSTANT_JPMOLK } from './humid-air-virials.ts';

/**
 * Enthalpy of water vapour and of dry air as ideal gases, from the ideal parts of their reference equations of state:
 * water W. Wagner, A. Pruß (IAPWS-95, R6-95, table 1), air E. W. Lemmon, R. T. Jacobsen, S. G. Penoncello, D. G. Friend,
 * J. Phys. Chem. Ref. Data 29 (2000) 331–385 (equation 24). H/(R T) = 1 + tau d(alpha)/d(tau).
 */
const WATER_TEMP_K = 647.096;
const WATER_AMOUNTS: readonly number[] = [0.012436, 0.97315, 1.2795, 0.96956, 0.24873];
const WATER_RATES: readonly number[] = [1.28728967, 3.53734222, 7.74073708, 9.24437796, 27.5075105];

/** J/mol; zero internal energy and entropy for the liquid at the triple point. */
export function waterVapourEnthalpyJpmol(tempK: number): number {
  const tau = WATER_TEMP_K / tempK;
  let slope = 6.6832105275932 + 3.00632 / tau;
  for (let term = 0; term < WATER_RATES.length; term += 1) {
    const rate = itemAt(WATER_RATES, term);
    slope += (itemAt(WATER_AMOUNTS, term) * rate) / (exp(rate * tau) - 1);
  }
  return GAS_CONSTANT_JPMOLK * tempK * (1 + tau * slope);
}

const AIR_TEMP_K = 132.6312;

function airEnthalpyJpmol(tempK: number): number {
  const tau = AIR_TEMP_K / tempK;
  const powers =
    (-3 * 0.6057194e-7) / (tau * tau * tau * tau) +
    (2 * 0.210274769e-4) / (tau * tau * tau) +
    0.158860716e-3 / (tau * tau) -
    1.5 * 0.19536342e-3 * Math.sqrt(tau) +
    2.490888032 / tau;
  const vibrations =
    (0.791309509 * 25.36365) / (exp(25.36365 * tau) - 1) +
    (0.212236768 * 16.90741) / (exp(16.90741 * tau) - 1) -
    (0.197938904 * 87.31279) / ((2 / 3) * exp(-87.31279 * tau) + 1);
  return GAS_CONSTANT_JPMOLK * tempK * (1 + tau * (powers + vibrations));
}

const AIR_AT_ZERO_JPMOL = airEnthalpyJpmol(273.15);

/** J/mol above 0 °C. */
export function dryAirEnthalpyJpmol(tempK: number): number {
  return airEnthalpyJpmol(tempK) - AIR_AT_ZERO_JPMOL;
}
