import { type ClockEstimate, type ClockExchange, estimateClock } from './offset.ts';

/** What is known of another clock after some exchanges. Rules K, E and B of SPEC.md. */
export interface ClockFilter {
  /** Name of the other clock (K2). */
  readonly clockId: string | null;
  /** Oldest first. */
  readonly recent: readonly ClockExchange[];
  /** Intervals of the offset as they were known at moments some seconds apart, oldest first (E5). */
  readonly marks: readonly Interval[];
}

/** The true offset was between two values at a moment of our clock. */
interface Interval {
  readonly atMs: number;
  readonly lowMs: number;
  readonly highMs: number;
}

/** Their clock against ours: how many milliseconds it gains in one of ours, at least and at most. */
interface Drift {
  readonly low: number;
  readonly high: number;
}

export interface ClockReading {
  /** Its `errorBoundMs` is the certain bound (B1). */
  readonly estimate: ClockEstimate;
  /** B2 */
  readonly boundMs: number;
  readonly driftPpm: number;
}

export const NEW_FILTER: ClockFilter = { clockId: null, recent: [], marks: [] };

const WINDOW_MS = 120_000;
const MOST_RECENT = 120;
const MARK_EVERY_MS = 10_000;
const MOST_MARKS = 60;
/** K3 */
const MOST_DRIFT = 100e-6;
/** K4 */
const RESOLUTION_MS = 1;
/** B2 */
const UNLIKENESS = 1 / 8;
const USUAL_RANK = 8;

/** Takes one more exchange, not older than those before. */
export function takeExchange(filter: ClockFilter, exchange: ClockExchange, clockId: string): ClockFilter {
  // E4
  if (estimateClock(exchange) === undefined) return filter;
  const fresh: ClockFilter = { clockId, recent: [exchange], marks: [] };
  if (filter.clockId !== clockId) return fresh;
  const atMs = exchange.heardAtMs;
  const drift = driftOf(filter);
  // E3
  const known = common(filter.recent, atMs, drift);
  const alone = common([exchange], atMs, drift);
  if (known.lowMs > alone.highMs || known.highMs < alone.lowMs) return fresh;
  const recent = [...filter.recent, exchange].filter(({ askedAtMs }) => askedAtMs >= atMs - WINDOW_MS);
  const taken: ClockFilter = { ...filter, recent: recent.slice(-MOST_RECENT) };
  const lastMark = filter.marks.at(-1);
  if (lastMark !== undefined && atMs - lastMark.atMs < MARK_EVERY_MS) return taken;
  return { ...taken, marks: [...filter.marks, common(taken.recent, atMs, drift)].slice(-MOST_MARKS) };
}

/** @param nowMs our clock @returns undefined before the first exchange. */
export function readClock(filter: ClockFilter, nowMs: number): ClockReading | undefined {
  if (filter.recent.length === 0) return undefined;
  const drift = driftOf(filter);
  const { lowMs, highMs } = common(filter.recent, nowMs, drift);
  const certainMs = Math.max(0, highMs - lowMs) / 2 + RESOLUTION_MS;
  const delayMs = Math.min(...filter.recent.map(delayOf));
  return {
    estimate: {
      offsetMs: (lowMs + highMs) / 2,
      delayMs,
      errorBoundMs: certainMs,
      measuredAtMs: nowMs,
    },
    boundMs: Math.min(certainMs, likelyBoundMs(filter.recent, nowMs, drift)),
    driftPpm: ((drift.low + drift.high) / 2) * 1e6,
  };
}

const delayOf = ({ askedAtMs, receivedAtMs, answeredAtMs, heardAtMs }: ClockExchange): number =>
  heardAtMs - askedAtMs - (answeredAtMs - receivedAtMs);

/** E1: what the question proves, carried on to a moment; what clocks may run apart before it counts backwards. */
const upperAt = ({ askedAtMs, receivedAtMs }: ClockExchange, atMs: number, drift: Drift): number =>
  receivedAtMs - askedAtMs + drift.high * (atMs - askedAtMs);

/** E1: what the answer proves. */
const lowerAt = ({ answeredAtMs, heardAtMs }: ClockExchange, atMs: number, drift: Drift): number =>
  answeredAtMs - heardAtMs + drift.low * (atMs - heardAtMs);

/** E2 */
function common(exchanges: readonly ClockExchange[], atMs: number, drift: Drift): Interval {
  return {
    atMs,
    lowMs: Math.max(...exchanges.map((exchange) => lowerAt(exchange, atMs, drift))),
    highMs: Math.min(...exchanges.map((exchange) => upperAt(exchange, atMs, drift))),
  };
}

/** E5: the slopes that lead through every mark and the newest one. */
function driftOf({ marks }: ClockFilter): Drift {
  const newest = marks.at(-1);
  let low = -MOST_DRIFT;
  let high = MOST_DRIFT;
  if (newest === undefined) return { low, high };
  for (const mark of marks) {
    const spanMs = newest.atMs - mark.atMs;
    if (spanMs <= 0) continue;
    low = Math.max(low, (newest.lowMs - mark.highMs) / spanMs);
    high = Math.min(high, (newest.highMs - mark.lowMs) / spanMs);
  }
  return low <= high ? { low, high } : { low: -MOST_DRIFT, high: MOST_DRIFT };
}

/** B2 */
function likelyBoundMs(exchanges: readonly ClockExchange[], nowMs: number, drift: Drift): number {
  if (exchanges.length < USUAL_RANK) return Number.POSITIVE_INFINITY;
  const uppers = exchanges.map((exchange) => upperAt(exchange, nowMs, drift)).toSorted((a, b) => a - b);
  const lowers = exchanges.map((exchange) => lowerAt(exchange, nowMs, drift)).toSorted((a, b) => b - a);
  const [high = 0] = uppers;
  const [low = 0] = lowers;
  const usualHigh = uppers[USUAL_RANK - 1] ?? high;
  const usualLow = lowers[USUAL_RANK - 1] ?? low;
  const chanceMs = Math.max(usualHigh - high, low - usualLow) / 2;
  return (Math.max(0, high - low) * UNLIKENESS) / 2 + chanceMs + RESOLUTION_MS;
}
