import { LOG_LIMITS, type LogEnd, type LogEntry, type LogHeader, sealOf } from '@tongyan/sim-engine/log';
import { ProblemError, type Problem } from '../platform/errors.ts';
import type { Db } from '../platform/database/index.ts';
import { type AttemptRow, findAttempt, updateAttempt } from './attempt-store.ts';
import { type LogPart, type LogStand, UPLOAD_LIMITS } from './contract-log.ts';
import type { TrainingDeps } from './deps.ts';
import { type Fresh, entryOf, judgePart, type LogRefusal } from './log-rules.ts';
import {
  bytesOf,
  insertPart,
  keepRefused,
  noteHeartbeat,
  packPart,
  readEntries,
  readHeartbeats,
  readRecorded,
  sealedEndOf,
} from './log-store.ts';
import { isOpenState } from './rules.ts';
import { requireExercise } from './scenes.ts';
import { judgeTime, type TimeClaim, type Timeliness } from './time-rules.ts';

/** What was handed in, as it is kept where it is refused. */
type Raw = { readonly bytes: Uint8Array | null; readonly isPacked: boolean; readonly size: number };

const MOST_MIB = UPLOAD_LIMITS.textBytes / 1_048_576;

const rawOf = (value: unknown): Raw => {
  const bytes = Buffer.from(JSON.stringify(value));
  return { bytes, isPacked: false, size: bytes.byteLength };
};

const problemOf = ({ code, pointer, params }: LogRefusal): Problem => ({
  code,
  params: { pointer, ...params },
});

/** Takes what trainees hand in: every part is durable before it is acknowledged, and nothing that is refused is lost. */
export class Uploads {
  readonly #deps: TrainingDeps;

  constructor(deps: TrainingDeps) {
    this.#deps = deps;
  }

  /** Adds a stretch to a log (rules A1 to A9). */
  append(attemptId: string, body: LogPart): Promise<LogStand> {
    return this.#inTurn(attemptId, async (attempt) => {
      const part = { ...body, entries: body.entries.map(entryOf) };
      const kept = await this.#keptHashes(attempt, part.fromSeq);
      if (!isOpenState(attempt.state)) {
        const isKnown = part.entries.every(({ hash }, at) => hash === kept[at]);
        if (isKnown && part.fromSeq + part.entries.length <= attempt.nextSeq) return this.#stand(attempt);
        return this.#refuse(attempt, { code: 'training.attemptOver', pointer: '', tick: null }, rawOf(body));
      }
      const { exercise } = await requireExercise(this.#deps.scenes, attempt.sceneId, attempt.exerciseId);
      const { reserved, system } = exercise.training;
      const judged = judgePart(part, { stand: attempt, kept, actorId: attempt.personId, reserved });
      if (!judged.ok) {
        if (judged.error.code === 'training.logGap') throw new ProblemError(problemOf(judged.error));
        return this.#refuse(attempt, judged.error, rawOf(body));
      }
      const { entries, checkpoints, stand } = judged.value;
      const isNew = entries.length + checkpoints.length > 0;
      const time = await this.#timeliness(attempt, { tick: stand.tick, tickS: system.tickS, isNew });
      if (time === 'tooLate')
        return this.#refuse(attempt, { code: 'training.afterWindow', pointer: '/tick', tick: part.tick }, rawOf(body));
      const logBytes = attempt.logBytes + (isNew ? bytesOf({ entries, checkpoints }) : 0);
      if (logBytes > UPLOAD_LIMITS.textBytes) {
        const params = { mostMib: MOST_MIB };
        return this.#refuse(
          attempt,
          { code: 'training.logTooLarge', pointer: '/entries', tick: null, params },
          rawOf(body),
        );
      }
      const packed = await packPart({ entries, checkpoints });
      const nowMs = this.#deps.now();
      await this.#deps.db.transaction().execute(async (tx) => {
        await keepFresh(tx, attempt, { fresh: judged.value, packed, nowMs, time });
        if (isNew) await updateAttempt(tx, attempt.id, { logBytes });
        if (body.step !== undefined) await updateAttempt(tx, attempt.id, { step: body.step });
        await noteHeartbeat(tx, attempt.id, { atMs: nowMs, tick: part.tick, deviceAtMs: body.deviceAtMs ?? null });
      });
      return this.#stand(await this.#require(attempt.id));
    });
  }

  /** Seals a log at the trainee's end; the score follows (rules F1 to F4). */
  finish(attemptId: string, { end, head }: { readonly end: LogEnd; readonly head: string }): Promise<LogStand> {
    return this.#inTurn(attemptId, async (attempt) => {
      const raw = rawOf({ end, head });
      if (!isOpenState(attempt.state)) return this.#finishedAgain(attempt, end, raw);
      if (head !== attempt.head) throw new ProblemError('training.logGap', { nextSeq: attempt.nextSeq });
      return this.#seal(attempt, end, raw);
    });
  }

  /** Takes a whole log at once, packed (rules A1 to A9, F1 to F4). */
  whole(attemptId: string, packed: Uint8Array): Promise<LogStand> {
    return this.#inTurn(attemptId, async (attempt) => {
      const raw: Raw = { bytes: packed, isPacked: true, size: packed.byteLength };
      const read = await this.#deps.intake.read({
        sceneId: attempt.sceneId,
        exerciseId: attempt.exerciseId,
        header: JSON.parse(attempt.header) as LogHeader,
        packed,
        stand: standOf(attempt),
        kept: await this.#keptHashes(attempt, 0),
        issued: attempt.issued,
        actorId: attempt.personId,
      });
      if (!read.ok) {
        const isOver = !isOpenState(attempt.state) && read.error.code === 'training.logDiverges';
        return this.#refuse(attempt, isOver ? { ...read.error, code: 'training.alreadySubmitted' } : read.error, raw);
      }
      const { end, fresh, part, stand } = read.value;
      if (!isOpenState(attempt.state))
        return fresh > 0
          ? this.#refuse(attempt, { code: 'training.alreadySubmitted', pointer: '/entries', tick: end.tick }, raw)
          : this.#finishedAgain(attempt, end, raw);
      const { exercise } = await requireExercise(this.#deps.scenes, attempt.sceneId, attempt.exerciseId);
      const { tickS } = exercise.training.system;
      const time = await this.#timeliness(attempt, { tick: end.tick, tickS, isNew: fresh > 0 });
      if (time === 'tooLate')
        return this.#refuse(attempt, { code: 'training.afterWindow', pointer: '/end/tick', tick: end.tick }, raw);
      const nowMs = this.#deps.now();
      await this.#deps.db.transaction().execute(async (tx) => {
        await keepFresh(tx, attempt, { fresh: { entries: fresh, stand }, packed: part, nowMs, time });
        await noteHeartbeat(tx, attempt.id, { atMs: nowMs, tick: end.tick, deviceAtMs: null });
      });
      return this.#seal(await this.#require(attempt.id), end, raw);
    });
  }

  /** Notes that something came that is not even read. */
  async tooLarge(attemptId: string, size: number): Promise<never> {
    this.#deps.onRefused('training.logTooLarge');
    await keepRefused(
      this.#deps.db,
      attemptId,
      { code: 'training.logTooLarge', pointer: '', bytes: null, isPacked: true, size },
      this.#deps.now(),
    );
    throw new ProblemError('training.logTooLarge', { mostMib: MOST_MIB });
  }

  async #seal(attempt: AttemptRow, end: LogEnd, raw: Raw): Promise<LogStand> {
    const { db, now, scenes } = this.#deps;
    const { exercise } = await requireExercise(scenes, attempt.sceneId, attempt.exerciseId);
    const { tickS } = exercise.training.system;
    if (end.tick < attempt.tick)
      return this.#refuse(attempt, { code: 'training.ticksReversed', pointer: '/end/tick', tick: end.tick }, raw);
    if (end.tick > LOG_LIMITS.ticks) {
      const params = { most: LOG_LIMITS.ticks };
      return this.#refuse(attempt, { code: 'training.logTooLong', pointer: '/end/tick', tick: end.tick, params }, raw);
    }
    const { checkpoints } = await readRecorded(db, attempt);
    if (sealOf(attempt.head, checkpoints, end) !== end.seal)
      return this.#refuse(attempt, { code: 'training.sealBroken', pointer: '/end/seal', tick: end.tick }, raw);
    const time = await this.#timeliness(attempt, { tick: end.tick, tickS, isNew: false });
    if (time === 'tooLate')
      return this.#refuse(attempt, { code: 'training.afterWindow', pointer: '/end/tick', tick: end.tick }, raw);
    await submit(db, attempt, { end, nowMs: now(), late: time === 'offline', byServer: false });
    this.#deps.onSubmitted();
    return this.#stand(await this.#require(attempt.id));
  }

  #finishedAgain(attempt: AttemptRow, end: LogEnd, raw: Raw): Promise<LogStand> {
    const before = sealedEndOf(attempt);
    if (before?.seal === end.seal) return Promise.resolve(this.#stand(attempt));
    const code = before === null ? 'training.attemptOver' : 'training.alreadySubmitted';
    return this.#refuse(attempt, { code, pointer: '/end', tick: end.tick }, raw);
  }

  async #refuse(attempt: AttemptRow, refusal: LogRefusal, raw: Raw): Promise<never> {
    const { code, pointer } = refusal;
    this.#deps.onRefused(code);
    await keepRefused(this.#deps.db, attempt.id, { code, pointer, ...raw }, this.#deps.now());
    throw new ProblemError(problemOf(refusal));
  }

  async #timeliness(attempt: AttemptRow, claim: Pick<TimeClaim, 'tick' | 'tickS' | 'isNew'>): Promise<Timeliness> {
    const { deadlineMs, begunAtMs, mode } = attempt;
    const nowMs = this.#deps.now();
    if (deadlineMs === null || nowMs <= deadlineMs) return 'inTime';
    const beats = await readHeartbeats(this.#deps.db, attempt.id);
    const seen = beats.findLast(({ atMs }) => atMs <= deadlineMs) ?? { atMs: begunAtMs, tick: 0 };
    return judgeTime({ ...claim, nowMs, begunAtMs, deadlineMs, mode, seen });
  }

  async #keptHashes(attempt: AttemptRow, fromSeq: number): Promise<readonly string[]> {
    if (fromSeq >= attempt.nextSeq) return [];
    const entries: readonly LogEntry[] = await readEntries(this.#deps.db, attempt.id, fromSeq);
    return entries.map(({ hash }) => hash);
  }

  #stand({ nextSeq, head, tick, state }: AttemptRow): LogStand {
    return { nextSeq, head, tick, state, nowMs: this.#deps.now() };
  }

  async #require(attemptId: string): Promise<AttemptRow> {
    const attempt = await findAttempt(this.#deps.db, attemptId);
    if (!attempt) throw new ProblemError('training.attemptNotFound');
    return attempt;
  }

  #inTurn<T>(attemptId: string, task: (attempt: AttemptRow) => Promise<T>): Promise<T> {
    return this.#deps.turns.run(attemptId, async () => {
      const attempt = await this.#require(attemptId);
      if (attempt.place === 'server') throw new ProblemError('training.runsOnServer');
      return task(attempt);
    });
  }
}

const standOf = ({ nextSeq, head, tick, checkpointTick }: AttemptRow) => ({ nextSeq, head, tick, checkpointTick });

type Keeping = {
  readonly fresh: Pick<Fresh, 'stand'> & {
    readonly entries: number | Fresh['entries'];
    readonly checkpoints?: Fresh['checkpoints'];
  };
  readonly packed: Uint8Array;
  readonly nowMs: number;
  readonly time: Timeliness;
};

/** Keeps what is new of a log, and how far it is now. */
async function keepFresh(tx: Db, attempt: AttemptRow, { fresh, packed, nowMs, time }: Keeping): Promise<void> {
  const { stand } = fresh;
  const entries = typeof fresh.entries === 'number' ? fresh.entries : fresh.entries.length;
  const hasCheckpoints = stand.checkpointTick !== attempt.checkpointTick;
  if (entries > 0 || hasCheckpoints)
    await insertPart(tx, { attemptId: attempt.id, fromSeq: attempt.nextSeq, entries, body: packed }, nowMs);
  await updateAttempt(tx, attempt.id, {
    ...stand,
    state: attempt.state === 'opened' && (entries > 0 || stand.tick > 0) ? 'running' : attempt.state,
    lastSeenAtMs: nowMs,
    ...(time === 'offline' ? { late: 1 } : {}),
  });
}

/** A log is sealed and waits for its score. */
export async function submit(
  tx: Db,
  attempt: Pick<AttemptRow, 'id' | 'late'>,
  {
    end,
    nowMs,
    late,
    byServer,
  }: { readonly end: LogEnd; readonly nowMs: number; readonly late: boolean; readonly byServer: boolean },
): Promise<void> {
  await updateAttempt(tx, attempt.id, {
    state: 'submitted',
    sealedEnd: JSON.stringify(end),
    sealedByServer: byServer ? 1 : 0,
    late: late ? 1 : attempt.late,
    tick: end.tick,
    submittedAtMs: nowMs,
    lastSeenAtMs: nowMs,
    scoreWanted: 1,
  });
}
