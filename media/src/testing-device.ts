/** A device whose monotonic clock and timers are driven by hand. */
export interface TestDevice {
  readonly now: () => number;
  readonly after: (delayMs: number, act: () => void) => () => void;
  /** Lets time pass, and runs each timer at its moment. */
  runTo(untilMs: number): void;
  openTimers(): number;
}

export function createTestDevice(): TestDevice {
  let nowMs = 0;
  let timers: readonly { readonly atMs: number; readonly act: () => void }[] = [];
  return {
    now: () => nowMs,
    after(delayMs, act) {
      const timer = { atMs: nowMs + Math.max(0, delayMs), act };
      timers = [...timers, timer];
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    runTo(untilMs) {
      for (;;) {
        const [next] = timers.filter(({ atMs }) => atMs <= untilMs).toSorted((a, b) => a.atMs - b.atMs);
        if (next === undefined) break;
        nowMs = Math.max(nowMs, next.atMs);
        timers = timers.filter((timer) => timer !== next);
        next.act();
      }
      nowMs = Math.max(nowMs, untilMs);
    },
    openTimers: () => timers.length,
  };
}
