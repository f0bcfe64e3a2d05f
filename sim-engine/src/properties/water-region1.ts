import { at } from '../maths/at.ts';
import { integerPower } from './integer-power.ts';
import { kelvin } from './temperature.ts';

/**
 * Liquid water by the Gibbs function of IAPWS-IF97, region 1 (R7-97(2012), equation 7 and table 2): gamma = sum of
 * n (7.1 − pi)^I (tau − 1.222)^J with pi = p/16.53 MPa and tau = 1386 K/T. Valid from 0 to 350 °C and from the
 * saturation pressure to 100 MPa.
 */
const GAS_CONSTANT_JPKGK = 461.526;
const REDUCING_PRESSURE_PA = 16.53e6;
const REDUCING_TEMP_K = 1386;

const POWERS_OF_PRESSURE = Float64Array.from([
  0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 8, 8, 21, 23, 29, 30, 31, 32,
]);
const POWERS_OF_TEMPERATURE = Float64Array.from([
  -2, -1, 0, 1, 2, 3, 4, 5, -9, -7, -1, 0, 1, 3, -3, 0, 1, 3, 17, -4, 0, 6, -5, -2, 10, -8, -11, -6, -29, -31, -38, -39,
  -40, -41,
]);
const COEFFICIENTS = Float64Array.from([
  0.14632971213167, -0.84548187169114, -0.3756360367204e1, 0.33855169168385e1, -0.95791963387872, 0.15772038513228,
  -0.16616417199501e-1, 0.81214629983568e-3, 0.28319080123804e-3, -0.60706301565874e-3, -0.18990068218419e-1,
  -0.32529748770505e-1, -0.21841717175414e-1, -0.5283835796993e-4, -0.47184321073267e-3, -0.30001780793026e-3,
  0.47661393906987e-4, -0.44141845330846e-5, -0.72694996297594e-15, -0.31679644845054e-4, -0.28270797985312e-5,
  -0.85205128120103e-9, -0.22425281908e-5, -0.65171222895601e-6, -0.14341729937924e-12, -0.40516996860117e-6,
  -0.12734301741641e-8, -0.17424871230634e-9, -0.68762131295531e-18, 0.14478307828521e-19, 0.26335781662795e-22,
  -0.11947622640071e-22, 0.18228094581404e-23, -0.93537087292458e-25,
]);

export interface LiquidState {
  readonly volumeM3pkg: number;
  /** Zero internal energy and entropy for the liquid at the triple point. */
  readonly enthalpyJpkg: number;
  readonly entropyJpkgK: number;
  readonly heatCapacityJpkgK: number;
  /** −(1/v) dv/dp at constant temperature, 1/Pa. */
  readonly compressibilityPerPa: number;
  readonly soundSpeedMps: number;
}

/** @param tempC 0 to 350 °C @param pressurePa saturation pressure to 100 MPa; neither is checked */
export function liquidWater(tempC: number, pressurePa: number): LiquidState {
  const tempK = kelvin(tempC);
  const pi = pressurePa / REDUCING_PRESSURE_PA;
  const tau = REDUCING_TEMP_K / tempK;
  const x = 7.1 - pi;
  const y = tau - 1.222;
  let gamma = 0;
  let gammaPi = 0;
  let gammaPiPi = 0;
  let gammaTau = 0;
  let gammaTauTau = 0;
  let gammaPiTau = 0;
  for (let term = 0; term < COEFFICIENTS.length; term += 1) {
    const i = at(POWERS_OF_PRESSURE, term);
    const j = at(POWERS_OF_TEMPERATURE, term);
    const value = at(COEFFICIENTS, term) * integerPower(x, i) * integerPower(y, j);
    gamma += value;
    gammaPi -= (value * i) / x;
    gammaPiPi += (value * i * (i - 1)) / (x * x);
    gammaTau += (value * j) / y;
    gammaTauTau += (value * j * (j - 1)) / (y * y);
    gammaPiTau -= (value * i * j) / (x * y);
  }
  const mixed = gammaPi - tau * gammaPiTau;
  const soundSpeedSquared =
    (GAS_CONSTANT_JPKGK * tempK * gammaPi * gammaPi) / ((mixed * mixed) / (tau * tau * gammaTauTau) - gammaPiPi);
  return {
    volumeM3pkg: (GAS_CONSTANT_JPKGK * tempK * pi * gammaPi) / pressurePa,
    enthalpyJpkg: GAS_CONSTANT_JPKGK * tempK * tau * gammaTau,
    entropyJpkgK: GAS_CONSTANT_JPKGK * (tau * gammaTau - gamma),
    heatCapacityJpkgK: -GAS_CONSTANT_JPKGK * tau * tau * gammaTauTau,
    compressibilityPerPa: -gammaPiPi / (gammaPi * REDUCING_PRESSURE_PA),
    soundSpeedMps: Math.sqrt(soundSpeedSquared),
  };
}
