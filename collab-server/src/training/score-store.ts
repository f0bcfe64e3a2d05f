import type { ScoreResult } from '@tongyan/sim-engine/scoring';
import type { Db } from '../platform/database/index.ts';
import type { StepTimes } from './engine-task.ts';
import type { TaskScore } from './outcome.ts';

export type KeptScore = {
  readonly attemptId: string;
  readonly revision: number;
  readonly scoredAtMs: number;
  readonly result: ScoreResult;
  readonly steps: StepTimes;
  /** Null where the task has no aspects of its own. */
  readonly task: TaskScore | null;
};

/** The newest score of each of these attempts. */
export async function readScores(db: Db, attemptIds: readonly string[]): Promise<ReadonlyMap<string, KeptScore>> {
  if (attemptIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('trainingScore')
    .innerJoin('trainingAttempt', (join) =>
      join
        .onRef('trainingAttempt.id', '=', 'trainingScore.attemptId')
        .onRef('trainingAttempt.revision', '=', 'trainingScore.revision'),
    )
    .where('trainingScore.attemptId', 'in', attemptIds)
    .selectAll('trainingScore')
    .execute();
  return new Map(
    rows.map((row) => [
      row.attemptId,
      {
        ...row,
        result: JSON.parse(row.result) as ScoreResult,
        steps: JSON.parse(row.steps) as StepTimes,
        task: row.task === null ? null : (JSON.parse(row.task) as TaskScore),
      },
    ]),
  );
}
