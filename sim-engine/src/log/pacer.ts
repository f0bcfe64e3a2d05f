/** How simulated time follows a clock that somebody else reads. Plain numbers. */
export interface Pace {
  readonly tickS: number;
  /** Simulated seconds in one second of the clock: 1 is real time, 0 a pause. */
  readonly rate: number;
  /** The part of a tick that is due and not yet whole. */
  readonly owedTicks: number;
  /** How much of the clock's time one call may make good. What is beyond is let go: a slow machine falls behind and does not drown. */
  readonly mostElapsedMs: number;
}

export interface Paced {
  readonly pace: Pace;
  /** How many ticks to step now. */
  readonly ticks: number;
  /** The clock's time that was let go, and will not be made good. */
  readonly droppedMs: number;
}

export function paceOf(tickS: number, rate = 1, mostElapsedMs = 250): Pace {
  return { tickS, rate: checkedRate(rate), owedTicks: 0, mostElapsedMs };
}

/** Faster, slower, or paused by 0; what is due already stays due. */
export function withRate(pace: Pace, rate: number): Pace {
  return { ...pace, rate: checkedRate(rate) };
}

/** What is to be done after so many milliseconds of the clock have passed. A clock that was set back counts as standing still. */
export function advancePace(pace: Pace, elapsedMs: number): Paced {
  // Neither backwards nor NaN, which would be owed for ever.
  const passedMs = elapsedMs > 0 ? elapsedMs : 0;
  const heardMs = Math.min(passedMs, pace.mostElapsedMs);
  const owed = pace.owedTicks + ((heardMs / 1000) * pace.rate) / pace.tickS;
  const ticks = Math.floor(owed);
  return { pace: { ...pace, owedTicks: owed - ticks }, ticks, droppedMs: passedMs - heardMs };
}

function checkedRate(rate: number): number {
  if (!Number.isFinite(rate) || rate < 0) throw new RangeError(`no such rate: ${rate}`);
  return rate;
}
