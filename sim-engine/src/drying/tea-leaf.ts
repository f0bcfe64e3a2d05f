import { exp, ln, pow } from '../maths/exact.ts';
import { kelvin } from '../properties/temperature.ts';
import { MOLAR_GAS_CONSTANT_JPMOLK } from './leaf-dryer.ts';

/** Page's law of thin-layer drying: MR = exp(−k t^n) (G. E. Page, 1949). */
export interface PageLaw {
  /** 1/s^n. */
  readonly k: number;
  readonly n: number;
}

/** Moisture ratio (X − Xeq)/(X0 − Xeq) after `timeS` of withering in steady air. */
export function pageRatio({ k, n }: PageLaw, timeS: number): number {
  return exp(-k * pow(timeS, n));
}

/**
 * Page's law as a rate, so that the air may change: the time that would have led to the present ratio stands for the time
 * since the start. 1/s, of the ratio to itself; at the very start, where n < 1 has no finite rate, that after one second.
 */
export function pageRatePerS({ k, n }: PageLaw, ratio: number): number {
  const equivalentS = pow(-ln(Math.min(ratio, 1)) / k, 1 / n);
  return k * n * pow(Math.max(equivalentS, 1), n - 1);
}

/** What the juice of a bruised leaf does. */
export interface OxidationLaw {
  /** 1/s at 25 °C, for bruise and enzyme of 1. */
  readonly ratePerS: number;
  readonly activationJpmol: number;
  /** How fast the enzyme (polyphenol oxidase) is lost at 80 °C, 1/s, and how much faster with each kelvin, 1/K. */
  readonly lossAt80PerS: number;
  readonly lossPerK: number;
}

export const OOLONG_OXIDATION: OxidationLaw = {
  ratePerS: 2e-5,
  activationJpmol: 50e3,
  lossAt80PerS: 0.02,
  lossPerK: 0.18,
};

/** The enzyme keeps below this. °C. */
const ENZYME_KEEPS_C = 65;

/** Rate of the oxidised share: k(T) × bruise × enzyme × (1 − oxidised). */
export function oxidationPerS(
  law: OxidationLaw,
  leafC: number,
  bruise: number,
  enzyme: number,
  oxidised: number,
): number {
  const warmth = (law.activationJpmol / MOLAR_GAS_CONSTANT_JPMOLK) * (1 / kelvin(25) - 1 / kelvin(leafC));
  return law.ratePerS * exp(warmth) * bruise * enzyme * (1 - oxidised);
}

/** Share of the enzyme that is lost in a second; none up to 65 °C. */
export function enzymeLossPerS(law: OxidationLaw, leafC: number): number {
  return leafC <= ENZYME_KEEPS_C ? 0 : law.lossAt80PerS * exp(law.lossPerK * (leafC - 80));
}

/** Rate of the fire index of baking: 10^((T − 120)/25) a second, so that 25 K count tenfold. */
export function fireIndexRate(leafC: number): number {
  return exp((ln(10) * (leafC - 120)) / 25);
}

/** Water in a kilogram of leaf (wet basis) after a share of its mass has gone as water. */
export function wetBasisAfterLoss(wetBasis: number, massLoss: number): number {
  return (wetBasis - massLoss) / (1 - massLoss);
}
