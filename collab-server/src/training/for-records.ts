import type { LogHeader } from '@tongyan/sim-engine/log';
import type { Db } from '../platform/database/index.ts';
import type { TrainingForRecords } from '../records/index.ts';
import { findAttempt, listUntold } from './attempt-store.ts';
import { standingsOf } from './class-store.ts';
import { LogHeads } from './log-heads.ts';
import { readParts } from './log-store.ts';
import { readScores } from './score-store.ts';

/** What records may ask of training. */
export function trainingForRecords(db: Db, now: () => number): TrainingForRecords {
  const heads = new LogHeads();
  return {
    async currentScore(attemptId) {
      const attempt = await findAttempt(db, attemptId);
      const score = (await readScores(db, [attemptId])).get(attemptId);
      if (!attempt || !score) return null;
      const { result, revision } = score;
      return {
        revision,
        // With what people judged in the task.
        awarded: attempt.awarded ?? result.awarded,
        total: attempt.total ?? result.total,
        passed: attempt.passed === 1,
        // Reckoned from what the entries say, not read off the last of them: an entry that was changed shows.
        logHead: await heads.of(attemptId, JSON.parse(attempt.header) as LogHeader, () => readParts(db, attemptId)),
        rubricVersion: result.rubric.version,
        modelVersion: result.model.version,
      };
    },
    async classesOf(personId) {
      const { classes } = await standingsOf(db, personId, now());
      return [...classes.values()].flatMap(({ id, standing }) => (standing.see ? [id] : []));
    },
    untoldTo: (personId) => listUntold(db, personId, now()),
  };
}
