import { hashEntry, headOf, type LogEntry } from '@tongyan/sim-engine/log';
import type { Db } from '../platform/database/index.ts';
import { orThrow, ProblemError } from '../platform/errors.ts';
import { type AttemptRow, findAttempt, updateAttempt } from './attempt-store.ts';
import type { TrainingDeps } from './deps.ts';
import { keepScore } from './keep-score.ts';
import { readRecorded, readTail, sealedEndOf } from './log-store.ts';
import { findTaskAspect, isTaskAspect, readTaskAspects } from './outcome.ts';
import { requireExercise } from './scenes.ts';
import { readScores } from './score-store.ts';

export type Judging = {
  readonly attemptId: string;
  readonly judgeId: string;
  readonly aspect: string;
  readonly points: number;
  readonly note: string | undefined;
};

/**
 * Adds a judgement behind the trainee's sealed end, at its tick (rule J1): the trainee's part and its seal stay as they are. An aspect of the
 * score sheet has the log run again; one of the task counts at once, beside what the log gave (rule J4).
 */
export function giveJudgement(deps: TrainingDeps, judging: Judging): Promise<void> {
  const { db, turns, onSubmitted } = deps;
  const { attemptId, aspect, points } = judging;
  return turns.run(attemptId, async () => {
    const attempt = await findAttempt(db, attemptId);
    if (attempt?.state !== 'scored') throw new ProblemError('training.scoreNotReady');
    if (isTaskAspect(aspect)) {
      orThrow(findTaskAspect(readTaskAspects(attempt.judged), aspect, points));
      await judgeOfTask(deps, attempt, judging);
      return;
    }
    const { exercise } = await requireExercise(deps.scenes, attempt.sceneId, attempt.exerciseId);
    const judged = exercise.training.rubric.aspects.find(({ id }) => id === aspect);
    if (judged?.kind !== 'judged' || points > judged.points) throw new ProblemError('training.aspectNotJudged');
    const entry = await nextEntry(db, attempt, judging);
    await db.transaction().execute(async (tx) => {
      await append(tx, attemptId, entry, deps.now());
      await updateAttempt(tx, attemptId, { scoreWanted: 1, scoreTries: 0 });
    });
    onSubmitted();
  });
}

async function judgeOfTask(deps: TrainingDeps, attempt: AttemptRow, judging: Judging): Promise<void> {
  const { db, now } = deps;
  const score = (await readScores(db, [attempt.id])).get(attempt.id);
  if (score === undefined) throw new Error(`the attempt ${attempt.id} is scored and has no score`);
  const entry = await nextEntry(db, attempt, judging);
  const nowMs = now();
  await db.transaction().execute(async (tx) => {
    await append(tx, attempt.id, entry, nowMs);
    await keepScore(tx, deps, attempt, score, nowMs);
  });
}

async function nextEntry(db: Db, attempt: AttemptRow, { judgeId, aspect, points, note }: Judging): Promise<LogEntry> {
  const end = sealedEndOf(attempt);
  if (end === null) throw new Error(`the attempt ${attempt.id} is scored without an end`);
  const recorded = await readRecorded(db, attempt);
  const entries = [...recorded.entries, ...(await readTail(db, attempt.id))];
  const linked: Omit<LogEntry, 'hash'> = {
    tick: end.tick,
    seq: entries.length,
    actor: { id: judgeId, role: 'instructor' },
    command: {
      target: '@judgement',
      name: 'give',
      args: { aspect, points, ...(note === undefined || note.trim() === '' ? {} : { note: note.trim() }) },
    },
  };
  return { ...linked, hash: hashEntry(headOf({ header: recorded.header, entries }), linked) };
}

async function append(tx: Db, attemptId: string, entry: LogEntry, atMs: number): Promise<void> {
  await tx
    .insertInto('trainingTail')
    .values({ attemptId, seq: entry.seq, body: JSON.stringify(entry), atMs })
    .execute();
}
