import { exp } from '../maths/exact.ts';
import { kelvin } from '../properties/temperature.ts';

const MOLAR_GAS_CONSTANT_JPMOLK = 8.314462618;

/** A rate by its value at one temperature and Arrhenius's activation energy. */
export interface ArrheniusRate {
  readonly perS: number;
  readonly atC: number;
  readonly activationJpmol: number;
}

/** What goes faster is over at once for a kiln; the limit keeps steps of half a minute stable. 1/s */
const FASTEST_PER_S = 0.04;

export function rateAt({ perS, atC, activationJpmol }: ArrheniusRate, tempC: number): number {
  const rate = perS * exp((activationJpmol / MOLAR_GAS_CONSTANT_JPMOLK) * (1 / kelvin(atC) - 1 / kelvin(tempC)));
  return Math.min(rate, FASTEST_PER_S);
}

/** What happens in a porcelain body while it is fired. Shares of the gas are by volume. */
export interface FiringBody {
  readonly drying: ArrheniusRate;
  readonly dehydration: ArrheniusRate;
  /** At `burnOutOxygen` of oxygen; in proportion to it. */
  readonly burnOut: ArrheniusRate;
  readonly burnOutOxygen: number;
  /** Of iron from Fe³⁺ to Fe²⁺ at `reducingMonoxide`, and back at `burnOutOxygen`. */
  readonly reduction: ArrheniusRate;
  readonly reoxidation: ArrheniusRate;
  readonly reducingMonoxide: number;
  readonly sintering: ArrheniusRate;
  /** Water absorption before sintering, share of the mass. */
  readonly openAbsorption: number;
  /** From here on it sags, threefold for every 11 K more. */
  readonly sagsFromC: number;
  /** Monoxide above which soot settles. */
  readonly sootMonoxide: number;
}

/** Hard porcelain in a gas kiln: burnt out by 1050 °C, reduced to 1200 °C, dense after an hour at 1280 to 1330 °C. */
export const HARD_PORCELAIN: FiringBody = {
  drying: { perS: 1 / 1800, atC: 120, activationJpmol: 42e3 },
  dehydration: { perS: 1 / 1800, atC: 525, activationJpmol: 180e3 },
  burnOut: { perS: 1 / 1500, atC: 980, activationJpmol: 150e3 },
  burnOutOxygen: 0.06,
  reduction: { perS: 1 / 2400, atC: 1120, activationJpmol: 120e3 },
  reoxidation: { perS: 1 / 3600, atC: 1120, activationJpmol: 120e3 },
  reducingMonoxide: 0.04,
  sintering: { perS: 4.5e-4, atC: 1275, activationJpmol: 420e3 },
  openAbsorption: 0.14,
  sagsFromC: 1335,
  sootMonoxide: 0.06,
};

/** Shares that are left (of water, hydroxyl, carbon, Fe³⁺), and doses that have come. */
export interface FiringState {
  readonly water: number;
  readonly hydroxyl: number;
  readonly carbon: number;
  readonly ferric: number;
  /** The pores that are open: exp(−dose). */
  readonly sinterDose: number;
  readonly sagDose: number;
  readonly sootDose: number;
}

export interface KilnGas {
  readonly oxygen: number;
  readonly monoxide: number;
}

const SAG_S = 600;
const SAG_WIDTH_K = 10;
const SOOT_S = 1800;
const SOOT_WIDTH = 0.01;

/** Rates of the state, 1/s. What needs gas in the pores slows down as these close. */
export function firingRates(body: FiringBody, state: FiringState, tempC: number, gas: KilnGas): FiringState {
  const open = exp(-state.sinterDose);
  const oxygen = Math.max(gas.oxygen, 0) / body.burnOutOxygen;
  const monoxide = Math.max(gas.monoxide, 0) / body.reducingMonoxide;
  const reduced = rateAt(body.reduction, tempC) * monoxide * state.ferric;
  const oxidised = rateAt(body.reoxidation, tempC) * oxygen * (1 - state.ferric);
  const excess = Math.max(gas.monoxide - body.sootMonoxide, 0) / SOOT_WIDTH;
  return {
    water: -rateAt(body.drying, tempC) * state.water,
    hydroxyl: -rateAt(body.dehydration, tempC) * state.hydroxyl,
    carbon: -rateAt(body.burnOut, tempC) * oxygen * open * state.carbon,
    ferric: open * (oxidised - reduced),
    sinterDose: rateAt(body.sintering, tempC),
    sagDose: tempC > body.sagsFromC ? exp((tempC - body.sagsFromC) / SAG_WIDTH_K) / SAG_S : 0,
    sootDose: open * (excess / SOOT_S),
  };
}

/** Limits beyond which the ware is spoilt. Rates in 1/s. */
const FASTEST_DRYING_PER_S = 6e-4;
const FASTEST_DEHYDRATION_PER_S = 8e-4;
const LEAST_DOSE = 1;
const MOST_CARBON = 0.05;
const MOST_FERRIC = 0.3;
const MOST_ABSORPTION = 0.005;

export function absorption(body: FiringBody, state: FiringState): number {
  return body.openAbsorption * exp(-state.sinterDose);
}

/** The most that water and hydroxyl have left at, 1/s: steam bursts what dries too fast. */
export interface FiringPeaks {
  readonly drying: number;
  readonly dehydration: number;
}

export type FiringDefect = 'burst' | 'cracked' | 'blackCore' | 'yellow' | 'smoked' | 'raw' | 'slumped';

/** What is wrong with the ware as it leaves the kiln. */
export function firingDefects(body: FiringBody, state: FiringState, peaks: FiringPeaks): readonly FiringDefect[] {
  const found: readonly (readonly [FiringDefect, boolean])[] = [
    ['burst', peaks.drying > FASTEST_DRYING_PER_S],
    ['cracked', peaks.dehydration > FASTEST_DEHYDRATION_PER_S],
    ['blackCore', state.carbon > MOST_CARBON],
    ['yellow', state.ferric > MOST_FERRIC],
    ['smoked', state.sootDose > LEAST_DOSE],
    ['raw', absorption(body, state) > MOST_ABSORPTION],
    ['slumped', state.sagDose > LEAST_DOSE],
  ];
  return found.flatMap(([defect, isPresent]) => (isPresent ? [defect] : []));
}

/** Gas that a firing burns, normal m³. @param heatJ into ware and furniture @param efficiency share of the fuel's heat that goes there */
export function fuelVolumeNm3(heatJ: number, efficiency: number, heatingValueJpNm3 = 35.8e6): number {
  return heatJ / (efficiency * heatingValueJpNm3);
}
