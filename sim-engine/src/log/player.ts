import { Simulation } from '../kernel/simulation.ts';
import type { System } from '../kernel/system.ts';
import { type Result, succeed } from '../result.ts';
import type { DataProblem } from '../shape/index.ts';
import { continueFrom } from './branch.ts';
import { Execution } from './execution.ts';
import { type Keyframe, Keyframes } from './keyframes.ts';
import type { ReadOnlyRun } from './observed-run.ts';
import type { Recorder, RecorderOptions } from './recorder.ts';
import type { TrainingLog } from './training-log.ts';

export interface PlayerOptions {
  /** Ticks between keyframes at first. Default 500. */
  readonly keyframeEvery?: number;
  /** How many keyframes are kept at most. Default 200. */
  readonly mostKeyframes?: number;
  /** Commands that trainees may not give; see `ReservedCommands`. */
  readonly reserved?: readonly string[];
}

/**
 * Plays a log forwards and jumps to any of its ticks. It stands on a tick with all of that tick's commands carried out. Having been
 * somewhere once makes going back there fast.
 */
export class Player {
  readonly #system: System;
  readonly #log: TrainingLog;
  readonly #reserved: readonly string[];
  readonly #keyframes: Keyframes;
  /** Runs ahead to leave keyframes; null while it is not needed. */
  #scout: Execution<TrainingLog> | null = null;
  #execution: Execution<TrainingLog>;

  private constructor(system: System, execution: Execution<TrainingLog>, options: PlayerOptions) {
    this.#system = system;
    this.#log = execution.log;
    this.#reserved = options.reserved ?? [];
    this.#keyframes = new Keyframes(options.keyframeEvery ?? 500, options.mostKeyframes ?? 200);
    this.#execution = execution;
  }

  /** Opens a log at its start. To be believed, it is to be verified first. */
  static open(system: System, log: TrainingLog, options: PlayerOptions = {}): Result<Player, DataProblem> {
    const opened = Execution.open(system, log, { reserved: options.reserved ?? [] });
    if (!opened.ok) return opened;
    const player = new Player(system, opened.value, options);
    const arrived = player.#arrive(opened.value);
    return arrived.ok ? succeed(player) : arrived;
  }

  get simulation(): ReadOnlyRun {
    return this.#execution.simulation;
  }

  get tick(): number {
    return this.#execution.simulation.tick;
  }

  get startTick(): number {
    return this.#log.header.start?.tick ?? 0;
  }

  get endTick(): number {
    return this.#log.end.tick;
  }

  /** How many of the log's entries lie behind. */
  get done(): number {
    return this.#execution.done;
  }

  /** Goes to a tick of the log, back or forth; before the start it stops there, after the end likewise. */
  seek(tick: number): Result<null, DataProblem> {
    const target = this.approach(tick);
    while (this.tick < target) {
      const stepped = this.#step(this.#execution);
      if (!stepped.ok) return stepped;
    }
    return succeed(null);
  }

  /**
   * Goes as near to a tick as a keyframe leads, and runs nothing: whoever must not be held up goes on from there in steps.
   *
   * @returns the tick that is meant, within the log
   */
  approach(tick: number): number {
    const target = Math.min(Math.max(tick, this.startTick), this.endTick);
    const near = this.#keyframes.before(target);
    if (near !== undefined && (target < this.tick || near.tick > this.tick)) this.#execution = this.#resume(near);
    return target;
  }

  /**
   * Leaves keyframes further ahead, without moving: whoever has time to spare calls this until all is prepared, and from then on every
   * tick is near.
   *
   * @param ticks how many to run at most
   * @returns whether there is nothing left to prepare
   */
  prepare(ticks: number): Result<boolean, DataProblem> {
    const { last } = this.#keyframes;
    if (last !== undefined && (this.#scout?.simulation.tick ?? -1) < last.tick) this.#scout = this.#resume(last);
    for (let done = 0; done < ticks && this.#scout !== null && this.#scout.simulation.tick < this.endTick; done++) {
      const stepped = this.#step(this.#scout);
      if (!stepped.ok) return stepped;
    }
    return succeed(this.#scout === null || this.#scout.simulation.tick >= this.endTick);
  }

  /** Plays so many ticks on; the end stops it. */
  play(ticks: number): Result<null, DataProblem> {
    return this.seek(this.tick + Math.max(0, ticks));
  }

  /**
   * A new recording that shares with this log everything up to the present tick, its commands included, and goes its own way from
   * there. This player stays as it is. Observers hear of what comes after; `branchAt` lets them hear all.
   */
  branch(options: RecorderOptions = {}): Result<Recorder, DataProblem> {
    return continueFrom(this.#system, this.#execution, { reserved: this.#reserved, ...options });
  }

  #resume(keyframe: Keyframe): Execution<TrainingLog> {
    const resumed = Simulation.resume(this.#system, keyframe.snapshot);
    if (!resumed.ok) throw new Error(`a keyframe of this very run does not fit: ${resumed.failure.code}`);
    return new Execution(this.#log, resumed.value, { reserved: this.#reserved }, keyframe.done);
  }

  #step(execution: Execution<TrainingLog>): Result<null, DataProblem> {
    const stepped = execution.step();
    return stepped.ok ? this.#arrive(execution) : stepped;
  }

  /** Carries out the commands of the tick, and leaves a keyframe where one is due. */
  #arrive(execution: Execution<TrainingLog>): Result<null, DataProblem> {
    const carriedOut = execution.commands();
    if (!carriedOut.ok) return carriedOut;
    const { tick } = execution.simulation;
    if (!this.#keyframes.wants(tick)) return succeed(null);
    const snapshot = execution.snapshot();
    if (!snapshot.ok) return snapshot;
    this.#keyframes.add({ tick, done: execution.done, snapshot: snapshot.value });
    return succeed(null);
  }
}
