import type { Db } from '../platform/database/index.ts';
import { type AttemptRow, firstToScore } from './attempt-store.ts';

/** What waits of one person: tried so often, of a task or of free practice. */
type Waiting = {
  readonly personId: string;
  readonly scoreTries: number;
  readonly isFree: boolean;
  /** When the first of it was handed in. */
  readonly sinceMs: number;
};

/**
 * Which comes next (rule S1): what has not failed before what has, what was set before free practice, and of those whoever has waited
 * longest since a score of theirs, so that nobody comes to theirs later because somebody else hands in much.
 *
 * @param served when each was served last, by any count that rises; nobody before has none
 */
function chooseWaiting(waiting: readonly Waiting[], served: ReadonlyMap<string, number>): Waiting | undefined {
  const rank = ({ personId, scoreTries, isFree, sinceMs }: Waiting) => [
    scoreTries,
    isFree ? 1 : 0,
    served.get(personId) ?? 0,
    sinceMs,
  ];
  return waiting.toSorted((a, b) => {
    const [ofA, ofB] = [rank(a), rank(b)];
    const at = ofA.findIndex((value, index) => value !== ofB[index]);
    return at < 0 ? (a.personId < b.personId ? -1 : 1) : (ofA[at] ?? 0) - (ofB[at] ?? 0);
  })[0];
}

/** The attempts that wait for a score, which are kept in the database. */
export class ScoreQueue {
  readonly #db: Db;
  readonly #served = new Map<string, number>();
  #count = 0;

  constructor(db: Db) {
    this.#db = db;
  }

  /** The next; whose it is has then been served. */
  async next(): Promise<AttemptRow | undefined> {
    const rows = await this.#db
      .selectFrom('trainingAttempt')
      .where('scoreWanted', '=', 1)
      .select((eb) => ['personId', 'scoreTries', eb('assignmentId', 'is', null).as('isFree')])
      .select((eb) => eb.fn.min<number>('submittedAtMs').as('sinceMs'))
      .groupBy((eb) => ['personId', 'scoreTries', eb('assignmentId', 'is', null)])
      .execute();
    const chosen = chooseWaiting(
      rows.map((row) => ({ ...row, isFree: Boolean(row.isFree) })),
      this.#served,
    );
    if (chosen === undefined) {
      this.#served.clear();
      return undefined;
    }
    this.#served.set(chosen.personId, (this.#count += 1));
    return firstToScore(this.#db, chosen);
  }

  /** Whether something that was set for a class waits and comes before free practice that was tried so often. */
  async hasTask(scoreTries: number): Promise<boolean> {
    const row = await this.#db
      .selectFrom('trainingAttempt')
      .where('scoreWanted', '=', 1)
      .where('assignmentId', 'is not', null)
      .where('scoreTries', '<=', scoreTries)
      .select('id')
      .executeTakeFirst();
    return row !== undefined;
  }
}
