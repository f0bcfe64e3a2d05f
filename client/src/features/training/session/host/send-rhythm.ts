import type { SendOutcome } from '../sending/log-sender.ts';

/** A sign of life, by which a teacher sees that somebody is at it. */
const LIFE_MS = 10_000;
/** Several commands in a row go in one part. */
const GATHER_MS = 400;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;

/** When to send next: soon after something was done, now and then as a sign of life, at growing distances while nobody answers. */
export class SendRhythm {
  readonly #random: () => number;
  #dueAtMs = 0;
  #failures = 0;
  #isOver = false;

  /** @param random so that a school's computers do not come back in step after a power cut. */
  constructor(random: () => number) {
    this.#random = random;
  }

  isDue(nowMs: number): boolean {
    return !this.#isOver && nowMs >= this.#dueAtMs;
  }

  soon(nowMs: number): void {
    if (this.#failures === 0) this.#dueAtMs = Math.min(this.#dueAtMs, nowMs + GATHER_MS);
  }

  done(nowMs: number, outcome: SendOutcome): void {
    this.#isOver = outcome === 'refused';
    this.#failures = outcome === 'waiting' ? this.#failures + 1 : 0;
    const retryMs = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(this.#failures - 1, 10));
    this.#dueAtMs = nowMs + (this.#failures === 0 ? LIFE_MS : (retryMs / 2) * (1 + this.#random()));
  }
}
