/** The last values of something, a fixed number of them, evenly in time. */
export class Trend {
  readonly values: number[] = [];
  readonly #everyS: number;
  readonly #most: number;
  #nextS = Number.NEGATIVE_INFINITY;

  constructor(everyS: number, most: number) {
    this.#everyS = everyS;
    this.#most = most;
  }

  /** Takes a value in; says whether the trend has changed. A run that was taken back begins anew. */
  take(timeS: number, value: number): boolean {
    if (timeS < this.#nextS - 2 * this.#everyS) {
      this.values.length = 0;
      this.#nextS = Number.NEGATIVE_INFINITY;
    }
    if (timeS < this.#nextS) return false;
    this.#nextS = timeS + this.#everyS;
    this.values.push(value);
    if (this.values.length > this.#most) this.values.shift();
    return true;
  }
}

/** Points of a line in a box of that size, the newest at the right edge; values from 0 to `full` fill the height. */
export function trendPoints(
  values: readonly number[],
  most: number,
  full: number,
  width: number,
  height: number,
): string {
  return values
    .map((value, index) => {
      const x = width - ((values.length - 1 - index) / Math.max(1, most - 1)) * width;
      const y = height - Math.min(1, Math.max(0, value / full)) * (height - 1) - 0.5;
      return `${x.toFixed(1)},${y.toFixed(1)}`;
    })
    .join(' ');
}
