import type { Gauge, LimitGauge, ReadingGauge, ThreadGauge } from './catalogue.ts';

/** What the person does not see. */
export interface ReadingErrors {
  /** Of the gauge's zero, mm. */
  readonly zeroMm: number;
  /** Chips and oil between the part and the anvil, mm. */
  readonly dirtMm: number;
  /** A normally distributed number, standard deviation 1. */
  readonly normal: number;
}

export type GaugeReading =
  | { readonly kind: 'size'; readonly mm: number }
  | { readonly kind: 'limit'; readonly goEnters: boolean; readonly noGoEnters: boolean }
  | {
      readonly kind: 'thread';
      readonly goEnters: boolean;
      readonly noGoEnters: boolean;
      /** How far the GO end goes in, by its turns. */
      readonly depthMm: number;
    };

/** Dirt lies between: what is held from outside reads larger, what is spread inside reads smaller. */
function dirtOn({ sizes }: Gauge, dirtMm: number): number {
  const inside = sizes.some((size) => size === 'pocketDiameter' || size === 'slotWidth' || size === 'bores');
  return inside ? -dirtMm : dirtMm;
}

const stepped = (mm: number, resolutionMm: number): number =>
  // To whole nanometres: a scale shows no binary fractions.
  Math.round(Math.round(mm / resolutionMm) * resolutionMm * 1e6) / 1e6;

/** @returns undefined where the size lies outside of the gauge's range */
export function readSize(
  gauge: ReadingGauge,
  trueMm: number,
  { zeroMm, dirtMm, normal }: ReadingErrors,
): GaugeReading | undefined {
  if (trueMm < gauge.lowestMm || trueMm > gauge.highestMm) return undefined;
  const noise = gauge.deviationMm * Math.min(2.5, Math.max(-2.5, normal));
  return { kind: 'size', mm: stepped(trueMm + zeroMm + noise + dirtOn(gauge, dirtMm), gauge.resolutionMm) };
}

/** Limit gauges are made to a micrometre: no error worth telling of, but they do not enter over chips. */
export function tryLimits({ goMm, noGoMm }: LimitGauge, trueMm: number, { dirtMm }: ReadingErrors): GaugeReading {
  const free = trueMm - dirtMm;
  return { kind: 'limit', goEnters: free >= goMm, noGoEnters: free >= noGoMm };
}

/** @param coreMm diameter of the core hole, 0 where there is no thread */
export function tryThread(
  { goCoreMm, noGoCoreMm, pitchMm }: ThreadGauge,
  coreMm: number,
  depthMm: number,
  { dirtMm }: ReadingErrors,
): GaugeReading {
  const goEnters = coreMm >= goCoreMm && dirtMm === 0;
  const turns = goEnters ? Math.floor(depthMm / pitchMm) : 0;
  return { kind: 'thread', goEnters, noGoEnters: coreMm > noGoCoreMm, depthMm: turns * pitchMm };
}
