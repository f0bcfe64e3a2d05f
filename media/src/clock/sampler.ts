import { type ClockFilter, type ClockReading, NEW_FILTER, readClock, takeExchange } from './filter.ts';

/** The server's part of an exchange. */
export interface ClockAnswer {
  readonly receivedAtMs: number;
  readonly answeredAtMs: number;
  readonly clockId: string;
}

export interface ClockSamplerOptions {
  /** A monotonic clock (K1). */
  readonly now: () => number;
  /** @returns what cancels it. */
  readonly after: (delayMs: number, act: () => void) => () => void;
  /** Asks once; `answer` is called when the answer comes, and never where it does not come. */
  readonly ask: (answer: (answer: ClockAnswer) => void) => void;
  readonly onChange: () => void;
}

export interface ClockSampler {
  /** Asks from now on, quickly at first (A1): after joining, and after every outage. */
  start(): void;
  /** Asks no more; what is known is kept. */
  stop(): void;
  /** By now; undefined before the first answer. */
  reading(): ClockReading | undefined;
}

const QUICK_COUNT = 16;
const QUICK_MS = 120;
const USUAL_MS = 1_000;
const GIVE_UP_MS = 5_000;

/** Keeps asking another machine for the time. Rules A of SPEC.md. */
export function createClockSampler({ now, after, ask, onChange }: ClockSamplerOptions): ClockSampler {
  let filter: ClockFilter = NEW_FILTER;
  let quickLeft = 0;
  /** Which question is waited for: an answer to another one comes too late. */
  let waitingFor = 0;
  let cancel = (): void => {};

  function once(): void {
    const question = (waitingFor += 1);
    const askedAtMs = now();
    cancel = after(GIVE_UP_MS, once);
    ask(({ receivedAtMs, answeredAtMs, clockId }) => {
      if (question !== waitingFor) return;
      const exchange = { askedAtMs, receivedAtMs, answeredAtMs, heardAtMs: now() };
      filter = takeExchange(filter, exchange, clockId);
      quickLeft = Math.max(0, quickLeft - 1);
      cancel();
      cancel = after(quickLeft > 0 ? QUICK_MS : USUAL_MS, once);
      onChange();
    });
  }

  return {
    start() {
      cancel();
      quickLeft = QUICK_COUNT;
      once();
    },
    stop() {
      cancel();
      waitingFor += 1;
    },
    reading: () => readClock(filter, now()),
  };
}
