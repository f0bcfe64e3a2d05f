const WINDOW_MS = 3_000;

/** How much of the clock's time a machine keeps up with, over the last seconds. */
export class PaceGauge {
  #elapsedMs = 0;
  #droppedMs = 0;
  #pace = 1;

  add(elapsedMs: number, droppedMs: number): void {
    this.#elapsedMs += elapsedMs;
    this.#droppedMs += droppedMs;
    if (this.#elapsedMs < WINDOW_MS) return;
    this.#pace = 1 - this.#droppedMs / this.#elapsedMs;
    this.#elapsedMs = 0;
    this.#droppedMs = 0;
  }

  /** 1 where it keeps up, less where it is slower than real time. */
  get pace(): number {
    return this.#pace;
  }
}
