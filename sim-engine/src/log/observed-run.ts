import type { Refusal } from '../kernel/block.ts';
import type { Simulation } from '../kernel/simulation.ts';
import { fail, type Result } from '../result.ts';
import type { Readings } from '../predicates/predicate.ts';
import { mayCommand, type ReservedCommands } from './actor.ts';
import { leavingMoment, metBy, type Needs, type Observer, unite } from './moment.ts';
import { checkSessionCommand, isSessionTarget } from './session-commands.ts';
import type { LogEntry } from './training-log.ts';

/** A run to be looked at: whatever changes it goes through the log. */
export type ReadOnlyRun = Pick<
  Simulation,
  'system' | 'tick' | 'timeS' | 'read' | 'readState' | 'mode' | 'bulk' | 'outputs' | 'faults' | 'snapshot' | 'hash'
>;

/** A run that tells observers of its moments. Recording, replaying and scoring all go through here, so that all see the same. */
export class ObservedRun {
  readonly simulation: Simulation;
  readonly #observers: readonly Observer[];
  readonly #reserved: ReservedCommands;
  readonly #needs: Needs;
  readonly #leaving: Readings;

  constructor(simulation: Simulation, observers: readonly Observer[], reserved: ReservedCommands) {
    this.simulation = simulation;
    this.#observers = observers;
    this.#reserved = reserved;
    this.#needs = unite(observers);
    this.#leaving = leavingMoment(simulation);
  }

  /** Carries an entry's command out, or says why not; then nothing has changed and no observer has heard of it. */
  carryOut({ seq, actor, command }: Pick<LogEntry, 'seq' | 'actor' | 'command'>): Result<null, Refusal> {
    if (!mayCommand(actor.role, command, this.#reserved))
      return fail({
        code: 'forbiddenRole',
        details: { role: actor.role, target: command.target, name: command.name },
      });
    const moment = metBy(this.simulation, this.#needs);
    const done = isSessionTarget(command.target) ? checkSessionCommand(command) : this.simulation.apply(command);
    if (done.ok) this.#tell(moment(command, { seq, actor }));
    return done;
  }

  /** Leaves the present tick and goes through the next. @throws NonFiniteState */
  step(): void {
    this.leave();
    this.simulation.step();
  }

  /** Tells the last moment of the present tick: called on its own only where a run ends. */
  leave(): void {
    if (this.#observers.length > 0) this.#tell(this.#leaving);
  }

  #tell(moment: Parameters<Observer['observe']>[0]): void {
    for (const observer of this.#observers) observer.observe(moment);
  }
}
