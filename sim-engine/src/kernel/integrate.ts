import { at } from '../maths/at.ts';
import type { Evaluator } from './evaluator.ts';
import type { Memory } from './memory.ts';
import { RosenbrockIntegrator } from './rosenbrock.ts';
import type { System } from './system.ts';

/** A method of integration, bound to one run. */
export interface Integrator {
  /** One step from the state and time in memory; leaves both at the step's end, outputs stale. */
  step(stepS: number): void;
}

/** Of a system without continuous states nothing but the time goes on. */
class TimeAlone implements Integrator {
  readonly #clock: Memory['clock'];

  constructor({ clock }: Memory) {
    this.#clock = clock;
  }

  step(stepS: number): void {
    this.#clock.timeS += stepS;
  }
}

/** x ← x + h·f(t, x), all derivatives of the old state. */
class EulerIntegrator implements Integrator {
  readonly #memory: Memory;
  readonly #evaluator: Evaluator;
  readonly #count: number;

  constructor(memory: Memory, evaluator: Evaluator, count: number) {
    this.#memory = memory;
    this.#evaluator = evaluator;
    this.#count = count;
  }

  step(stepS: number): void {
    this.#evaluator.derive();
    const { clock, continuous: x, derivatives: dx } = this.#memory;
    const count = this.#count;
    for (let k = 0; k < count; k++) x[k] = at(x, k) + stepS * at(dx, k);
    clock.timeS += stepS;
  }
}

/** The classical method of fourth order: Kutta, 1901. */
class Rk4Integrator implements Integrator {
  readonly #memory: Memory;
  readonly #evaluator: Evaluator;
  readonly #start: Float64Array;
  readonly #sum: Float64Array;

  constructor(memory: Memory, evaluator: Evaluator, count: number) {
    this.#memory = memory;
    this.#evaluator = evaluator;
    this.#start = new Float64Array(count);
    this.#sum = new Float64Array(count);
  }

  step(stepS: number): void {
    const { clock, continuous: x, derivatives: dx } = this.#memory;
    const start = this.#start;
    const sum = this.#sum;
    const startS = clock.timeS;
    const halfS = stepS / 2;
    this.#evaluator.derive();
    for (let k = 0; k < start.length; k++) {
      const slope = at(dx, k);
      start[k] = at(x, k);
      sum[k] = slope;
      x[k] = at(start, k) + halfS * slope;
    }
    clock.timeS = startS + halfS;
    this.#middleStage(halfS);
    this.#middleStage(stepS);
    clock.timeS = startS + stepS;
    this.#evaluator.derive();
    for (let k = 0; k < start.length; k++) x[k] = at(start, k) + (stepS / 6) * (at(sum, k) + at(dx, k));
  }

  #middleStage(reachS: number): void {
    this.#evaluator.derive();
    const { continuous: x, derivatives: dx } = this.#memory;
    const start = this.#start;
    const sum = this.#sum;
    for (let k = 0; k < start.length; k++) {
      const slope = at(dx, k);
      sum[k] = at(sum, k) + 2 * slope;
      x[k] = at(start, k) + reachS * slope;
    }
  }
}

/**
 * Joins two methods by Strang's splitting (G. Strang, SIAM J. Numer. Anal. 5, 1968): the stiff states go half a step, the others a
 * whole one, the stiff ones the other half; each side sees the other held still meanwhile. Of second order in the coupling.
 */
class SplitIntegrator implements Integrator {
  readonly #clock: Memory['clock'];
  readonly #soft: Integrator;
  readonly #stiff: Integrator;

  constructor(memory: Memory, soft: Integrator, stiff: Integrator) {
    this.#clock = memory.clock;
    this.#soft = soft;
    this.#stiff = stiff;
  }

  step(stepS: number): void {
    const clock = this.#clock;
    const startS = clock.timeS;
    this.#stiff.step(stepS / 2);
    clock.timeS = startS;
    this.#soft.step(stepS);
    clock.timeS = startS + stepS / 2;
    this.#stiff.step(stepS / 2);
    clock.timeS = startS + stepS;
  }
}

/** The method that the system asks for: explicit for most blocks, implicit for those that are stiff. */
export function integratorOf(system: System, memory: Memory, evaluator: Evaluator): Integrator {
  const { softCount } = system;
  if (memory.continuous.length === 0) return new TimeAlone(memory);
  const Explicit = system.method === 'euler' ? EulerIntegrator : Rk4Integrator;
  const soft = new Explicit(memory, evaluator, softCount);
  if (softCount === memory.continuous.length) return soft;
  const stiff = new RosenbrockIntegrator(memory, evaluator, softCount);
  return softCount === 0 ? stiff : new SplitIntegrator(memory, soft, stiff);
}
