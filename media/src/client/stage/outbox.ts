import type { StageEvent } from '../../timeline/index.ts';
import { type Answer, readActed } from './messages.ts';
import type { ActOutcome } from './types.ts';

export interface OutboxOptions {
  readonly now: () => number;
  readonly after: (delayMs: number, act: () => void) => () => void;
  /** Sends an act; `answer` gets the server's acknowledgement. Called only between `open` and `shut`. */
  readonly send: (n: number, event: StageEvent, answer: (value: unknown) => void) => void;
  readonly onChange: () => void;
}

/** Acts of this page on their way to the server: in order, again after an outage, until each is answered. */
export interface Outbox {
  put(event: StageEvent): Promise<ActOutcome>;
  /** The line is there: what is not answered is sent again, in order; the server does no act twice. */
  open(): void;
  shut(): void;
  /** Nothing is sent any more; what waits is answered with this code. */
  end(code: string): void;
  waiting(): number;
}

interface Waiting {
  readonly n: number;
  readonly event: StageEvent;
  readonly settle: (outcome: ActOutcome) => void;
  isSent: boolean;
  failures: number;
}

/** Of acts with the same name only the newest counts: an older one that still waits is let go. */
function nameOfMovement(event: StageEvent): string | undefined {
  switch (event.kind) {
    case 'pointer.move':
    case 'view.zoom':
    case 'document.scroll':
      return event.kind;
    case 'board.put':
      return `${event.kind} ${event.elementId}`;
    case 'ink.put':
      return `${event.kind} ${event.strokeId}`;
    default:
      return undefined;
  }
}

/** So many on their way at once: enough for a pointer on a line of half a second. */
const WINDOW = 8;
/** Below what the server takes from one socket, which others of the page use as well. */
const EVERY_MS = 50;
const BURST = 10;
const AGAIN_MS = 1_000;
const MOST_FAILURES = 5;

export function createOutbox({ now, after, send, onChange }: OutboxOptions): Outbox {
  let waiting: readonly Waiting[] = [];
  let count = 0;
  let isOpen = false;
  /** Answers of a line that was lost are not waited for, and not heard. */
  let line = 0;
  let ended: string | undefined;
  /** When the next one may be sent, were they sent evenly. */
  let evenAtMs = Number.NEGATIVE_INFINITY;
  let cancelPause = (): void => {};

  function settle(act: Waiting, outcome: ActOutcome): void {
    waiting = waiting.filter((other) => other !== act);
    act.settle(outcome);
    onChange();
  }

  function pauseFor(delayMs: number): void {
    cancelPause();
    cancelPause = after(delayMs, sendMore);
  }

  function sendMore(): void {
    for (;;) {
      if (!isOpen) return;
      const inFlight = waiting.filter(({ isSent }) => isSent).length;
      const next = waiting.find(({ isSent }) => !isSent);
      if (next === undefined || inFlight >= WINDOW) return;
      const aheadMs = evenAtMs - now();
      if (aheadMs > BURST * EVERY_MS) return pauseFor(aheadMs - BURST * EVERY_MS);
      evenAtMs = Math.max(evenAtMs, now()) + EVERY_MS;
      next.isSent = true;
      const sentOn = line;
      send(next.n, next.event, (value) => {
        if (sentOn === line && waiting.includes(next)) answered(next, readActed(value));
      });
    }
  }

  function answered(act: Waiting, answer: Answer<number>): void {
    if (answer.ok) settle(act, { ok: true, seq: answer.told });
    else if (isPassing(answer.code) && act.failures < MOST_FAILURES) {
      act.failures += 1;
      act.isSent = false;
      return pauseFor(AGAIN_MS);
    } else {
      const { code, reason } = answer;
      settle(act, { ok: false, code, ...(reason === null ? {} : { reason }) });
    }
    sendMore();
  }

  function letOlderGo(event: StageEvent): void {
    const name = nameOfMovement(event);
    if (name === undefined) return;
    for (const act of waiting) {
      if (!act.isSent && nameOfMovement(act.event) === name) settle(act, { ok: false, code: 'superseded' });
    }
  }

  return {
    put(event) {
      if (ended !== undefined) return Promise.resolve({ ok: false, code: ended });
      letOlderGo(event);
      count += 1;
      const n = count;
      return new Promise((resolve) => {
        waiting = [...waiting, { n, event, settle: resolve, isSent: false, failures: 0 }];
        onChange();
        sendMore();
      });
    },
    open() {
      line += 1;
      isOpen = true;
      for (const act of waiting) act.isSent = false;
      sendMore();
    },
    shut() {
      line += 1;
      isOpen = false;
      cancelPause();
    },
    end(code) {
      ended = code;
      isOpen = false;
      cancelPause();
      for (const act of waiting) settle(act, { ok: false, code });
    },
    waiting: () => waiting.length,
  };
}

const isPassing = (code: string): boolean => code === 'request.tooMany' || code === 'server.internal';
