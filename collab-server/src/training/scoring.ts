import type { LogHeader } from '@tongyan/sim-engine/log';
import type { Db } from '../platform/database/index.ts';
import type { Result } from '../platform/result.ts';
import { type AttemptRow, findAttempt, updateAttempt } from './attempt-store.ts';
import type { TrainingDeps } from './deps.ts';
import { type Engine, EngineFailure } from './engine.ts';
import type { Scored } from './engine-task.ts';
import { integrityOf, needsAttention } from './integrity.ts';
import { keepScore } from './keep-score.ts';
import type { LogRefusal } from './log-rules.ts';
import { listRefused, readHeartbeats, readParts, readRecorded, readTail, sealedEndOf } from './log-store.ts';
import type { TrainingMetrics } from './metrics.ts';
import { ScoreQueue } from './score-queue.ts';

export type ScoringDeps = Pick<TrainingDeps, 'db' | 'now' | 'log' | 'scenes' | 'records'> & {
  readonly engine: Engine;
  readonly metrics: TrainingMetrics;
};

/** How often a score is tried that fails. */
const MOST_TRIES = 3;
/** After so long what waits is looked at again where the storage failed. */
const AGAIN_MS = 30_000;

/** Scores what is handed in, one after another, so that nobody waits because of somebody else (rules S1 to S6). What waits is kept in the database. */
export class Scoring {
  readonly #deps: ScoringDeps;
  readonly #queue: ScoreQueue;
  #again: NodeJS.Timeout | undefined;
  #running: Promise<void> | null = null;
  /** What is being run. */
  #current: AttemptRow | null = null;
  #isAsked = false;
  #isClosed = false;

  constructor(deps: ScoringDeps) {
    this.#deps = deps;
    this.#queue = new ScoreQueue(deps.db);
  }

  /** Something may wait. */
  kick(): void {
    this.#isAsked = true;
    if (this.#isClosed) return;
    if (this.#running !== null) {
      void this.#makeWay();
      return;
    }
    this.#running = this.#work().finally(() => {
      this.#running = null;
      if (this.#isAsked) this.kick();
    });
  }

  /** Resolves once nothing waits any more. */
  async idle(): Promise<void> {
    while (this.#running !== null) await this.#running;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#isAsked = false;
    clearTimeout(this.#again);
    await this.#deps.engine.close();
    await this.idle();
  }

  /** A class does not wait for a long run of somebody's free practice, which is run anew afterwards. */
  async #makeWay(): Promise<void> {
    const current = this.#current;
    if (current === null || current.assignmentId !== null) return;
    try {
      const isAwaited = await this.#queue.hasTask(current.scoreTries);
      if (isAwaited && this.#current === current) this.#deps.engine.interrupt();
    } catch (error) {
      if (!this.#isClosed) this.#deps.log.warn({ err: error }, 'what waits for a score could not be looked at');
    }
  }

  async #work(): Promise<void> {
    this.#isAsked = false;
    try {
      for (let next = await this.#queue.next(); next !== undefined && !this.#isClosed;) {
        await this.#try(next);
        next = await this.#queue.next();
      }
    } catch (error) {
      // The server closes, or the storage fails for now: what waits is found at the next start, or in a while.
      if (this.#isClosed) return;
      this.#deps.log.error({ err: error }, 'scoring stands still');
      this.#again = setTimeout(() => this.kick(), AGAIN_MS).unref();
    }
  }

  /** What goes wrong with one log holds up no other. Where the storage itself fails, so does the counting. */
  async #try(attempt: AttemptRow): Promise<void> {
    const { db, metrics, log } = this.#deps;
    try {
      this.#current = attempt;
      await this.#score(attempt);
    } catch (error) {
      if (this.#isClosed) throw error;
      const end = error instanceof EngineFailure ? error.end : null;
      if (end === 'interrupted') return;
      // The same log would take as long again.
      const scoreTries = end === 'tookTooLong' ? MOST_TRIES : attempt.scoreTries + 1;
      await updateAttempt(db, attempt.id, { scoreTries });
      log.error({ err: error, attemptId: attempt.id }, 'a score failed');
      metrics.scored.inc({ outcome: 'failed' });
      if (scoreTries >= MOST_TRIES)
        await this.#keepRefusal(attempt, { code: 'training.scoringFailed', pointer: '', tick: null });
    } finally {
      this.#current = null;
    }
  }

  async #score(attempt: AttemptRow): Promise<void> {
    const { db, engine, metrics } = this.#deps;
    const end = sealedEndOf(attempt);
    if (end === null) throw new Error(`the attempt ${attempt.id} waits for a score without an end`);
    if (attempt.state === 'submitted') await updateAttempt(db, attempt.id, { state: 'scoring' });
    const tail = await readTail(db, attempt.id);
    const stop = metrics.scoringSeconds.startTimer();
    let outcome: Result<Scored, LogRefusal>;
    try {
      outcome = await engine.score({
        sceneId: attempt.sceneId,
        exerciseId: attempt.exerciseId,
        header: JSON.parse(attempt.header) as LogHeader,
        parts: await readParts(db, attempt.id),
        end,
        tail,
      });
    } finally {
      stop();
    }
    metrics.scored.inc({ outcome: outcome.ok ? 'scored' : 'refused' });
    if (outcome.ok) await this.#keep(attempt, outcome.value, tail.length);
    else await this.#keepRefusal(attempt, outcome.error);
  }

  async #keep(attempt: AttemptRow, scored: Scored, tailLength: number): Promise<void> {
    const { db, now } = this.#deps;
    const attention = await wantsAttention(db, attempt, scored.result.log.tickS);
    await db.transaction().execute(async (tx) => {
      await keepScore(tx, this.#deps, attempt, scored, now());
      await updateAttempt(tx, attempt.id, {
        attention: attention ? 1 : 0,
        problem: null,
        // Somebody may have judged meanwhile.
        scoreWanted: (await readTail(tx, attempt.id)).length === tailLength ? 0 : 1,
        scoreTries: 0,
      });
    });
  }

  /** Keeps why there is no score. One that there was before stands: only the new one could not be had. */
  async #keepRefusal(attempt: AttemptRow, { code, pointer, tick }: LogRefusal): Promise<void> {
    await updateAttempt(this.#deps.db, attempt.id, {
      state: attempt.revision > 0 ? 'scored' : 'refused',
      problem: JSON.stringify({ code, pointer, tick }),
      scoreWanted: 0,
      attention: 1,
    });
  }
}

/** The integrity report of an attempt as it stands now. */
export async function reportOf(db: Db, attemptId: string, tickS: number) {
  const attempt = await findAttempt(db, attemptId);
  if (!attempt) throw new Error(`there is no attempt ${attemptId}`);
  const [heartbeats, refused, recorded] = await Promise.all([
    readHeartbeats(db, attemptId),
    listRefused(db, attemptId),
    readRecorded(db, attempt),
  ]);
  return integrityOf({
    mode: attempt.mode,
    tickS,
    begunAtMs: attempt.begunAtMs,
    submittedAtMs: attempt.sealedByServer === 1 ? null : attempt.submittedAtMs,
    endTick: sealedEndOf(attempt)?.tick ?? attempt.tick,
    startedOffline: attempt.startedOffline === 1,
    late: attempt.late === 1,
    sealedByServer: attempt.sealedByServer === 1,
    verified: attempt.revision > 0,
    checkpoints: recorded.checkpoints.length,
    heartbeats,
    refused,
  });
}

const wantsAttention = async (db: Db, attempt: AttemptRow, tickS: number): Promise<boolean> =>
  needsAttention(await reportOf(db, attempt.id, tickS));
