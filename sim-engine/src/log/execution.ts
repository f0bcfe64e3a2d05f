import type { Json } from '../kernel/json.ts';
import { NonFiniteState, Simulation } from '../kernel/simulation.ts';
import { fingerprintOf, type Snapshot } from '../kernel/snapshot.ts';
import type { System } from '../kernel/system.ts';
import { fail, type Result, succeed } from '../result.ts';
import type { DataProblem } from '../shape/index.ts';
import type { ReservedCommands } from './actor.ts';
import type { Observer } from './moment.ts';
import { ObservedRun, type ReadOnlyRun } from './observed-run.ts';
import type { Recorded } from './training-log.ts';

export interface ExecutionOptions {
  readonly observers?: readonly Observer[];
  readonly reserved?: ReservedCommands;
}

/** Whether a log was recorded on this very model. */
export function modelProblem(system: System, { header: { model } }: Pick<Recorded, 'header'>): DataProblem | undefined {
  const { name, version } = system.definition;
  if (model.name !== name)
    return { code: 'otherModel', pointer: '/header/model/name', details: { recorded: model.name, present: name } };
  if (model.version !== version)
    return {
      code: 'otherVersion',
      pointer: '/header/model/version',
      details: { recorded: model.version, present: version },
    };
  if (model.fingerprint !== fingerprintOf(system))
    return { code: 'otherFingerprint', pointer: '/header/model/fingerprint' };
  return undefined;
}

/** Starts a run as a log's header says. */
export function startOf(system: System, { header }: Pick<Recorded, 'header'>): Result<Simulation, DataProblem> {
  const problem = modelProblem(system, { header });
  if (problem !== undefined) return fail(problem);
  const { seed, start } = header;
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffff_ffff)
    return fail({ code: 'outOfRange', pointer: '/header/seed' });
  if (start === null) return succeed(Simulation.start(system, seed));
  const resumed = Simulation.resume(system, start);
  if (resumed.ok) return resumed;
  return fail({ code: 'badStart', pointer: '/header/start', details: { code: resumed.failure.code } });
}

/** A log on its way through a run of the model. */
export class Execution<Log extends Recorded = Recorded> {
  readonly log: Log;
  readonly #run: ObservedRun;
  /** How many entries have been carried out. */
  #done: number;

  /**
   * @param simulation stands where the log starts, or on one of its ticks with all commands of that tick carried out
   */
  constructor(log: Log, simulation: Simulation, options: ExecutionOptions = {}, done = 0) {
    this.log = log;
    this.#run = new ObservedRun(simulation, options.observers ?? [], options.reserved ?? []);
    this.#done = done;
  }

  static open<Log extends Recorded>(
    system: System,
    log: Log,
    options: ExecutionOptions = {},
  ): Result<Execution<Log>, DataProblem> {
    const simulation = startOf(system, log);
    return simulation.ok ? succeed(new Execution(log, simulation.value, options)) : simulation;
  }

  get simulation(): ReadOnlyRun {
    return this.#run.simulation;
  }

  /** The state's hash, where the state is one. */
  hash(): Result<string, DataProblem> {
    return this.#guard(() => this.simulation.hash());
  }

  snapshot(): Result<Snapshot, DataProblem> {
    return this.#guard(() => this.simulation.snapshot());
  }

  /** How many entries have been carried out. */
  get done(): number {
    return this.#done;
  }

  /** Carries out what is left of the present tick. */
  commands(): Result<null, DataProblem> {
    const { entries } = this.log;
    for (let entry = entries[this.#done]; entry?.tick === this.simulation.tick; entry = entries[this.#done]) {
      const done = this.#guard(() => this.#run.carryOut(entry));
      if (!done.ok) return done;
      if (!done.value.ok) {
        const { code, details = null } = done.value.failure;
        const place = { tick: entry.tick, seq: entry.seq };
        if (code === 'forbiddenRole')
          return fail({ code, pointer: `/entries/${entry.seq}/actor/role`, details: place });
        const refusal: Json = { ...place, refusal: { code, details } };
        return fail({ code: 'refusedCommand', pointer: `/entries/${entry.seq}/command`, details: refusal });
      }
      this.#done += 1;
    }
    return succeed(null);
  }

  /** Carries out what is left of the present tick and arrives at the next, before its commands. */
  step(): Result<null, DataProblem> {
    const done = this.commands();
    return done.ok ? this.#guard(() => this.#step()) : done;
  }

  /** Carries out what is left of the present tick, and tells observers that the run ends here. */
  finish(): Result<null, DataProblem> {
    const done = this.commands();
    if (done.ok) this.#run.leave();
    return done;
  }

  #step(): null {
    this.#run.step();
    return null;
  }

  /**
   * A model that leaves the numbers is a finding. So is any other failure of a run that did not start fresh: its start came from
   * outside, and may be a state that no run leads to.
   */
  #guard<Value>(act: () => Value): Result<Value, DataProblem> {
    const { tick } = this.simulation;
    try {
      return succeed(act());
    } catch (error) {
      if (error instanceof NonFiniteState)
        return fail({
          code: 'nonFiniteState',
          pointer: '/entries',
          details: { tick: error.tick, quantity: error.quantity },
        });
      if (this.log.header.start === null) throw error;
      return fail({ code: 'badStart', pointer: '/header/start', details: { tick } });
    }
  }
}
