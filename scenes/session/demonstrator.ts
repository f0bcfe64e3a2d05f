import type { Command } from '@tongyan/sim-engine/kernel';
import {
  demonstrate,
  type DemonstrationState,
  type Procedure,
  type ProcedureMonitor,
} from '@tongyan/sim-engine/procedures';

/** Asked so often, simulated: nobody sees a hundredth of a second. */
const EVERY_S = 0.01;

/** Says what the twin does when it shows a procedure itself. */
export class Demonstrator {
  readonly #procedure: Procedure;
  readonly #tickS: number;
  readonly #everyTicks: number;
  #state: DemonstrationState;

  constructor(procedure: Procedure, tickS: number, state: DemonstrationState) {
    this.#procedure = procedure;
    this.#tickS = tickS;
    this.#everyTicks = Math.max(1, Math.round(EVERY_S / tickS));
    this.#state = state;
  }

  get state(): DemonstrationState {
    return this.#state;
  }

  /** The commands that are due. To be asked on arrival at each tick, before anybody's commands. */
  ask(tick: number, monitor: ProcedureMonitor): readonly Command[] {
    if (tick % this.#everyTicks !== 0) return [];
    const { state, commands } = demonstrate(this.#procedure, monitor.standing, this.#state, {
      tick,
      tickS: this.#tickS,
    });
    this.#state = state;
    return commands;
  }
}
