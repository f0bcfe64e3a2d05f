import type { AttemptMode } from './contract-shapes.ts';

/** Simulated seconds that one second of the clock may bring: an exam runs in real time. */
export const MOST_RATE: Readonly<Record<AttemptMode, number>> = { guided: 20, practice: 20, exam: 1 };

/** How long after the deadline a log is still taken that was finished without a connection. */
export const GRACE_MS = 24 * 3_600_000;

/** What clocks of ordinary computers, and timers of ordinary browsers, may be off by: in seconds, and as a share. */
const TOLERANCE_S = 5;
const TOLERANCE_SHARE = 0.02;

/** Most simulated seconds that may have gone by in a stretch of the clock. */
export function mostSimulatedS(elapsedMs: number, rate: number): number {
  return (Math.max(0, elapsedMs) / 1000) * rate * (1 + TOLERANCE_SHARE) + TOLERANCE_S;
}

/** When everything must be done: by the clock from the opening, and before the window closes. */
export function deadlineOf(openedAtMs: number, minutes: number | null, closesAtMs: number | null): number | null {
  const own = minutes === null ? Number.POSITIVE_INFINITY : openedAtMs + minutes * 60_000;
  const deadline = Math.min(own, closesAtMs ?? Number.POSITIVE_INFINITY);
  return Number.isFinite(deadline) ? deadline : null;
}

export type TimeClaim = {
  readonly nowMs: number;
  readonly begunAtMs: number;
  readonly deadlineMs: number | null;
  readonly mode: AttemptMode;
  readonly tickS: number;
  /** The last that came before the deadline: when, and up to which tick the log was whole with it. */
  readonly seen: { readonly atMs: number; readonly tick: number };
  /** Up to where the log claims to go now. */
  readonly tick: number;
  /** Whether anything comes with it that is not kept yet. */
  readonly isNew: boolean;
};

/**
 * - `inTime`: the server's own clock says so.
 * - `offline`: it came after the deadline and within the grace, and the time from what was seen before is enough for what it claims.
 * - `tooLate`: the rest.
 */
export type Timeliness = 'inTime' | 'offline' | 'tooLate';

/** Judges when something was done by what the server has kept itself (rules W1 to W5); a device's clock proves nothing. */
export function judgeTime({ nowMs, begunAtMs, deadlineMs, mode, tickS, seen, tick, isNew }: TimeClaim): Timeliness {
  if (deadlineMs === null || nowMs <= deadlineMs) return 'inTime';
  // What came in time counts in full, however often it is sent again.
  if (!isNew && tick <= seen.tick) return 'inTime';
  if (nowMs > deadlineMs + GRACE_MS) return 'tooLate';
  const rate = MOST_RATE[mode];
  const fromStart = tick * tickS <= mostSimulatedS(deadlineMs - begunAtMs, rate);
  const sinceSeen = (tick - seen.tick) * tickS <= mostSimulatedS(deadlineMs - seen.atMs, rate);
  return fromStart && sinceSeen ? 'offline' : 'tooLate';
}

/** When the server seals by itself what nobody handed in. A run of its own needs no grace. */
export function sealsAtMs(deadlineMs: number, place: 'device' | 'server'): number {
  return place === 'server' ? deadlineMs : deadlineMs + GRACE_MS;
}
