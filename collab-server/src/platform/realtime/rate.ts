/** So many at once, and so many a second after that. */
export class Rate {
  readonly #burst: number;
  readonly #perS: number;
  readonly #now: () => number;
  #left: number;
  #atMs: number;

  constructor(burst: number, perS: number, now: () => number) {
    this.#burst = burst;
    this.#perS = perS;
    this.#now = now;
    this.#left = burst;
    this.#atMs = now();
  }

  /** Whether one more may pass; it counts if so. */
  take(): boolean {
    const nowMs = this.#now();
    this.#left = Math.min(this.#burst, this.#left + (Math.max(0, nowMs - this.#atMs) / 1000) * this.#perS);
    this.#atMs = nowMs;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
