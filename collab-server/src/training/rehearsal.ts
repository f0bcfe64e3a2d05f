import { gzipSync } from 'node:zlib';
import {
  type Actor,
  branchAt,
  hashEntry,
  hashHeader,
  headOf,
  type LogEnd,
  type LogEntry,
  type LogHeader,
  Recorder,
  sealOf,
  type TrainingLog,
} from '@tongyan/sim-engine/log';
import { demonstrate, freshDemonstration, type Procedure, ProcedureMonitor } from '@tongyan/sim-engine/procedures';
import type { PartBody } from './log-store.ts';
import { type Result, err, ok } from '../platform/result.ts';
import type { LogRefusal } from './log-rules.ts';
import type { FoundExercise } from './scenes.ts';

/** Has a demo's trainee do what the scene's demonstration shows, as far as a share of the time that it takes. */
export type RehearseTask = {
  readonly kind: 'rehearse';
  readonly sceneId: string;
  readonly exerciseId: string;
  readonly header: LogHeader;
  readonly issued: readonly LogEntry[];
  readonly faultIds: readonly string[];
  readonly actor: Actor;
  /** 1 for all of it. */
  readonly share: number;
};

export type Rehearsed = {
  /** What was done, packed as a part behind what was issued. */
  readonly part: Uint8Array;
  readonly entries: number;
  readonly head: string;
  readonly end: LogEnd;
  readonly checkpointTick: number;
  readonly ranS: number;
};

/** A demonstration need not be exact to the millisecond. */
const ASK_EVERY_S = 0.1;
const LONGEST_S = 3_600;
/** What somebody still looks at when all is done. */
const AFTERWARDS_S = 2;

export function rehearse({ exercise }: FoundExercise, task: RehearseTask): Result<Rehearsed, LogRefusal> {
  const { system, reserved, checkpointEvery } = exercise.training;
  const procedure = exercise.demonstrated?.(task.faultIds) ?? exercise.training.procedure;
  const monitor = new ProcedureMonitor(procedure);
  const started = Recorder.start(
    system,
    { seed: task.header.seed },
    { observers: [monitor], reserved, checkpointEvery },
  );
  if (!started.ok) return err({ code: 'training.otherVersion', pointer: '/header', tick: null });
  const recorder = started.value;
  for (const { actor, command } of task.issued) recorder.command(actor, command);
  runThrough(recorder, procedure, monitor);
  const done = cutAt(recorder, task.share, exercise.training);
  if (!done.ok) return done;
  const log = inTheNameOf(done.value, task);
  const fresh = log.entries.slice(task.issued.length);
  const body: PartBody = { entries: fresh, checkpoints: log.checkpoints };
  return ok({
    part: gzipSync(JSON.stringify(body)),
    entries: fresh.length,
    head: headOf(log),
    end: log.end,
    checkpointTick: log.checkpoints.at(-1)?.tick ?? -1,
    ranS: log.end.tick * system.tickS,
  });
}

/** The log as far as a share of the time that it took. */
function cutAt(
  recorder: Recorder,
  share: number,
  { system, reserved, checkpointEvery }: FoundExercise['exercise']['training'],
): Result<TrainingLog, LogRefusal> {
  if (share >= 1) return ok(recorder.log());
  const tick = Math.round(recorder.tick * share);
  const cut = branchAt(system, recorder.recorded, tick, { reserved, checkpointEvery });
  return cut.ok ? ok(cut.value.log()) : err({ code: 'training.replayDiffers', pointer: '/entries', tick: null });
}

function runThrough(recorder: Recorder, procedure: Procedure, monitor: ProcedureMonitor): void {
  const { tickS } = recorder.simulation.system;
  const every = Math.max(1, Math.round(ASK_EVERY_S / tickS));
  let state = freshDemonstration;
  let complete = -1;
  while (recorder.tick * tickS < LONGEST_S) {
    const seen = monitor.standing;
    if (seen.completeTick >= 0) complete = seen.completeTick;
    if (complete >= 0 && (recorder.tick - complete) * tickS >= AFTERWARDS_S) return;
    const due = demonstrate(procedure, seen, state, { tick: recorder.tick, tickS });
    state = due.state;
    for (const command of due.commands) recorder.command({ id: 'system', role: 'system' }, command);
    recorder.runTo(recorder.tick + every);
  }
}

/** The log as if the trainee had given the commands: who acts changes nothing in the machine. */
function inTheNameOf(log: TrainingLog, { header, issued, actor }: RehearseTask): TrainingLog {
  let head = hashHeader(header);
  const entries = log.entries.map((entry, index) => {
    const own = index < issued.length ? entry : { ...entry, actor };
    head = hashEntry(head, own);
    return { ...own, hash: head };
  });
  const { tick, stateHash } = log.end;
  return {
    ...log,
    header,
    entries,
    end: { tick, stateHash, seal: sealOf(head, log.checkpoints, { tick, stateHash }) },
  };
}
