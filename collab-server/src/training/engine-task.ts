import { gunzipSync, gzipSync } from 'node:zlib';
import { fingerprintOf } from '@tongyan/sim-engine/kernel';
import {
  branchAt,
  type DataProblem,
  hashHeader,
  headOf,
  type LogEnd,
  type LogEntry,
  type LogHeader,
  parseLog,
  sealOf,
  type TrainingLog,
} from '@tongyan/sim-engine/log';
import { scoreAndWatch, type ScoreResult } from '@tongyan/sim-engine/scoring';
import type { ProblemCode } from '../platform/errors.ts';
import { type Result, err, ok } from '../platform/result.ts';
import { UPLOAD_LIMITS } from './contract-log.ts';
import type { PartBody } from './log-store.ts';
import { judgePart, type LogRefusal, type LogStanding } from './log-rules.ts';
import { rehearse, type Rehearsed, type RehearseTask } from './rehearsal.ts';
import { findExercise, type FoundExercise, type SceneSource } from './scenes.ts';

type OfExercise = { readonly sceneId: string; readonly exerciseId: string };
type OfLog = OfExercise & { readonly header: LogHeader; readonly parts: readonly Uint8Array[] };

/** Scores a sealed log, with what instructors have added behind its end. */
export type ScoreTask = OfLog & { readonly kind: 'score'; readonly end: LogEnd; readonly tail: readonly LogEntry[] };
/** Ends a log that nobody has handed in, where it stands. */
export type SealTask = OfLog & { readonly kind: 'seal'; readonly tick: number };
/** Reads a whole log from outside and compares it with what is kept. */
export type ReadTask = OfExercise & {
  readonly kind: 'read';
  readonly header: LogHeader;
  /** Gzip of the log's text. */
  readonly packed: Uint8Array;
  readonly stand: LogStanding;
  readonly kept: readonly string[];
  readonly issued: number;
  readonly actorId: string;
};

export type EngineTask = ScoreTask | SealTask | ReadTask | RehearseTask;

/** When each step of the procedure was done, for comparisons. */
export type StepTimes = readonly {
  readonly id: string;
  /** −1 where it was not. */
  readonly doneTick: number;
  readonly offences: number;
}[];

export type Scored = { readonly result: ScoreResult; readonly steps: StepTimes };
export type Sealed = { readonly end: LogEnd; readonly checkpoints: readonly TrainingLog['checkpoints'][number][] };
/** What of a whole log is new, packed as a part, with how it stands then. */
export type ReadLog = {
  readonly stand: LogStanding;
  readonly fresh: number;
  readonly part: Uint8Array;
  readonly end: LogEnd;
};

/** How the findings of the engine are told to people. */
const codeOf: Readonly<Record<string, ProblemCode>> = {
  otherModel: 'training.otherVersion',
  otherVersion: 'training.otherVersion',
  otherFingerprint: 'training.otherVersion',
  unknownStart: 'training.otherHeader',
  badStart: 'training.otherHeader',
  chainBroken: 'training.chainBroken',
  seqGap: 'training.chainBroken',
  headDiffers: 'training.chainBroken',
  sealBroken: 'training.sealBroken',
  timeRunsBackwards: 'training.ticksReversed',
  afterEnd: 'training.ticksReversed',
  tooLong: 'training.logTooLong',
  forbiddenRole: 'training.entryForbidden',
  refusedCommand: 'training.commandRefused',
  checkpointDiffers: 'training.replayDiffers',
  endStateDiffers: 'training.replayDiffers',
  nonFiniteState: 'training.replayDiffers',
};

function refusalOf(problem: DataProblem | undefined): LogRefusal {
  const code = codeOf[problem?.code ?? ''] ?? 'training.logUnreadable';
  const { details } = problem ?? {};
  const tick = typeof details === 'object' && details !== null && 'tick' in details ? details.tick : null;
  return { code, pointer: problem?.pointer ?? '', tick: typeof tick === 'number' ? tick : null };
}

const joined = (parts: readonly Uint8Array[]): PartBody => {
  const bodies = parts.map((part) => JSON.parse(gunzipSync(part).toString('utf8')) as PartBody);
  return { entries: bodies.flatMap(({ entries }) => entries), checkpoints: bodies.flatMap((body) => body.checkpoints) };
};

/** With the tail behind the trainee's end, under a seal of its own; the trainee's part keeps its own. */
export function withTail(log: TrainingLog, tail: readonly LogEntry[]): TrainingLog {
  if (tail.length === 0) return log;
  const entries = [...log.entries, ...tail];
  const { tick, stateHash } = log.end;
  const seal = sealOf(headOf({ header: log.header, entries }), log.checkpoints, { tick, stateHash });
  return { ...log, entries, end: { tick, stateHash, seal } };
}

function scoreLog({ exercise }: FoundExercise, task: ScoreTask): Result<Scored, LogRefusal> {
  const { system, procedure, rubric, reserved } = exercise.training;
  const { header, end } = task;
  const log: TrainingLog = { header, ...joined(task.parts), end };
  // The trainee's own seal is judged for itself: the tail's would cover it up.
  if (sealOf(headOf(log), log.checkpoints, end) !== end.seal)
    return err({ code: 'training.sealBroken', pointer: '/end/seal', tick: end.tick });
  const whole = withTail(log, task.tail);
  // Judgements behind the end change no step: what the procedure came to is the trainee's.
  const scored = scoreAndWatch(system, procedure, rubric, whole, { reserved });
  if (!scored.ok) return err(refusalOf(scored.failure[0]));
  const { result, monitor } = scored.value;
  return ok({
    result,
    steps: procedure.steps.map(({ id }, index) => ({
      id,
      doneTick: monitor.steps[index]?.doneTick ?? -1,
      offences: monitor.steps[index]?.offences ?? 0,
    })),
  });
}

function sealLog({ exercise }: FoundExercise, task: SealTask): Result<Sealed, LogRefusal> {
  const { system, reserved } = exercise.training;
  const recorded = { header: task.header, ...joined(task.parts) };
  // The checkpoints that came are kept: whether they are true is for the score to find.
  const branch = branchAt(system, recorded, task.tick, { reserved });
  if (!branch.ok) return err(refusalOf(branch.failure));
  const { end, checkpoints } = branch.value.log();
  return ok({ end, checkpoints });
}

function unpackText(packed: Uint8Array): Result<string, LogRefusal> {
  const limit = UPLOAD_LIMITS.textBytes;
  try {
    return ok(gunzipSync(packed, { maxOutputLength: limit }).toString('utf8'));
  } catch (error) {
    const isTooLarge = error instanceof RangeError;
    const code = isTooLarge ? 'training.logTooLarge' : 'training.logUnreadable';
    return err({ code, pointer: '', tick: null, params: { mostMib: limit / 1_048_576 } });
  }
}

function readLog({ exercise }: FoundExercise, task: ReadTask): Result<ReadLog, LogRefusal> {
  const text = unpackText(task.packed);
  if (!text.ok) return text;
  const parsed = parseLog(text.value);
  if (!parsed.ok) return err(refusalOf(parsed.failure[0]));
  const log = parsed.value;
  const { model } = log.header;
  const present = exercise.training.system;
  const isPresent = model.version === present.definition.version && model.fingerprint === fingerprintOf(present);
  if (hashHeader(log.header) !== hashHeader(task.header)) {
    const code = isPresent ? 'training.otherHeader' : 'training.otherVersion';
    return err({ code, pointer: '/header', tick: null });
  }
  if (log.entries.length < task.issued) return err({ code: 'training.otherHeader', pointer: '/entries', tick: null });
  const fresh = judgePart(
    { fromSeq: 0, entries: log.entries, checkpoints: log.checkpoints, tick: log.end.tick, head: headOf(log) },
    { stand: task.stand, kept: task.kept, actorId: task.actorId, reserved: exercise.training.reserved },
  );
  if (!fresh.ok) return fresh;
  if (log.end.tick < fresh.value.stand.tick)
    return err({
      code: 'training.logDiverges',
      pointer: '/end/tick',
      tick: log.end.tick,
      params: { seq: log.entries.length },
    });
  if (sealOf(headOf(log), log.checkpoints, log.end) !== log.end.seal)
    return err({ code: 'training.sealBroken', pointer: '/end/seal', tick: log.end.tick });
  const body: PartBody = { entries: fresh.value.entries, checkpoints: fresh.value.checkpoints };
  return ok({
    stand: fresh.value.stand,
    fresh: fresh.value.entries.length,
    part: gzipSync(JSON.stringify(body)),
    end: log.end,
  });
}

export type TaskValue = Scored | Sealed | ReadLog | Rehearsed;

/** Everything about logs that takes the engine's time; runs in a thread of its own. */
export async function carryOut(source: SceneSource, task: EngineTask): Promise<Result<TaskValue, LogRefusal>> {
  const found = await findExercise(source, task.sceneId, task.exerciseId);
  if (!found) return err({ code: 'training.exerciseNotFound', pointer: '/header/model', tick: null });
  switch (task.kind) {
    case 'score':
      return scoreLog(found, task);
    case 'seal':
      return sealLog(found, task);
    case 'read':
      return readLog(found, task);
    case 'rehearse':
      return rehearse(found, task);
  }
}
