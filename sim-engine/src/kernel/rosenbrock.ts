import { RealLu } from '../linear/real-lu.ts';
import { at, itemAt } from '../maths/at.ts';
import type { Evaluator } from './evaluator.ts';
import type { Memory } from './memory.ts';

/** RODAS3 in the form that needs no product with the Jacobian: stages' arguments, mixtures, result. */
const GAMMA = 1 / 2;
const A = [[], [0], [2, 0], [2, 0, 1]] as const;
const C = [[], [4], [1, -1], [1, -1, -8 / 3]] as const;
const M = [2, 0, 1, 1] as const;
/** The share of ∂f/∂t in each stage. */
const GAMMA_SUM = [1 / 2, 3 / 2, 0, 0] as const;
/** Where in the step each stage stands. */
const ALPHA = [0, 0, 1, 1] as const;
/** The second stage looks at the same argument as the first. */
const SAME_ARGUMENT = 1;

/** Square root of the double's rounding unit: where a forward difference loses least. */
const DIFFERENCE = 1.4901161193847656e-8;

/**
 * A Rosenbrock method of third order, L-stable and stiffly accurate (RODAS3: A. Sandu et al., "Benchmarking stiff ODE solvers for
 * atmospheric chemistry problems II: Rosenbrock solvers", Atmos. Environ. 31, 1997), with the Jacobian by forward differences
 * over the whole system, so that coupling between stiff blocks is implicit too. The number of operations is fixed.
 */
export class RosenbrockIntegrator {
  readonly #memory: Memory;
  readonly #evaluator: Evaluator;
  readonly #from: number;
  readonly #start: Float64Array;
  readonly #slope: Float64Array;
  readonly #timeSlope: Float64Array;
  readonly #matrix: Float64Array;
  readonly #lu: RealLu;
  readonly #rightSide: Float64Array;
  readonly #stages: readonly Float64Array[];

  /** @param from where the stiff states begin; they are the last of all. */
  constructor(memory: Memory, evaluator: Evaluator, from: number) {
    const count = memory.continuous.length - from;
    this.#memory = memory;
    this.#evaluator = evaluator;
    this.#from = from;
    this.#start = new Float64Array(count);
    this.#slope = new Float64Array(count);
    this.#timeSlope = new Float64Array(count);
    this.#matrix = new Float64Array(count * count);
    this.#lu = new RealLu(count);
    this.#rightSide = new Float64Array(count);
    this.#stages = M.map(() => new Float64Array(count));
  }

  /** As `Integrator` asks. */
  step(stepS: number): void {
    const { clock } = this.#memory;
    const startS = clock.timeS;
    this.#read(this.#start);
    this.#derive(this.#slope);
    this.#linearise(startS, stepS);
    for (const [stage, increment] of this.#stages.entries()) {
      if (stage > SAME_ARGUMENT) {
        clock.timeS = startS + itemAt(ALPHA, stage) * stepS;
        this.#place(A[stage] ?? []);
        this.#derive(this.#slope);
      }
      this.#fillRightSide(stage, stepS);
      this.#lu.solve(this.#rightSide, increment);
    }
    this.#place(M);
    clock.timeS = startS + stepS;
  }

  /** Factors I/(h·γ) − ∂f/∂x, and keeps ∂f/∂t. */
  #linearise(startS: number, stepS: number): void {
    const { clock, continuous: x } = this.#memory;
    const count = this.#start.length;
    const changed = this.#stages[0] ?? this.#slope;
    for (let column = 0; column < count; column++) {
      const index = this.#from + column;
      const value = at(x, index);
      const moved = value + DIFFERENCE * Math.max(Math.abs(value), 1);
      x[index] = moved;
      this.#derive(changed);
      x[index] = value;
      for (let row = 0; row < count; row++) {
        const slope = (at(changed, row) - at(this.#slope, row)) / (moved - value);
        this.#matrix[row * count + column] = (row === column ? 1 / (stepS * GAMMA) : 0) - slope;
      }
    }
    const laterS = startS + stepS * 1e-3;
    clock.timeS = laterS;
    this.#derive(changed);
    clock.timeS = startS;
    // A step may be so short that a part of it moves no clock: time then makes no difference.
    const passedS = laterS > startS ? laterS - startS : Infinity;
    for (let row = 0; row < count; row++) this.#timeSlope[row] = (at(changed, row) - at(this.#slope, row)) / passedS;
    this.#lu.factor(this.#matrix);
  }

  #fillRightSide(stage: number, stepS: number): void {
    const into = this.#rightSide;
    const share = itemAt(GAMMA_SUM, stage) * stepS;
    const mixture = C[stage] ?? [];
    for (let row = 0; row < into.length; row++) {
      let value = at(this.#slope, row) + share * at(this.#timeSlope, row);
      for (const [earlier, factor] of mixture.entries())
        value += (factor / stepS) * at(this.#stages[earlier] ?? into, row);
      into[row] = value;
    }
  }

  /** x = start + a mixture of the stages. */
  #place(mixture: readonly number[]): void {
    const { continuous: x } = this.#memory;
    for (let row = 0; row < this.#start.length; row++) {
      let value = at(this.#start, row);
      for (const [stage, factor] of mixture.entries()) value += factor * at(this.#stages[stage] ?? this.#start, row);
      x[this.#from + row] = value;
    }
  }

  #derive(into: Float64Array): void {
    this.#evaluator.deriveStiff();
    const { derivatives } = this.#memory;
    for (let row = 0; row < into.length; row++) into[row] = at(derivatives, this.#from + row);
  }

  #read(into: Float64Array): void {
    const { continuous } = this.#memory;
    for (let row = 0; row < into.length; row++) into[row] = at(continuous, this.#from + row);
  }
}
