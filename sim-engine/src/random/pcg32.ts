import { add, isUint64, multiply, type Uint64 } from './uint64.ts';

/** All that a generator is: plain numbers, so that a snapshot or a log entry can carry it. */
export interface Pcg32State {
  readonly state: Uint64;
  /** Which of the 2⁶³ sequences; always odd. */
  readonly increment: Uint64;
}

const MULTIPLIER: Uint64 = { high: 0x5851f42d, low: 0x4c957f2d };

/** 2⁻³², exact. */
const UNIT = 1 / 0x1_0000_0000;

/**
 * The kernel's source of chance: PCG-XSH-RR with 64 bits of state and 32 of output (M. O'Neill, "PCG: A Family of Simple
 * Fast Space-Efficient Statistically Good Algorithms for Random Number Generation", HMC-CS-2014-0905). Integer operations
 * only, so every engine and machine draws the same numbers. Not for secrets.
 *
 * Give each cause of chance (a sensor's noise, a fault's moment) a sequence of its own: then a cause that is added does not
 * move the others' draws.
 */
export class Pcg32 {
  #state: Uint64;
  readonly #increment: Uint64;

  private constructor(state: Uint64, increment: Uint64) {
    this.#state = state;
    this.#increment = increment;
  }

  /**
   * @param seed where in the sequence it starts
   * @param sequence which sequence; the two halves' highest bit is not used
   */
  static seeded(seed: Uint64, sequence: Uint64): Pcg32 {
    if (!isUint64(seed) || !isUint64(sequence)) throw new RangeError('a seed is two unsigned 32-bit halves');
    const increment = {
      high: ((sequence.high << 1) | (sequence.low >>> 31)) >>> 0,
      low: ((sequence.low << 1) | 1) >>> 0,
    };
    const generator = new Pcg32({ high: 0, low: 0 }, increment);
    generator.#step();
    generator.#state = add(generator.#state, seed);
    generator.#step();
    return generator;
  }

  /** Goes on exactly where `toState` was called. @throws RangeError for what no generator can have produced. */
  static fromState({ state, increment }: Pcg32State): Pcg32 {
    if (!isUint64(state) || !isUint64(increment) || increment.low % 2 === 0)
      throw new RangeError('not a state of PCG32');
    return new Pcg32(state, increment);
  }

  toState(): Pcg32State {
    return { state: { ...this.#state }, increment: { ...this.#increment } };
  }

  #step(): void {
    this.#state = add(multiply(this.#state, MULTIPLIER), this.#increment);
  }

  /** A whole number from 0 to 2³² − 1. */
  nextUint32(): number {
    const { high, low } = this.#state;
    this.#step();
    // ((state >> 18) ^ state) >> 27, of which the lower 32 bits are kept, then rotated right by the top five bits.
    const mixedHigh = (high ^ (high >>> 18)) >>> 0;
    const mixedLow = (low ^ ((low >>> 18) | (high << 14))) >>> 0;
    const mixed = ((mixedHigh << 5) | (mixedLow >>> 27)) >>> 0;
    const turn = high >>> 27;
    return ((mixed >>> turn) | (mixed << (-turn & 31))) >>> 0;
  }

  /** A number in [0, 1), one of 2³² evenly spaced ones. */
  nextUnit(): number {
    return this.nextUint32() * UNIT;
  }

  /**
   * A whole number from 0 to `bound` − 1, each equally likely: draws that would favour the lower ones are thrown away.
   *
   * @param bound a whole number from 1 to 2³²
   */
  nextBelow(bound: number): number {
    if (!Number.isInteger(bound) || bound < 1 || bound > 0x1_0000_0000) throw new RangeError(`no such bound: ${bound}`);
    const threshold = 0x1_0000_0000 % bound;
    for (;;) {
      const draw = this.nextUint32();
      if (draw >= threshold) return draw % bound;
    }
  }
}
