import { at } from '../maths/at.ts';
import type { AnyFrame, Guard } from './block.ts';
import type { Evaluator } from './evaluator.ts';
import type { Integrator } from './integrate.ts';
import type { Memory } from './memory.ts';

/** A crossing is known to within the step's 2⁻³²: always as many halvings, so that every machine does the same. */
const BISECTIONS = 32;

/** Events that one step may hold. Past them crossings act at the step's end, so that chattering cannot hang a run. */
const EVENTS_PER_STEP = 16;

interface LiveGuard {
  readonly guard: Guard<AnyFrame>;
  readonly frame: AnyFrame;
}

function crossed({ direction }: Guard<AnyFrame>, before: number, after: number): boolean {
  const rising = before < 0 && after >= 0;
  const falling = before > 0 && after <= 0;
  return direction === 'rising' ? rising : direction === 'falling' ? falling : rising || falling;
}

/** Integrates step by step and stops at the zero crossings of guards on the way. */
export class GuardedIntegrator implements Integrator {
  readonly #memory: Memory;
  readonly #evaluator: Evaluator;
  readonly #inner: Integrator;
  readonly #guards: readonly LiveGuard[];
  readonly #before: Float64Array;
  readonly #after: Float64Array;
  readonly #start: Float64Array;

  constructor(memory: Memory, evaluator: Evaluator, inner: Integrator) {
    this.#memory = memory;
    this.#evaluator = evaluator;
    this.#inner = inner;
    this.#guards = memory.live.flatMap(({ placed, frame }) =>
      (placed.block.guards ?? []).map((guard) => ({ guard, frame })),
    );
    this.#before = new Float64Array(this.#guards.length);
    this.#after = new Float64Array(this.#guards.length);
    this.#start = new Float64Array(memory.continuous.length);
  }

  /** One integration step with its events. */
  step(stepS: number): void {
    const { clock } = this.#memory;
    const endS = this.#endOf(stepS);
    let leftS = stepS;
    this.#measure(this.#before);
    for (let events = 0; ; events++) {
      this.#start.set(this.#memory.continuous);
      const startS = clock.timeS;
      this.#inner.step(leftS);
      clock.timeS = endS;
      this.#measure(this.#after);
      if (!this.#anyCrossed()) return;
      if (events < EVENTS_PER_STEP) leftS -= this.#locate(startS, leftS, endS);
      const ended = events >= EVENTS_PER_STEP;
      this.#act();
      if (ended || leftS <= 0) return;
      this.#measure(this.#before);
    }
  }

  /**
   * The time at the end of a step from now: that of the tick where it ends there. Sums of steps lie beside it, and a guard on time could
   * then be crossed between the two, which nobody would see.
   */
  #endOf(stepS: number): number {
    const { tick, timeS, tickS } = this.#memory.clock;
    const tickEndS = (tick + 1) * tickS;
    return timeS + 1.5 * stepS > tickEndS ? tickEndS : timeS + stepS;
  }

  /** Halves towards the first crossing and stays just behind it. @returns the time from the start to there. */
  #locate(startS: number, lengthS: number, endS: number): number {
    let low = 0;
    let high = 1;
    for (let halving = 0; halving < BISECTIONS; halving++) {
      const middle = (low + high) / 2;
      this.#replay(startS, middle * lengthS);
      if (this.#anyCrossed()) high = middle;
      else low = middle;
    }
    const reachedS = high * lengthS;
    this.#replay(startS, reachedS);
    if (high < 1) return reachedS;
    this.#memory.clock.timeS = endS;
    this.#measure(this.#after);
    return lengthS;
  }

  #replay(startS: number, stepS: number): void {
    this.#memory.continuous.set(this.#start);
    this.#memory.clock.timeS = startS;
    this.#inner.step(stepS);
    this.#measure(this.#after);
  }

  #measure(into: Float64Array): void {
    this.#evaluator.outputs();
    for (const [index, { guard, frame }] of this.#guards.entries()) into[index] = guard.value(frame);
  }

  #anyCrossed(): boolean {
    return this.#guards.some(({ guard }, index) => crossed(guard, at(this.#before, index), at(this.#after, index)));
  }

  /** Lets every guard that crossed act, in the order of the blocks; all saw the same instant. */
  #act(): void {
    for (const [index, { guard, frame }] of this.#guards.entries())
      if (crossed(guard, at(this.#before, index), at(this.#after, index))) guard.act(frame);
  }
}
