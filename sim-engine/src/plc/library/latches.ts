import { type Memory, NOW_CELL, wideAt } from '../machine/memory.ts';

/**
 * R_TRIG and F_TRIG (CLK, Q, M), as the standard writes them: F_TRIG's memory starts FALSE too, so a CLK that is FALSE in the
 * first scan is a falling edge.
 */
export function trigger({ numbers }: Memory, at: number, falling: boolean): void {
  const clock = numbers[at] !== 0;
  const remembered = numbers[at + 2] !== 0;
  const now = falling ? !clock : clock;
  numbers[at + 1] = now && !remembered ? 1 : 0;
  numbers[at + 2] = now ? 1 : 0;
}

/** SR (S1, R, Q1) and RS (S, R1, Q1). */
export function bistable({ numbers }: Memory, at: number, setDominant: boolean): void {
  const set = numbers[at] !== 0;
  const reset = numbers[at + 1] !== 0;
  const held = numbers[at + 2] !== 0;
  const on = setDominant ? set || (held && !reset) : !reset && (set || held);
  numbers[at + 2] = on ? 1 : 0;
}

/** SEMA (CLAIM, RELEASE, BUSY): taken by CLAIM, which goes before RELEASE. */
export function semaphore({ numbers }: Memory, at: number): void {
  if (numbers[at] !== 0) numbers[at + 2] = 1;
  else if (numbers[at + 1] !== 0) numbers[at + 2] = 0;
}

/** RTC (IN, PDT, Q, CDT, last, start, preset): a clock that is set to PDT when IN rises; while IN is off it shows the controller's own time. */
export function realTimeClock({ numbers, wide }: Memory, at: number): void {
  const on = numbers[at] !== 0;
  const now = wideAt(wide, NOW_CELL);
  if (on && numbers[at + 4] === 0) {
    wide[at + 5] = now;
    wide[at + 6] = wideAt(wide, at + 1);
  }
  numbers[at + 2] = on ? 1 : 0;
  numbers[at + 4] = on ? 1 : 0;
  wide[at + 3] = on ? BigInt.asIntN(64, wideAt(wide, at + 6) + now - wideAt(wide, at + 5)) : now;
}
