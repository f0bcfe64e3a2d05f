export { hashHeader } from '@tongyan/sim-engine/log';

import { type Command, type Json, NonFiniteState, type Refusal } from '@tongyan/sim-engine/kernel';
import {
  type Actor,
  advancePace,
  type LogEntry,
  LOG_LIMITS,
  type Pace,
  paceOf,
  Recorder,
  SESSION,
  type TrainingLog,
  withRate,
} from '@tongyan/sim-engine/log';
import { freshDemonstration, ProcedureMonitor, stripFor, type TrainingMode } from '@tongyan/sim-engine/procedures';
import type { JudgedSoFar } from '@tongyan/sim-engine/scoring';
import { entriesFor, type TraineeView, traineeViewOf } from '@tongyan/sim-engine/view';

import { Demonstrator } from './demonstrator.ts';
import { Judge } from './judged.ts';
import { type KeptRun, reopen, reopenAtSnapshot, type ReopenProblem, type RunSnapshot } from './kept-run.ts';
import type { RunState, SessionEntry, SessionFrame } from './port.ts';
import type { Scene, SceneExercise, SceneTraining, Surface } from './scene.ts';
import { injectionsFor, trainingFor } from './shown.ts';
import { lastSoundLog } from './sound-log.ts';

/** Whoever acts where no person does: injected faults, a demonstration. */
export const SYSTEM_ACTOR: Actor = { id: 'system', role: 'system' };

export interface RunPlan {
  readonly scene: Scene;
  readonly exercise: SceneExercise;
  readonly mode: TrainingMode;
}

export interface FreshRun extends RunPlan {
  /** A whole number from 0 to 2³² − 1. */
  readonly seed: number;
  /** Arguments of `@faults.inject`, given by the system at the first tick. Left out: those that a demonstration needs. */
  readonly faults?: readonly Json[];
}

export type Opened =
  | { readonly ok: true; readonly run: SessionRun }
  | { readonly ok: false; readonly problem: ReopenProblem };

export type Commanded =
  | { readonly ok: true; readonly entry: LogEntry }
  | { readonly ok: false; readonly refusal: Refusal };

/** A frame but for what only the host knows: what of it is durable. */
export type RunFrame = Omit<SessionFrame, 'durableEntries'>;

/** What an advance of the clock came to. */
export interface Advanced {
  readonly ticks: number;
  /** The clock's time that was let go because the machine is too slow. */
  readonly droppedMs: number;
}

interface Parts {
  readonly recorder: Recorder;
  readonly monitor: ProcedureMonitor;
  readonly demonstrator: Demonstrator | null;
  readonly judge: Judge | null;
}

/** Only where the level tells how it goes. */
const judgeFor = ({ mode, exercise }: RunPlan): Judge | null =>
  mode === 'guided' || mode === 'practice' ? new Judge(exercise.training) : null;

const commandsOf = (entries: readonly LogEntry[]): readonly Command[] => entries.map(({ command }) => command);

/**
 * A training under way: the recorded machine, the procedure that is watched, and in a demonstration the twin's own commands. Reads no
 * clock: whoever hosts it (a worker of a browser, the server) says how much time has passed.
 */
export class SessionRun {
  readonly scene: Scene;
  readonly exercise: SceneExercise;
  readonly mode: TrainingMode;
  readonly #training: SceneTraining;
  readonly #recorder: Recorder;
  readonly #monitor: ProcedureMonitor;
  readonly #demonstrator: Demonstrator | null;
  readonly #judge: Judge | null;
  readonly #viewOf: (run: Recorder['simulation']) => TraineeView;
  #pace: Pace;
  #isPaused = false;
  #isFrozen: boolean;
  #isEnded = false;
  /** The last view before the model left the numbers; null while it has not. */
  #failedView: TraineeView | null = null;
  #lastView: TraineeView;

  private constructor({ scene, exercise, mode }: RunPlan, { recorder, monitor, demonstrator, judge }: Parts) {
    this.scene = scene;
    this.exercise = exercise;
    this.mode = mode;
    this.#training = exercise.training;
    this.#recorder = recorder;
    this.#monitor = monitor;
    this.#demonstrator = demonstrator;
    this.#judge = judge;
    this.#viewOf = traineeViewOf(exercise.training.system);
    this.#pace = paceOf(exercise.training.system.tickS);
    this.#isFrozen = isFrozenAfter(recorder.recorded.entries);
    this.#lastView = this.#viewOf(recorder.simulation);
  }

  static start({ seed, faults, ...plan }: FreshRun): Opened {
    const injections = injectionsFor(plan, faults);
    const { system, procedure, reserved, checkpointEvery } = trainingFor(plan, injections);
    const monitor = new ProcedureMonitor(procedure);
    const judge = judgeFor(plan);
    const observers = judge === null ? [monitor] : [monitor, judge.observer];
    const recorder = Recorder.start(system, { seed }, { observers, reserved, checkpointEvery });
    if (!recorder.ok) return { ok: false, problem: { code: recorder.failure.code } };
    const demonstrator =
      plan.mode === 'demonstration' ? new Demonstrator(procedure, system.tickS, freshDemonstration) : null;
    for (const injection of injections) {
      const injected = recorder.value.command(SYSTEM_ACTOR, injection);
      if (!injected.ok) return { ok: false, problem: { code: injected.failure.code, details: injection.args } };
    }
    return { ok: true, run: new SessionRun(plan, { recorder: recorder.value, monitor, demonstrator, judge }) };
  }

  /** Goes on with what was kept of a run, at the very tick at which it was left. */
  static resume(plan: RunPlan, kept: KeptRun): Opened {
    const judge = judgeFor(plan);
    judge?.beginBehind(kept.header, kept.entries);
    const training = trainingFor(plan, commandsOf(kept.entries));
    const reopened = reopen(training, plan.mode, kept, judge === null ? [] : [judge.observer]);
    return reopened.ok ? { ok: true, run: new SessionRun(plan, { ...reopened, judge }) } : reopened;
  }

  /** The same from the snapshot alone, without a judge: refused where that does not fit, however long the way to it. */
  static resumeAtSnapshot(plan: RunPlan, kept: KeptRun): Opened {
    const reopened = reopenAtSnapshot(trainingFor(plan, commandsOf(kept.entries)), plan.mode, kept);
    return reopened.ok ? { ok: true, run: new SessionRun(plan, { ...reopened, judge: null }) } : reopened;
  }

  get tick(): number {
    return this.#recorder.tick;
  }

  get tickS(): number {
    return this.#training.system.tickS;
  }

  get entries(): readonly LogEntry[] {
    return this.#recorder.recorded.entries;
  }

  get state(): RunState {
    if (this.#failedView !== null) return 'failed';
    if (this.#isEnded) return 'ended';
    if (this.#isFrozen) return 'frozen';
    return this.#isPaused || this.#isFull ? 'paused' : 'running';
  }

  /** Lets so much of the clock's time pass, at the rate of the run. */
  advance(elapsedMs: number): Advanced {
    if (this.state !== 'running') return { ticks: 0, droppedMs: 0 };
    const { pace, ticks, droppedMs } = advancePace(this.#pace, elapsedMs);
    this.#pace = pace;
    this.runTicks(ticks);
    return { ticks, droppedMs };
  }

  /** Runs so many ticks at once, whatever the clock. */
  runTicks(ticks: number): void {
    for (let done = 0; done < ticks && this.state === 'running'; done++) this.#guard(() => this.#step());
  }

  /** Carries a command out and records it, or says why not: then nothing has changed. */
  command(actor: Actor, command: Command): Commanded {
    const { state } = this;
    if (state === 'ended' || state === 'failed') return { ok: false, refusal: { code: 'runIsOver' } };
    if (state === 'frozen' && actor.role === 'trainee') return { ok: false, refusal: { code: 'runIsFrozen' } };
    let done: ReturnType<Recorder['command']> | undefined;
    this.#guard(() => {
      done = this.#recorder.command(actor, command);
    });
    if (done === undefined) return { ok: false, refusal: { code: 'runIsOver' } };
    if (!done.ok) return { ok: false, refusal: done.failure };
    this.#judge?.add(done.value);
    this.#isFrozen = isFrozenBy(command, this.#isFrozen);
    return { ok: true, entry: done.value };
  }

  /** Simulated seconds in a second. */
  setRate(rate: number): void {
    this.#pace = withRate(this.#pace, rate);
  }

  pause(): void {
    this.#isPaused = true;
  }

  goOn(): void {
    this.#isPaused = false;
  }

  frame(): RunFrame {
    const { procedure } = this.#training;
    return {
      state: this.state,
      view: this.#view(),
      strip: stripFor(this.mode, procedure, this.#monitor.state()),
      rate: this.#pace.rate,
      entries: this.#recorder.recorded.entries.length,
    };
  }

  /** What of the score is judged by now; null where the level does not tell, or it is not known yet. */
  judged(): JudgedSoFar | null {
    return this.#failedView === null ? (this.#judge?.judged(this.tick) ?? null) : null;
  }

  /** Whether what is judged is still to be found out. */
  get isBehind(): boolean {
    return this.#failedView === null && this.#judge?.isBehind === true;
  }

  /** Uses time that is left over to come to know what is judged, after the run was opened again. */
  catchUp(ticks: number): void {
    this.#judge?.catchUp(ticks, this.tick);
  }

  /** What has changed on the surface since a stamp; −1: all of it. Null where nothing has, or the scene has none. */
  surface(since: number): Surface | null {
    if (this.#failedView !== null) return null;
    return this.scene.surface?.(this.#recorder.simulation, since) ?? null;
  }

  /** All that is to be kept of it, but for a snapshot. */
  get kept(): KeptRun {
    return { ...this.#recorder.recorded, tick: this.tick };
  }

  /** Null where the model has left the numbers. */
  snapshot(): RunSnapshot | null {
    if (this.#failedView !== null) return null;
    const { entries, checkpoints } = this.#recorder.recorded;
    return {
      tick: this.tick,
      entries: entries.length,
      checkpoints: checkpoints.length,
      head: this.#recorder.head,
      state: this.#recorder.simulation.snapshot(),
      monitor: this.#monitor.state(),
      demonstration: this.#demonstrator?.state ?? freshDemonstration,
    };
  }

  /** Ends it: nothing changes any more. Where the model has left the numbers, the log ends before that. */
  end(): TrainingLog {
    this.#isEnded = true;
    if (this.#failedView === null) return this.#recorder.log();
    return lastSoundLog(this.#training, this.#recorder.recorded, this.#lastView.tick);
  }

  get #isFull(): boolean {
    return this.tick >= LOG_LIMITS.ticks;
  }

  #step(): void {
    this.#recorder.step();
    const due = this.#demonstrator?.ask(this.tick, this.#monitor) ?? [];
    for (const command of due) this.#recorder.command(SYSTEM_ACTOR, command);
  }

  #view(): TraineeView {
    if (this.#failedView !== null) return this.#failedView;
    this.#guard(() => {
      this.#lastView = this.#viewOf(this.#recorder.simulation);
    });
    return this.#failedView ?? this.#lastView;
  }

  #guard(act: () => void): void {
    try {
      act();
    } catch (error) {
      if (!(error instanceof NonFiniteState)) throw error;
      this.#failedView = this.#lastView;
    }
  }
}

/** What a trainee may read of a log: nothing of faults and judgements. */
export const entriesSeen = (entries: readonly LogEntry[]): readonly SessionEntry[] => entriesFor('trainee', entries);

const isFrozenBy = ({ target, name }: Command, before: boolean): boolean =>
  target !== SESSION ? before : name === 'freeze' ? true : name === 'resume' ? false : before;

const isFrozenAfter = (entries: readonly LogEntry[]): boolean =>
  entries.reduce((isFrozen, { command }) => isFrozenBy(command, isFrozen), false);
