import type { Db } from '../platform/database/index.ts';
import { issueCredential, withdrawCredential } from './credentials/issue.ts';
import type { InstallationKeys } from './keys.ts';
import { type Place, placeOf } from './place.ts';
import type { AttemptTold, Records } from './port.ts';
import {
  abandonedStatement,
  completedStatement,
  type Made,
  openedStatements,
  scoredStatements,
  type Speaker,
  voidingStatement,
} from './statement.ts';
import { insertStatements, standingOutcome } from './store.ts';

export type RecorderDeps = {
  readonly keys: InstallationKeys;
  /** Origin under which people reach this installation. */
  readonly origin: () => string;
  readonly now: () => number;
  /** Something may wait to be sent; the transaction may still be open. */
  readonly onQueued: () => void;
};

export function createRecorder({ keys, origin, now, onQueued }: RecorderDeps): Records {
  const speaker = (): Speaker => ({ origin: origin(), opaqueName: keys.opaqueName });

  async function keep(tx: Db, told: AttemptTold, made: readonly Made[]): Promise<Place> {
    const place = await placeOf(tx, told);
    await insertStatements(tx, told, place.orgPath, made, now());
    onQueued();
    return place;
  }

  return {
    async attemptOpened(tx, told) {
      await keep(tx, told, openedStatements(speaker(), told));
    },
    async attemptExpired(tx, told, atMs) {
      await keep(tx, told, [...openedStatements(speaker(), told), abandonedStatement(speaker(), told, atMs)]);
    },
    async attemptScored(tx, scored) {
      const before = [...openedStatements(speaker(), scored), completedStatement(speaker(), scored)];
      const earlier = await standingOutcome(tx, scored.attemptId);
      // Told already, or overtaken by a later score.
      if (earlier.some(({ revision }) => revision >= scored.revision)) return;
      if (!scored.complete) {
        await keep(tx, scored, before);
        return;
      }
      const voiding = earlier.map((statement) => voidingStatement(speaker(), scored, statement, scored.scoredAtMs));
      const place = await keep(tx, scored, [...before, ...voiding, ...scoredStatements(speaker(), scored)]);
      if (scored.passed) await issueCredential(tx, keys, scored, place, now());
      else await withdrawCredential(tx, scored.attemptId, now());
    },
  };
}
