/** One connection's queue, as the scheduler sees it. */
export type Job = {
  /** Works off at most that many messages: `idle` when none is left, or how long to leave it alone. */
  run(maxMessages: number): 'idle' | 'more' | { readonly waitMs: number };
};

const SLICE_MESSAGES = 32;
const TURN_MS = 4;

/**
 * Takes turns among connections: each gets a slice, and after a few milliseconds the event loop gets its turn, so that
 * one connection's hundred thousand messages cost the others a slice of waiting and no more.
 */
export class FairScheduler {
  readonly #ring = new Set<Job>();
  readonly #waiting = new Map<Job, NodeJS.Timeout>();
  /** Messages handled directly in this turn of the event loop. */
  readonly #direct = new Map<Job, number>();
  readonly #isHeld: () => boolean;
  #scheduled = false;

  /** While `isHeld` answers true nothing runs; `wake` looks again. */
  constructor(isHeld: () => boolean) {
    this.#isHeld = isHeld;
  }

  /** Whether a message that has just come may be handled at once, without queueing. Counts it if so. */
  mayRunDirectly(job: Job): boolean {
    if (this.#isHeld()) return false;
    const count = this.#direct.get(job) ?? 0;
    if (count >= SLICE_MESSAGES) return false;
    this.#direct.set(job, count + 1);
    this.#schedule();
    return true;
  }

  add(job: Job): void {
    if (this.#waiting.has(job)) return;
    this.#ring.add(job);
    this.#schedule();
  }

  remove(job: Job): void {
    this.#ring.delete(job);
    this.#direct.delete(job);
    clearTimeout(this.#waiting.get(job));
    this.#waiting.delete(job);
  }

  wake(): void {
    if (this.#ring.size > 0) this.#schedule();
  }

  get size(): number {
    return this.#ring.size + this.#waiting.size;
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#turn();
    });
  }

  #turn(): void {
    this.#direct.clear();
    const endMs = performance.now() + TURN_MS;
    while (this.#ring.size > 0 && !this.#isHeld()) {
      const { value: job } = this.#ring.values().next();
      if (job === undefined) return;
      this.#ring.delete(job);
      const outcome = job.run(SLICE_MESSAGES);
      if (outcome === 'more') this.#ring.add(job);
      else if (outcome !== 'idle') this.#wait(job, outcome.waitMs);
      if (performance.now() >= endMs) break;
    }
    if (this.#ring.size > 0 && !this.#isHeld()) this.#schedule();
  }

  #wait(job: Job, waitMs: number): void {
    const timer = setTimeout(() => {
      this.#waiting.delete(job);
      this.add(job);
    }, waitMs);
    this.#waiting.set(job, timer);
  }
}
