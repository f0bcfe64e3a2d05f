/** A player needs so long to go on after it was sought: until then no more can be told. */
const SETTLES_MS = 500;
const NEAR_MS = 60;
const MOST_AHEAD_MS = 1_500;
const TRIES = 3;

/**
 * Where to seek so that a video that plays is right once it plays again. Seeking takes a while, another one on each device: by how much the
 * last one fell short the next one aims ahead.
 */
export class SeekAim {
  #aheadMs = 0;
  #left = 0;
  #sinceMs = -Infinity;

  /** It begins to play, or stands elsewhere from now on. */
  begin(nowMs: number): void {
    this.#left = TRIES;
    this.#sinceMs = nowMs;
  }

  /** @returns how far ahead of where it should be, ms. */
  seek(nowMs: number): number {
    this.#sinceMs = nowMs;
    return this.#aheadMs;
  }

  hasSettled(nowMs: number): boolean {
    return nowMs - this.#sinceMs >= SETTLES_MS;
  }

  /** Whether to seek once more: it has settled since, and is not near enough to be brought there by its rate soon. */
  again(behindMs: number, nowMs: number): boolean {
    if (this.#left === 0 || !this.hasSettled(nowMs)) return false;
    if (Math.abs(behindMs) < NEAR_MS) {
      this.#left = 0;
      return false;
    }
    this.#left -= 1;
    this.#aheadMs = Math.min(MOST_AHEAD_MS, Math.max(0, this.#aheadMs + behindMs));
    return true;
  }
}
