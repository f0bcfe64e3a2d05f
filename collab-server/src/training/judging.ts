import { hashEntry, headOf, type LogEntry } from '@tongyan/sim-engine/log';
import { ProblemError } from '../platform/errors.ts';
import { findAttempt, updateAttempt } from './attempt-store.ts';
import type { TrainingDeps } from './deps.ts';
import { readRecorded, readTail, sealedEndOf } from './log-store.ts';
import { requireExercise } from './scenes.ts';

export type Judging = {
  readonly attemptId: string;
  readonly judgeId: string;
  readonly aspect: string;
  readonly points: number;
  readonly note: string | undefined;
};

/**
 * Adds a judgement behind the trainee's sealed end, at its tick (rule J1): the trainee's part and its seal stay as they are. The score
 * is computed anew.
 */
export function giveJudgement(deps: TrainingDeps, judging: Judging): Promise<void> {
  const { db, turns, scenes, onSubmitted } = deps;
  const { attemptId, judgeId, aspect, points, note } = judging;
  return turns.run(attemptId, async () => {
    const attempt = await findAttempt(db, attemptId);
    const end = attempt ? sealedEndOf(attempt) : null;
    if (!attempt || end === null || attempt.state !== 'scored') throw new ProblemError('training.scoreNotReady');
    const { exercise } = await requireExercise(scenes, attempt.sceneId, attempt.exerciseId);
    const judged = exercise.training.rubric.aspects.find(({ id }) => id === aspect);
    if (judged?.kind !== 'judged' || points > judged.points) throw new ProblemError('training.aspectNotJudged');
    const tail = await readTail(db, attemptId);
    const recorded = await readRecorded(db, attempt);
    const entries = [...recorded.entries, ...tail];
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
    const entry: LogEntry = { ...linked, hash: hashEntry(headOf({ header: recorded.header, entries }), linked) };
    await db.transaction().execute(async (tx) => {
      await tx
        .insertInto('trainingTail')
        .values({ attemptId, seq: entry.seq, body: JSON.stringify(entry) })
        .execute();
      await updateAttempt(tx, attemptId, { scoreWanted: 1, scoreTries: 0 });
    });
    onSubmitted();
  });
}
