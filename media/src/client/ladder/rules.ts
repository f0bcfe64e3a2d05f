import type { LadderState, LineMeasurement, Rung } from './types.ts';

/** Rules W of SPEC.md: which rung a line is on, from what is measured of it. Kilobits a second. */
interface RungNumbers {
  readonly leftBelowKbps: number;
  readonly reachedAboveKbps: number;
}

export const RUNGS: Readonly<Record<Rung, RungNumbers>> = {
  1: { leftBelowKbps: 1_200, reachedAboveKbps: 1_800 },
  2: { leftBelowKbps: 500, reachedAboveKbps: 800 },
  3: { leftBelowKbps: 200, reachedAboveKbps: 400 },
  4: { leftBelowKbps: 40, reachedAboveKbps: 80 },
  5: { leftBelowKbps: 0, reachedAboveKbps: 0 },
};

const MOST_LOSS = 0.08;
const LONGEST_ROUND_TRIP_MS = 500;
const WEAK_FOR_MS = 4_000;
const UP_AFTER_MS = 30_000;
const LONGEST_UP_AFTER_MS = 240_000;
const HELD_MS = 60_000;

export function newLadder(nowMs: number): LadderState {
  return {
    rung: 1,
    sinceMs: nowMs,
    climbed: false,
    manual: null,
    goodSinceMs: null,
    weakSinceMs: null,
    upAfterMs: UP_AFTER_MS,
    last: null,
  };
}

/** One measurement more, some seconds after the last one. */
export function measured(ladder: LadderState, measurement: LineMeasurement, nowMs: number): LadderState {
  const { rung, manual } = ladder;
  if (manual !== null) return { ...ladder, last: measurement };
  const isWeak = carriesTooLittle(measurement, rung) || isBad(measurement);
  const weakSinceMs = isWeak ? (ladder.weakSinceMs ?? nowMs) : null;
  const isGood = !isWeak && carriesMore(measurement, rung);
  const goodSinceMs = isGood ? (ladder.goodSinceMs ?? nowMs) : null;
  const next: LadderState = { ...ladder, last: measurement, weakSinceMs, goodSinceMs };
  const better = rungAbove(rung);
  // W2
  if (weakSinceMs !== null && nowMs - weakSinceMs >= WEAK_FOR_MS)
    return down(next, rungBelow(rung, measurement), nowMs);
  // W3
  if (better !== undefined && goodSinceMs !== null && nowMs - goodSinceMs >= ladder.upAfterMs) {
    return { ...onRung(next, better, nowMs), climbed: true };
  }
  // W4
  const held = nowMs - ladder.sinceMs >= HELD_MS;
  return held && ladder.climbed ? { ...next, upAfterMs: UP_AFTER_MS } : next;
}

/** W6 @param rung null lets the measurements choose. */
export function choose(ladder: LadderState, rung: Rung | null, nowMs: number): LadderState {
  if (rung === null) return { ...onRung(ladder, ladder.rung, nowMs), manual: null };
  return { ...onRung(ladder, rung, nowMs), manual: rung };
}

function onRung(ladder: LadderState, rung: Rung, nowMs: number): LadderState {
  const sinceMs = rung === ladder.rung ? ladder.sinceMs : nowMs;
  return { ...ladder, rung, sinceMs, climbed: false, goodSinceMs: null, weakSinceMs: null };
}

function down(ladder: LadderState, rung: Rung, nowMs: number): LadderState {
  if (rung === ladder.rung) return ladder;
  const fellBack = ladder.climbed && nowMs - ladder.sinceMs < HELD_MS;
  const upAfterMs = fellBack ? Math.min(LONGEST_UP_AFTER_MS, ladder.upAfterMs * 2) : ladder.upAfterMs;
  return { ...onRung(ladder, rung, nowMs), upAfterMs };
}

const carriesTooLittle = ({ availableKbps }: LineMeasurement, rung: Rung): boolean =>
  availableKbps !== null && availableKbps < RUNGS[rung].leftBelowKbps;

/** W1 */
const isBad = ({ lossShare, roundTripMs }: LineMeasurement): boolean =>
  (lossShare ?? 0) >= MOST_LOSS || (roundTripMs ?? 0) >= LONGEST_ROUND_TRIP_MS;

function carriesMore({ availableKbps }: LineMeasurement, rung: Rung): boolean {
  const better = rungAbove(rung);
  return better !== undefined && availableKbps !== null && availableKbps > RUNGS[better].reachedAboveKbps;
}

const ORDER: readonly Rung[] = [1, 2, 3, 4, 5];

const rungAbove = (rung: Rung): Rung | undefined => ORDER[ORDER.indexOf(rung) - 1];

/** W2 */
function rungBelow(rung: Rung, measurement: LineMeasurement): Rung {
  const carried = ORDER.find((candidate) => !carriesTooLittle(measurement, candidate)) ?? 5;
  const oneLower = ORDER[ORDER.indexOf(rung) + 1] ?? 5;
  if (carried > rung) return carried;
  return oneLower > 4 ? rung : oneLower;
}
