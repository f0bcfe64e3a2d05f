import type { Refusal } from '../kernel/block.ts';
import type { Command } from '../kernel/command.ts';
import { jsonOf } from '../kernel/json.ts';
import type { Simulation } from '../kernel/simulation.ts';
import { fingerprintOf, type Snapshot } from '../kernel/snapshot.ts';
import type { System } from '../kernel/system.ts';
import { fail, type Result, succeed } from '../result.ts';
import { copyPlain, type DataProblem, readShape } from '../shape/index.ts';
import type { Actor } from './actor.ts';
import { type ExecutionOptions, startOf } from './execution.ts';
import { LOG_LIMITS } from './limits.ts';
import { ObservedRun, type ReadOnlyRun } from './observed-run.ts';
import { readActor, readCommand } from './parse.ts';
import {
  type Checkpoint,
  hashEntry,
  headOf,
  type LogEntry,
  type LogHeader,
  type Recorded,
  sealOf,
  type TrainingLog,
} from './training-log.ts';

export interface RecorderOptions extends ExecutionOptions {
  /** A checkpoint at every tick that is a multiple of this; none where it is left out. */
  readonly checkpointEvery?: number;
}

export interface RecorderStart {
  readonly seed?: number;
  readonly start?: Snapshot;
}

/** A run under way, with the log from which it follows. */
export class Recorder {
  readonly #run: ObservedRun;
  readonly #checkpointEvery: number;
  readonly #header: LogHeader;
  readonly #entries: LogEntry[];
  readonly #checkpoints: Checkpoint[];

  /** @param simulation stands where `recorded` ends; it belongs to the recorder from now on. */
  constructor(simulation: Simulation, recorded: Recorded, options: RecorderOptions = {}) {
    this.#run = new ObservedRun(simulation, options.observers ?? [], options.reserved ?? []);
    this.#checkpointEvery = options.checkpointEvery ?? 0;
    this.#header = recorded.header;
    this.#entries = [...recorded.entries];
    this.#checkpoints = [...recorded.checkpoints];
  }

  static start(
    system: System,
    { seed = 0, start }: RecorderStart = {},
    options: RecorderOptions = {},
  ): Result<Recorder, DataProblem> {
    const { name, version } = system.definition;
    const header: LogHeader = {
      format: 1,
      model: { name, version, fingerprint: fingerprintOf(system) },
      seed,
      start: start === undefined ? null : copyPlain(start),
    };
    const simulation = startOf(system, { header });
    if (!simulation.ok) return simulation;
    return succeed(new Recorder(simulation.value, { header, entries: [], checkpoints: [] }, options));
  }

  /** The run as it stands: to be read, never to be changed but through this recorder. */
  get simulation(): ReadOnlyRun {
    return this.#run.simulation;
  }

  get tick(): number {
    return this.#run.simulation.tick;
  }

  /** What is recorded so far, without an end: to be had even where the model has left the numbers. */
  get recorded(): Recorded {
    return { header: this.#header, entries: [...this.#entries], checkpoints: [...this.#checkpoints] };
  }

  /** The chain's head: what is kept elsewhere to tell a log that was rewritten. */
  get head(): string {
    return headOf({ header: this.#header, entries: this.#entries });
  }

  /** Carries a command out and keeps it, or says why not: then nothing has changed and nothing is kept. */
  command(actor: Actor, command: Command): Result<LogEntry, Refusal> {
    const read = readShape({ actor, command }, (cursor) => ({
      actor: readActor(cursor.at('actor')),
      command: readCommand(cursor.at('command')),
    }));
    if (!read.ok) return fail({ code: 'malformedCommand', details: jsonOf(read.failure) });
    const seq = this.#entries.length;
    if (seq >= LOG_LIMITS.entries) return fail({ code: 'logFull', details: { most: LOG_LIMITS.entries } });
    // A copy, since whoever gave the command may go on to change its arguments; and without -0, which does not survive everybody's JSON.
    const own = JSON.parse(JSON.stringify(read.value)) as { actor: Actor; command: Command };
    const done = this.#run.carryOut({ seq, ...own });
    if (!done.ok) return done;
    const linked = { tick: this.tick, seq, ...own };
    const entry = { ...linked, hash: hashEntry(this.head, linked) };
    this.#entries.push(entry);
    return succeed(entry);
  }

  /** One tick. @throws NonFiniteState */
  step(): void {
    this.#run.step();
    const { tick } = this;
    const due = this.#checkpointEvery > 0 && tick % this.#checkpointEvery === 0;
    if (due && this.#checkpoints.length < LOG_LIMITS.checkpoints)
      this.#checkpoints.push({ tick, stateHash: this.#run.simulation.hash() });
  }

  runTo(tick: number): void {
    while (this.tick < tick) this.step();
  }

  /** The log as if the training ended here. Recording may go on. @throws NonFiniteState; see `branchAt`. */
  log(): TrainingLog {
    const { recorded } = this;
    const end = { tick: this.tick, stateHash: this.#run.simulation.hash() };
    return { ...recorded, end: { ...end, seal: sealOf(this.head, recorded.checkpoints, end) } };
  }
}
