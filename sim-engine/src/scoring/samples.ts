import { itemAt } from '../maths/at.ts';
import type { Sample } from './evidence.ts';

const MOST_SAMPLES = 32;

/** Evenly spaced values of a long stretch: when there are too many, every second one goes and the distance doubles. */
export class Samples {
  readonly #signal: string;
  #ticks: number[] = [];
  #values: number[] = [];
  #every = 1;
  #seen = 0;

  constructor(signal: string) {
    this.#signal = signal;
  }

  add(tick: number, value: number): void {
    if (this.#seen % this.#every === 0) {
      this.#ticks.push(tick);
      this.#values.push(value);
    }
    this.#seen += 1;
    if (this.#ticks.length <= MOST_SAMPLES) return;
    this.#every *= 2;
    this.#ticks = this.#ticks.filter((_tick, index) => index % 2 === 0);
    this.#values = this.#values.filter((_value, index) => index % 2 === 0);
  }

  list(): readonly Sample[] {
    return this.#ticks.map((tick, index) => sampleOf(tick, this.#signal, itemAt(this.#values, index)));
  }
}

/** JSON holds no number that is not finite. */
export function sampleOf(tick: number, signal: string, value: number | undefined): Sample {
  return { tick, signal, value: value !== undefined && Number.isFinite(value) ? value : null };
}
