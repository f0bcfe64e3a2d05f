import type { Insertable, Updateable } from 'kysely';
import type { Db } from '../platform/database/index.ts';
import type { PagePosition } from '../platform/paging.ts';
import type { TrainingDeps } from './deps.ts';
import type { TrainingAssignmentTable } from './tables.ts';
import { deadlineOf } from './time-rules.ts';

function selectAssignments(db: Db) {
  return db
    .selectFrom('trainingAssignment')
    .innerJoin('classGroup', 'classGroup.id', 'trainingAssignment.classGroupId')
    .innerJoin('orgUnit', 'orgUnit.id', 'classGroup.orgUnitId')
    .innerJoin('person', 'person.id', 'trainingAssignment.createdBy')
    .selectAll('trainingAssignment')
    .select([
      'classGroup.title as classTitle',
      'classGroup.orgUnitId',
      'orgUnit.name as orgUnitName',
      'orgUnit.path as orgPath',
      'person.displayName as createdByName',
    ]);
}

export type AssignmentRow = Awaited<ReturnType<ReturnType<typeof selectAssignments>['execute']>>[number];

export function findAssignment(db: Db, id: string): Promise<AssignmentRow | undefined> {
  return selectAssignments(db).where('trainingAssignment.id', '=', id).executeTakeFirst();
}

/** Newest first. */
export function listAssignments(
  db: Db,
  query: {
    readonly classGroupIds: readonly string[];
    readonly withWithdrawn: boolean;
    readonly after?: PagePosition;
    readonly limit: number;
  },
): Promise<AssignmentRow[]> {
  const { classGroupIds, withWithdrawn, after, limit } = query;
  if (classGroupIds.length === 0) return Promise.resolve([]);
  return selectAssignments(db)
    .where('trainingAssignment.classGroupId', 'in', classGroupIds)
    .$if(!withWithdrawn, (q) => q.where('trainingAssignment.withdrawnAtMs', 'is', null))
    .$if(after !== undefined, (q) =>
      q.where((eb) =>
        eb.or([
          eb('trainingAssignment.createdAtMs', '<', after?.atMs ?? 0),
          eb.and([
            eb('trainingAssignment.createdAtMs', '=', after?.atMs ?? 0),
            eb('trainingAssignment.id', '<', after?.id ?? ''),
          ]),
        ]),
      ),
    )
    .orderBy('trainingAssignment.createdAtMs', 'desc')
    .orderBy('trainingAssignment.id', 'desc')
    .limit(limit)
    .execute();
}

export async function insertAssignment(db: Db, row: Insertable<TrainingAssignmentTable>): Promise<void> {
  await db.insertInto('trainingAssignment').values(row).execute();
}

export async function updateAssignment(db: Db, id: string, change: Updateable<TrainingAssignmentTable>): Promise<void> {
  if (Object.keys(change).length === 0) return;
  await db.updateTable('trainingAssignment').set(change).where('id', '=', id).execute();
}

/** Gives the open attempts of a task the time that it gives now. */
export async function moveDeadlines(
  { db, onDeadlineChanged }: Pick<TrainingDeps, 'db' | 'onDeadlineChanged'>,
  { id, minutes, closesAtMs }: Pick<AssignmentRow, 'id' | 'minutes' | 'closesAtMs'>,
): Promise<void> {
  const open = await db
    .selectFrom('trainingAttempt')
    .where('assignmentId', '=', id)
    .where('state', 'in', ['opened', 'running'])
    .select(['id', 'openedAtMs', 'deadlineMs'])
    .execute();
  for (const attempt of open) {
    const deadlineMs = deadlineOf(attempt.openedAtMs, minutes, closesAtMs);
    if (deadlineMs === attempt.deadlineMs) continue;
    await db.updateTable('trainingAttempt').set({ deadlineMs }).where('id', '=', attempt.id).execute();
    onDeadlineChanged(attempt.id, deadlineMs);
  }
}

export async function hasAttempts(db: Db, assignmentId: string): Promise<boolean> {
  const row = await db
    .selectFrom('trainingAttempt')
    .select('id')
    .where('assignmentId', '=', assignmentId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
