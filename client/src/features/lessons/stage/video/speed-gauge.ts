/** How fast lesson time goes by the clock of the device: 1 in a lesson, other speeds in a replay, 0 where that stands still. */
export class SpeedGauge {
  #last: { readonly atMs: number; readonly nowMs: number } | null = null;
  #speed = 1;

  /** @param atMs lesson time @param nowMs a monotonic clock */
  read(atMs: number, nowMs: number): number {
    const last = this.#last;
    if (last === null) {
      this.#last = { atMs, nowMs };
      return this.#speed;
    }
    const elapsedMs = nowMs - last.nowMs;
    if (elapsedMs < LEAST_MS) return this.#speed;
    this.#last = { atMs, nowMs };
    const speed = (atMs - last.atMs) / elapsedMs;
    // Somebody sought, or the clock was set right: that tells nothing of the speed.
    if (speed >= 0 && speed <= MOST) this.#speed = Math.round(speed * STEPS) / STEPS;
    return this.#speed;
  }
}

const LEAST_MS = 80;
const MOST = 4.5;
/** Speeds come in quarters: a clock that is corrected by a little is not another speed. */
const STEPS = 4;
