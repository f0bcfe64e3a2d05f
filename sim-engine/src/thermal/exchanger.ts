import { exp, pow } from '../maths/exact.ts';

/**
 * How the two streams of a heat exchanger run. `crossMixed` mixes the smaller stream, `crossUnmixed` neither (W. M. Kays,
 * A. L. London, "Compact Heat Exchangers", 3rd ed.), `shell` is one shell pass and 2, 4, … tube passes, `condenser` has one
 * stream of constant temperature.
 */
export type FlowArrangement = 'counter' | 'parallel' | 'crossUnmixed' | 'crossMixed' | 'shell' | 'condenser';

/** From here on the two capacity flows count as equal. */
const EQUAL = 1 - 1e-9;

/**
 * Effectiveness: heat exchanged over the most that the inlets allow (ε-NTU relations, F. P. Incropera, D. P. DeWitt,
 * "Fundamentals of Heat and Mass Transfer", table 11.3). From 0 to 1, rising with the transfer units.
 *
 * @param transferUnits UA over the smaller capacity flow, ≥ 0
 * @param capacityRatio smaller over larger capacity flow, 0 to 1
 */
export function effectiveness(arrangement: FlowArrangement, transferUnits: number, capacityRatio: number): number {
  const n = transferUnits;
  const c = capacityRatio;
  switch (arrangement) {
    case 'condenser':
      return 1 - exp(-n);
    case 'parallel':
      return (1 - exp(-n * (1 + c))) / (1 + c);
    case 'counter': {
      if (c > EQUAL) return n / (1 + n);
      const decay = exp(-n * (1 - c));
      return (1 - decay) / (1 - c * decay);
    }
    case 'crossUnmixed':
      return n === 0 ? 0 : 1 - exp(((exp(-c * pow(n, 0.78)) - 1) * pow(n, 0.22)) / Math.max(c, 1e-12));
    case 'crossMixed':
      return 1 - exp((exp(-c * n) - 1) / Math.max(c, 1e-12));
    case 'shell': {
      const root = Math.sqrt(1 + c * c);
      const decay = exp(-n * root);
      return (2 * (1 - decay)) / ((1 + c) * (1 - decay) + root * (1 + decay));
    }
  }
}

/** A heat exchanger's conductance, which follows either flow by a power (0.4 to 0.8 of turbulent flow on both sides). */
export interface ExchangerSize {
  readonly arrangement: FlowArrangement;
  /** At both rated flows, clean. */
  readonly conductanceWpK: number;
  readonly hotRatedKgps: number;
  readonly coldRatedKgps: number;
  readonly hotExponent: number;
  readonly coldExponent: number;
}

export interface ExchangerDuty {
  readonly transferUnits: number;
  readonly effectiveness: number;
  /** Heat per kelvin between the two inlets, W/K. */
  readonly heatPerKelvin: number;
}

const IDLE: ExchangerDuty = { transferUnits: 0, effectiveness: 0, heatPerKelvin: 0 };
/** Below this a stream stands. kg/s. */
const STANDING_KGPS = 1e-6;

export interface ExchangerStreams {
  readonly hotKgps: number;
  readonly coldKgps: number;
  readonly hotHeatCapacityJpkgK: number;
  readonly coldHeatCapacityJpkgK: number;
}

/** @param foulingKpW thermal resistance of the deposits, in series with the clean conductance; flows by their magnitude */
export function exchangerDuty(size: ExchangerSize, streams: ExchangerStreams, foulingKpW: number): ExchangerDuty {
  const { hotKgps, coldKgps, hotHeatCapacityJpkgK, coldHeatCapacityJpkgK } = streams;
  if (hotKgps < STANDING_KGPS || coldKgps < STANDING_KGPS) return IDLE;
  const clean =
    size.conductanceWpK *
    pow(hotKgps / size.hotRatedKgps, size.hotExponent) *
    pow(coldKgps / size.coldRatedKgps, size.coldExponent);
  const conductance = clean / (1 + clean * foulingKpW);
  const hot = hotKgps * hotHeatCapacityJpkgK;
  const cold = coldKgps * coldHeatCapacityJpkgK;
  const smaller = Math.min(hot, cold);
  const transferUnits = conductance / smaller;
  const share = effectiveness(size.arrangement, transferUnits, smaller / Math.max(hot, cold));
  return { transferUnits, effectiveness: share, heatPerKelvin: share * smaller };
}
