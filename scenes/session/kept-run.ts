import { type Json, Simulation, type Snapshot } from '@tongyan/sim-engine/kernel';
import {
  type Checkpoint,
  Execution,
  headOf,
  type LogEntry,
  type LogHeader,
  type Observer,
  Recorder,
} from '@tongyan/sim-engine/log';
import {
  type DemonstrationState,
  freshDemonstration,
  type MonitorState,
  type Procedure,
  ProcedureMonitor,
  type TrainingMode,
} from '@tongyan/sim-engine/procedures';

import { Demonstrator } from './demonstrator.ts';
import type { SceneTraining } from './scene.ts';

/** Where a run stood at a tick, all commands of that tick carried out: going on from it saves running from the start. Plain JSON. */
export interface RunSnapshot {
  readonly tick: number;
  /** How many entries and checkpoints lie behind it, and the hash of the last entry. */
  readonly entries: number;
  readonly checkpoints: number;
  readonly head: string;
  readonly state: Snapshot;
  readonly monitor: MonitorState;
  readonly demonstration: DemonstrationState;
}

/** What is kept of a run, from which it goes on: bit for bit, from the tick at which it was left. Plain JSON. */
export interface KeptRun {
  readonly header: LogHeader;
  readonly entries: readonly LogEntry[];
  readonly checkpoints: readonly Checkpoint[];
  /** The tick that the run had come to. Where an entry is later, the run has come to that. */
  readonly tick: number;
  readonly snapshot?: RunSnapshot | undefined;
}

/** Why what was kept cannot be gone on with. */
export interface ReopenProblem {
  readonly code: string;
  readonly details?: Json;
}

export type Reopened =
  | {
      readonly ok: true;
      readonly recorder: Recorder;
      readonly monitor: ProcedureMonitor;
      readonly demonstrator: Demonstrator | null;
    }
  | { readonly ok: false; readonly problem: ReopenProblem };

interface Start {
  readonly execution: Execution;
  readonly monitor: ProcedureMonitor;
  readonly observers: readonly Observer[];
  readonly demonstrator: Demonstrator | null;
}

const demonstratorOf = (
  { procedure, system }: SceneTraining,
  mode: TrainingMode,
  state: DemonstrationState,
): Demonstrator | null => (mode === 'demonstration' ? new Demonstrator(procedure, system.tickS, state) : null);

const fromBeginning = (training: SceneTraining, mode: TrainingMode, kept: KeptRun): Start | ReopenProblem => {
  const monitor = new ProcedureMonitor(training.procedure);
  const observers = [monitor];
  const opened = Execution.open(training.system, kept, { observers, reserved: training.reserved });
  if (!opened.ok) return { code: opened.failure.code };
  return {
    execution: opened.value,
    monitor,
    observers,
    demonstrator: demonstratorOf(training, mode, freshDemonstration),
  };
};

/** Null where the snapshot is of another log or does not fit the model: then the run is run again from its beginning. */
function fromSnapshot(training: SceneTraining, mode: TrainingMode, kept: KeptRun): Start | null {
  const { system, procedure, reserved } = training;
  const { snapshot, entries, checkpoints } = kept;
  if (snapshot === undefined || snapshot.entries > entries.length) return null;
  if (checkpoints.filter(({ tick }) => tick <= snapshot.tick).length !== snapshot.checkpoints) return null;
  if (headOf({ header: kept.header, entries: entries.slice(0, snapshot.entries) }) !== snapshot.head) return null;
  const simulation = Simulation.resume(system, snapshot.state);
  if (!simulation.ok || !fits(procedure, snapshot.monitor)) return null;
  const monitor = new ProcedureMonitor(procedure, snapshot.monitor);
  const observers = [monitor];
  const execution = new Execution(kept, simulation.value, { observers, reserved }, snapshot.entries);
  return { execution, monitor, observers, demonstrator: demonstratorOf(training, mode, snapshot.demonstration) };
}

const fits = ({ steps }: Procedure, monitor: MonitorState): boolean => monitor.steps.length === steps.length;

const isProblem = (start: Start | ReopenProblem): start is ReopenProblem => 'code' in start;

/** Takes a run to where it was left, with the checkpoints on the way: those that were kept must be met. */
function goOn(training: SceneTraining, kept: KeptRun, start: Start, also: readonly Observer[]): Reopened {
  const { execution } = start;
  const target = Math.max(kept.tick, kept.entries.at(-1)?.tick ?? 0);
  const checkpoints = kept.checkpoints.filter(({ tick }) => tick <= execution.simulation.tick);
  const known = new Map(kept.checkpoints.map(({ tick, stateHash }) => [tick, stateHash]));
  while (execution.simulation.tick < target) {
    const stepped = execution.step();
    if (!stepped.ok) return { ok: false, problem: problemOf(stepped.failure) };
    const { tick } = execution.simulation;
    // What it asks for now stands in the log already.
    start.demonstrator?.ask(tick, start.monitor);
    const due = training.checkpointEvery > 0 && tick % training.checkpointEvery === 0;
    if (!due) continue;
    const hashed = execution.hash();
    if (!hashed.ok) return { ok: false, problem: problemOf(hashed.failure) };
    if ((known.get(tick) ?? hashed.value) !== hashed.value)
      return { ok: false, problem: { code: 'checkpointDiffers', details: { tick } } };
    checkpoints.push({ tick, stateHash: hashed.value });
  }
  const arrived = execution.commands();
  if (!arrived.ok) return { ok: false, problem: problemOf(arrived.failure) };
  return asRecorder(training, { ...kept, checkpoints }, start, also);
}

function asRecorder(
  { system, reserved, checkpointEvery }: SceneTraining,
  kept: KeptRun,
  start: Start,
  also: readonly Observer[],
): Reopened {
  const snapshot = start.execution.snapshot();
  if (!snapshot.ok) return { ok: false, problem: problemOf(snapshot.failure) };
  const simulation = Simulation.resume(system, snapshot.value);
  if (!simulation.ok) return { ok: false, problem: { code: simulation.failure.code } };
  const { header, entries, checkpoints } = kept;
  const options = { observers: [...start.observers, ...also], reserved, checkpointEvery };
  const recorder = new Recorder(simulation.value, { header, entries, checkpoints }, options);
  return { ok: true, recorder, monitor: start.monitor, demonstrator: start.demonstrator };
}

const problemOf = ({ code, details }: { readonly code: string; readonly details?: Json }): ReopenProblem =>
  details === undefined ? { code } : { code, details };

/** Goes on from the snapshot of what was kept and from nothing else: nothing is run again from the beginning. */
export function reopenAtSnapshot(training: SceneTraining, mode: TrainingMode, kept: KeptRun): Reopened {
  const near = fromSnapshot(training, mode, kept);
  return near === null ? { ok: false, problem: { code: 'snapshotDiffers' } } : goOn(training, kept, near, []);
}

/** Takes what was kept to where it was left. `also` hear what comes after. A snapshot that does not lead there is passed over. */
export function reopen(
  training: SceneTraining,
  mode: TrainingMode,
  kept: KeptRun,
  also: readonly Observer[] = [],
): Reopened {
  const near = fromSnapshot(training, mode, kept);
  const soon = near === null ? null : goOn(training, kept, near, also);
  if (soon?.ok === true) return soon;
  const start = fromBeginning(training, mode, kept);
  return isProblem(start) ? { ok: false, problem: start } : goOn(training, kept, start, also);
}
