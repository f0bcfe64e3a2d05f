import type { LogEntry } from '@tongyan/sim-engine/log';
import type { Db } from '../platform/database/index.ts';
import { type AttemptRow, updateAttempt } from './attempt-store.ts';
import type { TrainingDeps } from './deps.ts';
import type { Scored } from './engine-task.ts';
import { factsOf } from './facts.ts';
import { sealedEndOf } from './log-store.ts';
import { isTaskAspect, outcomeOf, readTaskAspects, type TaskJudgement } from './outcome.ts';
import { findExercise } from './scenes.ts';

/** Arguments of `@judgement.give`, which alone stands in a tail. */
type GivenJudgement = { readonly aspect: string; readonly points: number; readonly note?: string };

/** What was given to the aspects of a task, in order. */
async function readTaskJudgements(db: Db, attemptId: string): Promise<TaskJudgement[]> {
  const rows = await db
    .selectFrom('trainingTail')
    .where('attemptId', '=', attemptId)
    .select(['body', 'atMs'])
    .orderBy('seq')
    .execute();
  return rows.flatMap(({ body, atMs }) => {
    const { actor, command } = JSON.parse(body) as LogEntry;
    const { aspect, points, note = null } = command.args as GivenJudgement;
    if (!isTaskAspect(aspect)) return [];
    return [{ aspect, points, note, judgeId: actor.id, atMs: atMs ?? 0 }];
  });
}

/** Keeps a score as the newest of an attempt, and tells records of it; with what people have judged (rules S2, S6, J4). */
export async function keepScore(
  tx: Db,
  { scenes, records }: Pick<TrainingDeps, 'scenes' | 'records'>,
  attempt: AttemptRow,
  { result, steps }: Scored,
  nowMs: number,
): Promise<void> {
  const end = sealedEndOf(attempt);
  if (end === null) throw new Error(`the attempt ${attempt.id} is scored without an end`);
  // Counted up in the database: somebody may judge while the log is run again.
  const { revision } = await tx
    .updateTable('trainingAttempt')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', attempt.id)
    .returning('revision')
    .executeTakeFirstOrThrow();
  const found = await findExercise(scenes, attempt.sceneId, attempt.exerciseId);
  const aspects = readTaskAspects(attempt.judged);
  const judgements = aspects.length === 0 ? [] : await readTaskJudgements(tx, attempt.id);
  const { awarded, total, open, task } = outcomeOf(result, aspects, judgements);
  const passed = awarded >= (found?.exercise.passShare ?? 1) * total;
  await tx
    .insertInto('trainingScore')
    .values({
      attemptId: attempt.id,
      revision,
      scoredAtMs: nowMs,
      result: JSON.stringify(result),
      steps: JSON.stringify(steps),
      task: task === null ? null : JSON.stringify(task),
    })
    .execute();
  await updateAttempt(tx, attempt.id, {
    state: 'scored',
    scoredAtMs: nowMs,
    awarded,
    total,
    passed: passed ? 1 : 0,
    openAspects: open,
  });
  await records.attemptScored(tx, {
    ...(await factsOf(tx, scenes, attempt)),
    revision,
    submittedAtMs: attempt.submittedAtMs ?? nowMs,
    scoredAtMs: nowMs,
    durationS: (result.log.endTick - result.log.startTick) * result.log.tickS,
    awarded,
    total,
    passed,
    complete: open === 0,
    logHead: attempt.head,
    logSeal: end.seal,
    rubric: result.rubric,
    procedure: result.procedure,
  });
}
