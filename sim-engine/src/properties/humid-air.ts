import { exp } from '../maths/exact.ts';
import { GAS_CONSTANT_JPMOLK, mixtureVirials, pureVirials } from './humid-air-virials.ts';
import { dryAirEnthalpyJpmol, waterVapourEnthalpyJpmol } from './ideal-gas-enthalpy.ts';
import { saturationPressurePa, sublimationPressurePa } from './saturation.ts';
import { kelvin } from './temperature.ts';

/** Molar masses in kg/mol (IAPWS-95; CIPM-2007 dry air as ASHRAE RP-1485 takes it). */
const WATER_KGPMOL = 0.018015268;
const AIR_KGPMOL = 0.028966;
/** kg of water for one of air when there are as many molecules of either. */
const MOLAR_MASS_RATIO = WATER_KGPMOL / AIR_KGPMOL;

const VOLUME_ROUNDS = 8;
const ENHANCEMENT_ROUNDS = 12;

/** @param humidityRatio kg of water per kg of dry air, everywhere here */
export function moleFraction(humidityRatio: number): number {
  return humidityRatio / (MOLAR_MASS_RATIO + humidityRatio);
}

export function humidityRatioOf(waterFraction: number): number {
  return (MOLAR_MASS_RATIO * waterFraction) / (1 - waterFraction);
}

/** Vapour pressure of pure water: over ice below 0 °C, over the liquid above. */
function vapourPressurePa(tempC: number): number {
  return tempC < 0 ? sublimationPressurePa(tempC) : saturationPressurePa(tempC);
}

function condensedMolarVolumeM3(tempC: number): number {
  return tempC < 0 ? 1.964e-5 : WATER_KGPMOL / (1000.2 - 0.0042 * tempC * tempC);
}

/**
 * By how much air raises the vapour pressure of the water beneath it (Hyland and Wexler 1983, equation 17, to the terms in B
 * and C; the dissolved air, 1e-5 at one atmosphere, is left out). 1 where the vapour pressure reaches the total.
 */
export function enhancementFactor(tempC: number, pressurePa: number): number {
  const pure = vapourPressurePa(tempC);
  if (pure >= pressurePa) return 1;
  const thermal = GAS_CONSTANT_JPMOLK * kelvin(tempC);
  const { airAir, airWater, waterWater, airAirAir, airAirWater, airWaterWater } = pureVirials(kelvin(tempC));
  const p = pressurePa;
  let factor = 1;
  for (let round = 0; round < ENHANCEMENT_ROUNDS; round += 1) {
    const w = Math.min((factor * pure) / p, 1);
    const a = 1 - w;
    const pressing = condensedMolarVolumeM3(tempC) * (p - pure);
    const pairs = a * a * p * (airAir.value - 2 * airWater.value) - (p - pure - a * a * p) * waterWater.value;
    const triples =
      (p * p * a * a * (a * airAirAir.value + 1.5 * (1 - 2 * a) * airAirWater.value - 3 * w * airWaterWater.value)) /
      thermal;
    factor = exp((pressing + pairs + triples) / thermal);
  }
  return factor;
}

/** Mole fraction of water in saturated air; above the boiling point of the pressure it exceeds 1 and marks 100 % all the same. */
export function saturatedMoleFraction(tempC: number, pressurePa: number): number {
  return (enhancementFactor(tempC, pressurePa) * vapourPressurePa(tempC)) / pressurePa;
}

interface GasState {
  readonly molarVolumeM3: number;
  readonly molarEnthalpyJ: number;
}

function gasState(tempC: number, waterFraction: number, pressurePa: number): GasState {
  const tempK = kelvin(tempC);
  const thermal = GAS_CONSTANT_JPMOLK * tempK;
  const { second, third } = mixtureVirials(pureVirials(tempK), waterFraction);
  const ideal = thermal / pressurePa;
  let volume = ideal;
  for (let round = 0; round < VOLUME_ROUNDS; round += 1)
    volume = ideal * (1 + (second.value + third.value / volume) / volume);
  const real = (thermal * (second.enthalpyPart + third.enthalpyPart / volume)) / volume;
  return {
    molarVolumeM3: volume,
    molarEnthalpyJ:
      (1 - waterFraction) * dryAirEnthalpyJpmol(tempK) + waterFraction * waterVapourEnthalpyJpmol(tempK) + real,
  };
}

/** Dry air at 0 °C and one atmosphere stands at zero. */
const DRY_AIR_OFFSET_JPMOL = gasState(0, 0, 101_325).molarEnthalpyJ;

/** J per kg of dry air, zero for dry air at 0 °C and for the liquid at the triple point. */
export function enthalpyJpkgDa(tempC: number, humidityRatio: number, pressurePa: number): number {
  const w = moleFraction(humidityRatio);
  const { molarEnthalpyJ } = gasState(tempC, w, pressurePa);
  return (molarEnthalpyJ / (1 - w) - DRY_AIR_OFFSET_JPMOL) / AIR_KGPMOL;
}

/** m³ per kg of dry air. */
export function volumeM3pkgDa(tempC: number, humidityRatio: number, pressurePa: number): number {
  const w = moleFraction(humidityRatio);
  return gasState(tempC, w, pressurePa).molarVolumeM3 / ((1 - w) * AIR_KGPMOL);
}

export function relativeHumidity(tempC: number, humidityRatio: number, pressurePa: number): number {
  return moleFraction(humidityRatio) / saturatedMoleFraction(tempC, pressurePa);
}

/** @param relative 0 to 1, and low enough that the vapour stays below the total pressure */
export function humidityRatioAt(tempC: number, relative: number, pressurePa: number): number {
  return humidityRatioOf(relative * saturatedMoleFraction(tempC, pressurePa));
}

/** Partial pressure of the water vapour in Pa. */
export function partialPressurePa(humidityRatio: number, pressurePa: number): number {
  return moleFraction(humidityRatio) * pressurePa;
}
