import { enthalpyJpkgDa, humidityRatioAt, moleFraction, saturatedMoleFraction } from './humid-air.ts';
import { saturationTempC } from './saturation.ts';
import { liquidWater } from './water-region1.ts';

const BISECTIONS = 52;
const COLDEST_C = -90;
const NEWTON_ROUNDS = 12;

/** Where a rising function crosses zero: a fixed number of halvings, so that every run takes the same path. */
function bisect(low: number, high: number, rising: (value: number) => number): number {
  let below = low;
  let above = high;
  for (let round = 0; round < BISECTIONS; round += 1) {
    const middle = (below + above) / 2;
    if (rising(middle) < 0) below = middle;
    else above = middle;
  }
  return (below + above) / 2;
}

/** The temperature to which the air must be cooled at constant pressure until it is saturated (over ice below 0 °C). */
export function dewPointC(humidityRatio: number, pressurePa: number): number {
  const target = moleFraction(humidityRatio);
  return bisect(COLDEST_C, saturationTempC(pressurePa), (tempC) => saturatedMoleFraction(tempC, pressurePa) - target);
}

/** Enthalpy of the water that wets the bulb: ice below 0 °C (heat of fusion 333.4 kJ/kg, 2.1 kJ/(kg K)). */
function wettingEnthalpyJpkg(tempC: number, pressurePa: number): number {
  return tempC < 0 ? -333.4e3 + 2100 * tempC : liquidWater(tempC, pressurePa).enthalpyJpkg;
}

/** What is missing to the saturation of a bulb at this temperature, in J per kg of dry air; rises with the temperature. */
function bulbBalanceJpkg(bulbC: number, tempC: number, humidityRatio: number, pressurePa: number): number {
  const saturated = humidityRatioAt(bulbC, 1, pressurePa);
  const taken = (saturated - humidityRatio) * wettingEnthalpyJpkg(bulbC, pressurePa);
  return enthalpyJpkgDa(bulbC, saturated, pressurePa) - enthalpyJpkgDa(tempC, humidityRatio, pressurePa) - taken;
}

/** Thermodynamic wet bulb (adiabatic saturation) temperature. */
export function wetBulbC(tempC: number, humidityRatio: number, pressurePa: number): number {
  const hottest = Math.min(tempC, saturationTempC(pressurePa) - 0.01);
  return bisect(COLDEST_C, hottest, (bulbC) => bulbBalanceJpkg(bulbC, tempC, humidityRatio, pressurePa));
}

/** The inverse of `enthalpyJpkgDa` in its temperature. */
export function tempFromEnthalpyC(enthalpy: number, humidityRatio: number, pressurePa: number): number {
  let tempC = (enthalpy - 2501e3 * humidityRatio) / (1006 + 1860 * humidityRatio);
  for (let round = 0; round < NEWTON_ROUNDS; round += 1) {
    const slope = 1006 + 1860 * humidityRatio;
    tempC -= (enthalpyJpkgDa(tempC, humidityRatio, pressurePa) - enthalpy) / slope;
  }
  return tempC;
}

/** Humidity ratio from a dry-bulb and a wet-bulb reading. */
export function humidityRatioFromWetBulb(tempC: number, bulbC: number, pressurePa: number): number {
  const highest = humidityRatioAt(bulbC, 1, pressurePa);
  return bisect(0, highest, (ratio) => -bulbBalanceJpkg(bulbC, tempC, ratio, pressurePa));
}

/** Humidity ratio from a dew point. */
export function humidityRatioFromDewPoint(dewC: number, pressurePa: number): number {
  return humidityRatioAt(dewC, 1, pressurePa);
}
