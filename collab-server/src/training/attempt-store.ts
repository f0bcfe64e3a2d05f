import type { Db } from '../platform/database/index.ts';
import type { PagePosition } from '../platform/paging.ts';
import type { TrainingAttemptTable } from './tables.ts';

function selectAttempts(db: Db) {
  return db
    .selectFrom('trainingAttempt')
    .innerJoin('person', 'person.id', 'trainingAttempt.personId')
    .leftJoin('trainingAssignment', 'trainingAssignment.id', 'trainingAttempt.assignmentId')
    .selectAll('trainingAttempt')
    .select([
      'person.displayName',
      'trainingAssignment.classGroupId',
      'trainingAssignment.closesAtMs',
      'trainingAssignment.results',
      'trainingAssignment.judged',
    ]);
}

/** An attempt with whose it is and what its task says of results. */
export type AttemptRow = Awaited<ReturnType<ReturnType<typeof selectAttempts>['execute']>>[number];

export function findAttempt(db: Db, id: string): Promise<AttemptRow | undefined> {
  return selectAttempts(db).where('trainingAttempt.id', '=', id).executeTakeFirst();
}

export function findAttemptByKey(db: Db, personId: string, openKey: string): Promise<AttemptRow | undefined> {
  return selectAttempts(db)
    .where('trainingAttempt.personId', '=', personId)
    .where('trainingAttempt.openKey', '=', openKey)
    .executeTakeFirst();
}

export type AttemptQuery = {
  readonly personId?: string;
  readonly personIds?: readonly string[];
  readonly assignmentIds?: readonly string[];
  readonly sceneId?: string | undefined;
  readonly exerciseId?: string | undefined;
  readonly after?: PagePosition;
  readonly limit?: number;
};

/** Newest first. */
export function listAttempts(db: Db, query: AttemptQuery): Promise<AttemptRow[]> {
  const { personId, personIds, assignmentIds, sceneId, exerciseId, after, limit } = query;
  if (assignmentIds?.length === 0 || personIds?.length === 0) return Promise.resolve([]);
  let select = selectAttempts(db);
  if (personId !== undefined) select = select.where('trainingAttempt.personId', '=', personId);
  if (personIds !== undefined) select = select.where('trainingAttempt.personId', 'in', personIds);
  if (assignmentIds !== undefined) select = select.where('trainingAttempt.assignmentId', 'in', assignmentIds);
  if (sceneId !== undefined) select = select.where('trainingAttempt.sceneId', '=', sceneId);
  if (exerciseId !== undefined) select = select.where('trainingAttempt.exerciseId', '=', exerciseId);
  if (after !== undefined)
    select = select.where((eb) =>
      eb.or([
        eb('trainingAttempt.openedAtMs', '<', after.atMs),
        eb.and([eb('trainingAttempt.openedAtMs', '=', after.atMs), eb('trainingAttempt.id', '<', after.id)]),
      ]),
    );
  select = select.orderBy('trainingAttempt.openedAtMs', 'desc').orderBy('trainingAttempt.id', 'desc');
  return (limit === undefined ? select : select.limit(limit)).execute();
}

export async function insertAttempt(db: Db, row: TrainingAttemptTable): Promise<void> {
  await db.insertInto('trainingAttempt').values(row).execute();
}

export async function updateAttempt(db: Db, id: string, change: Partial<TrainingAttemptTable>): Promise<void> {
  await db.updateTable('trainingAttempt').set(change).where('id', '=', id).execute();
}

/** Attempts of a person whose score they are told once the window is closed, as long as it is not; see `isTold`. */
export async function listUntold(db: Db, personId: string, nowMs: number): Promise<string[]> {
  const rows = await db
    .selectFrom('trainingAttempt')
    .innerJoin('trainingAssignment', 'trainingAssignment.id', 'trainingAttempt.assignmentId')
    .where('trainingAttempt.personId', '=', personId)
    .where('trainingAssignment.results', '=', 'afterClose')
    .where('trainingAssignment.closesAtMs', '>', nowMs)
    .select('trainingAttempt.id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Attempts whose time is over and that nobody has handed in. */
export function listOverdue(db: Db, place: TrainingAttemptTable['place'], beforeMs: number, limit: number) {
  return selectAttempts(db)
    .where('trainingAttempt.state', 'in', ['opened', 'running'])
    .where('trainingAttempt.place', '=', place)
    .where('trainingAttempt.deadlineMs', '<', beforeMs)
    .orderBy('trainingAttempt.deadlineMs')
    .limit(limit)
    .execute();
}

/** The first of one person's that waits for a score, of those that were tried so often. */
export function firstToScore(
  db: Db,
  of: { readonly personId: string; readonly scoreTries: number; readonly isFree: boolean },
): Promise<AttemptRow | undefined> {
  return selectAttempts(db)
    .where('trainingAttempt.scoreWanted', '=', 1)
    .where('trainingAttempt.personId', '=', of.personId)
    .where('trainingAttempt.scoreTries', '=', of.scoreTries)
    .where('trainingAttempt.assignmentId', of.isFree ? 'is' : 'is not', null)
    .orderBy('trainingAttempt.submittedAtMs')
    .orderBy('trainingAttempt.id')
    .limit(1)
    .executeTakeFirst();
}
