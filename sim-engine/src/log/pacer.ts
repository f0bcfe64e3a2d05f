/** How simulated time follows a clock that somebody else reads. Plain numbers. */
export interface Pace {
  readonly tickS: number;
  /** Simulated seconds in one second of the clock: 1 is real time, 0 a pause. */
  readonly rate: number;
  /** Ticks that are due, with the part of one that is not yet whole. */
  readonly owedTicks: number;
  /** How many ticks one call may ask for. What is due beyond that is let go: a slow machine falls behind and does not drown. */
  readonly mostTicks: number;
}

export interface Paced {
  readonly pace: Pace;
  /** How many ticks to step now. */
  readonly ticks: number;
  /** How many were due beyond the bound, and will not be asked for again. */
  readonly droppedTicks: number;
}

export function paceOf(tickS: number, rate = 1, mostTicks = Math.max(1, Math.ceil(0.25 / tickS))): Pace {
  return { tickS, rate: checkedRate(rate), owedTicks: 0, mostTicks };
}

/** Faster, slower, or paused by 0; what is due already stays due. */
export function withRate(pace: Pace, rate: number): Pace {
  return { ...pace, rate: checkedRate(rate) };
}

/** What is to be done after so many milliseconds of the clock have passed. A clock that was set back counts as standing still. */
export function advancePace(pace: Pace, elapsedMs: number): Paced {
  const elapsedS = Math.max(0, elapsedMs) / 1000;
  const owed = pace.owedTicks + (elapsedS * pace.rate) / pace.tickS;
  const whole = Math.floor(owed);
  const ticks = Math.min(whole, pace.mostTicks);
  return { pace: { ...pace, owedTicks: owed - whole }, ticks, droppedTicks: whole - ticks };
}

function checkedRate(rate: number): number {
  if (!Number.isFinite(rate) || rate < 0) throw new RangeError(`no such rate: ${rate}`);
  return rate;
}
