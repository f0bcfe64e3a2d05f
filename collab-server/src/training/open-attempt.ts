import type { Db } from '../platform/database/index.ts';
import { ProblemError } from '../platform/errors.ts';
import { type AttemptRow, findAttempt } from './attempt-store.ts';
import type { RefusedLog } from './contract-log.ts';
import type { TrainingDeps } from './deps.ts';
import { rightsTo, standingTo } from './describe.ts';
import { listRefused } from './log-store.ts';
import type { AttemptRights, ClassStanding } from './rules.ts';

export type OpenedAttempt = {
  readonly row: AttemptRow;
  readonly standing: ClassStanding;
  readonly rights: AttemptRights;
};

/** Finds an attempt and what somebody may do with it; whoever may not know of it is told that there is none. */
export type OpenAttempt = (attemptId: string, personId: string) => Promise<OpenedAttempt>;

export function attemptOpener(deps: TrainingDeps): OpenAttempt {
  return async (attemptId, personId) => {
    const row = await findAttempt(deps.db, attemptId);
    if (!row) throw new ProblemError('training.attemptNotFound');
    const standing = await standingTo(deps, personId, row.classGroupId);
    const rights = rightsTo(row, { personId, standing }, deps.now());
    if (!rights.known) throw new ProblemError('training.attemptNotFound');
    return { row, standing, rights };
  };
}

export async function refusedOf(db: Db, attemptId: string): Promise<RefusedLog[]> {
  const rows = await listRefused(db, attemptId);
  return rows.map(({ kept, ...row }) => ({ ...row, kept: Boolean(kept) }));
}
