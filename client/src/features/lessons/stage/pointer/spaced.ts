export interface Spaced<Value> {
  readonly give: (value: Value) => void;
  /** Gives what still waits at once. */
  readonly flush: () => void;
  /** Forgets what still waits. */
  readonly drop: () => void;
}

interface Timing {
  readonly everyMs: number;
  readonly nowMs: () => number;
  readonly after: (delayMs: number, act: () => void) => () => void;
}

const browserTiming: Omit<Timing, 'everyMs'> = {
  nowMs: () => performance.now(),
  after: (delayMs, act) => {
    const timer = setTimeout(act, delayMs);
    return () => clearTimeout(timer);
  },
};

/** Passes values on no more often than so; of those between, the last one. */
export function spaced<Value>(pass: (value: Value) => void, { everyMs, nowMs, after }: Timing): Spaced<Value> {
  let passedAtMs = -Infinity;
  let waiting: { readonly value: Value } | null = null;
  let cancel = (): void => {};
  const flush = (): void => {
    cancel();
    if (waiting === null) return;
    const { value } = waiting;
    waiting = null;
    passedAtMs = nowMs();
    pass(value);
  };
  return {
    give(value) {
      const isAlone = waiting === null;
      waiting = { value };
      const restMs = passedAtMs + everyMs - nowMs();
      if (restMs <= 0) flush();
      else if (isAlone) cancel = after(restMs, flush);
    },
    flush,
    drop() {
      cancel();
      waiting = null;
    },
  };
}

export const inBrowser = (everyMs: number): Timing => ({ everyMs, ...browserTiming });
