import { itemAt } from '../maths/at.ts';
import { exp } from '../maths/exact.ts';

/**
 * How molecules of air (a) and water (w) disturb one another in humid air: second and third virial coefficients of
 * R. W. Hyland, A. Wexler, "Formulations for the thermodynamic properties of dry air from 173.15 K to 473.15 K, and of
 * saturated moist air from 173.15 K to 372.15 K, at pressures to 5 MPa", ASHRAE Transactions 89(2A), 1983. The third
 * coefficient of three water molecules is left out: below 0.05 % of the volume up to saturation at 95 °C.
 */
export const GAS_CONSTANT_JPMOLK = 8.314472;

/** A coefficient together with the combination of it and its slope that the enthalpy needs. */
export interface Virial {
  /** Second: m³/mol; third: m⁶/mol². */
  readonly value: number;
  /** Second: B − T dB/dT; third: C − (T/2) dC/dT; the same unit. */
  readonly enthalpyPart: number;
}

const CUBIC_CENTIMETRES = 1e-6;
const B_AIR_AIR: readonly number[] = [0.349568e2, -0.668772e4, -0.210141e7, 0.924746e8];
const B_AIR_WATER: readonly number[] = [0.32366097e2, -0.141138e5, -0.1244535e7, 0, -0.2348789e10];
const C_AIR_AIR_AIR: readonly number[] = [0.125975e4, -0.190905e6, 0.632467e8];
const C_AIR_AIR_WATER: readonly number[] = [0.482737e3, 0.105678e6, -0.656394e8, 0.294442e11, -0.319317e13];
const C_AIR_WATER_WATER: readonly number[] = [-0.10728876e2, 0.347802e4, -0.383383e6, 0.33406e8];

/** Sum of c_k T^−k, and the sum of k c_k T^−k. */
function inversePowers(
  coefficients: readonly number[],
  tempK: number,
): { readonly sum: number; readonly slope: number } {
  let sum = 0;
  let slope = 0;
  let power = 1;
  for (let k = 0; k < coefficients.length; k += 1) {
    sum += itemAt(coefficients, k) * power;
    slope += k * itemAt(coefficients, k) * power;
    power /= tempK;
  }
  return { sum, slope };
}

function second(coefficients: readonly number[], tempK: number): Virial {
  const { sum, slope } = inversePowers(coefficients, tempK);
  return { value: CUBIC_CENTIMETRES * sum, enthalpyPart: CUBIC_CENTIMETRES * (sum + slope) };
}

function third(coefficients: readonly number[], tempK: number): Virial {
  const { sum, slope } = inversePowers(coefficients, tempK);
  const unit = CUBIC_CENTIMETRES * CUBIC_CENTIMETRES;
  return { value: unit * sum, enthalpyPart: unit * (sum + slope / 2) };
}

function waterWater(tempK: number): Virial {
  const growth = 0.147184e-8 * exp(1734.29 / tempK);
  return {
    value: GAS_CONSTANT_JPMOLK * tempK * (0.7e-8 - growth),
    enthalpyPart: -GAS_CONSTANT_JPMOLK * 1734.29 * growth,
  };
}

function airWaterWater(tempK: number): Virial {
  const { sum, slope } = inversePowers(C_AIR_WATER_WATER, tempK);
  const value = -1e6 * CUBIC_CENTIMETRES * CUBIC_CENTIMETRES * exp(sum);
  return { value, enthalpyPart: value * (1 + slope / 2) };
}

export interface PureVirials {
  readonly airAir: Virial;
  readonly airWater: Virial;
  readonly waterWater: Virial;
  readonly airAirAir: Virial;
  readonly airAirWater: Virial;
  readonly airWaterWater: Virial;
}

export function pureVirials(tempK: number): PureVirials {
  return {
    airAir: second(B_AIR_AIR, tempK),
    airWater: second(B_AIR_WATER, tempK),
    waterWater: waterWater(tempK),
    airAirAir: third(C_AIR_AIR_AIR, tempK),
    airAirWater: third(C_AIR_AIR_WATER, tempK),
    airWaterWater: airWaterWater(tempK),
  };
}

/** The mixture's coefficients for a mole fraction of water. */
export function mixtureVirials(
  pure: PureVirials,
  waterFraction: number,
): { readonly second: Virial; readonly third: Virial } {
  const w = waterFraction;
  const a = 1 - w;
  const b = (of: (virial: Virial) => number): number =>
    a * a * of(pure.airAir) + 2 * a * w * of(pure.airWater) + w * w * of(pure.waterWater);
  const c = (of: (virial: Virial) => number): number =>
    a * a * a * of(pure.airAirAir) + 3 * a * a * w * of(pure.airAirWater) + 3 * a * w * w * of(pure.airWaterWater);
  const value = (virial: Virial): number => virial.value;
  const part = (virial: Virial): number => virial.enthalpyPart;
  return {
    second: { value: b(value), enthalpyPart: b(part) },
    third: { value: c(value), enthalpyPart: c(part) },
  };
}
