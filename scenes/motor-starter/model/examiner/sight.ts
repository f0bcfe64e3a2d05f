import type { AnyFrame } from './layout.ts';

/** What an examiner looks at in one run, as it was when last looked at. */
export class Sight {
  readonly #frame: AnyFrame;
  readonly #states: Int32Array;
  readonly #parameters: Int32Array;
  /** Of the states, and then of the parameters. */
  readonly #values: Float64Array;
  #mode: AnyFrame['mode'] = null;
  /** Whether the last look changed nothing of what it looked at: the next one at the same would not either. */
  #isSettled = false;

  constructor(frame: AnyFrame, states: readonly number[], parameters: readonly number[]) {
    this.#frame = frame;
    this.#states = Int32Array.from(states);
    this.#parameters = Int32Array.from(parameters);
    this.#values = new Float64Array(states.length + parameters.length).fill(Number.NaN);
  }

  /** Whether a look would find nothing new. */
  get isOld(): boolean {
    const same = this.#take();
    return same && this.#isSettled;
  }

  /** To be called after each look. */
  looked(): void {
    this.#isSettled = this.#take();
  }

  /** Takes over how things are. @returns whether they were so before */
  #take(): boolean {
    const { d, p, mode } = this.#frame;
    let same = mode === this.#mode;
    this.#mode = mode;
    const values = this.#values;
    const states = this.#states;
    for (let index = 0; index < states.length; index += 1) {
      const value = d.floats[states[index] ?? -1] ?? 0;
      if (Object.is(value, values[index])) continue;
      values[index] = value;
      same = false;
    }
    for (let index = 0; index < this.#parameters.length; index += 1) {
      const value = p.floats[this.#parameters[index] ?? -1] ?? 0;
      if (Object.is(value, values[states.length + index])) continue;
      values[states.length + index] = value;
      same = false;
    }
    return same;
  }
}
