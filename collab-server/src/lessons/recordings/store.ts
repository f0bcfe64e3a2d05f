import { randomUUID } from 'node:crypto';
import type { Db } from '../../platform/database/index.ts';
import type { LessonRecordingTable } from './tables.ts';

export type RecordingRow = Readonly<LessonRecordingTable>;

export function findRecording(db: Db, lessonId: string): Promise<RecordingRow | undefined> {
  return db.selectFrom('lessonRecording').where('lessonId', '=', lessonId).selectAll().executeTakeFirst();
}

export function listRecordings(db: Db, ...states: readonly RecordingRow['state'][]): Promise<readonly RecordingRow[]> {
  return db.selectFrom('lessonRecording').where('state', 'in', states).selectAll().execute();
}

export type NewRecording = {
  readonly lessonId: string;
  readonly startedBy: string;
  readonly nowMs: number;
  readonly keepUntilMs: number;
};

/** A lesson that was recorded before goes on in the same recording. */
export async function startRecording(db: Db, { lessonId, startedBy, nowMs, keepUntilMs }: NewRecording): Promise<void> {
  const fresh = { lessonId, folder: randomUUID(), startedAtMs: nowMs, startedBy, keepUntilMs, deletedAtMs: null };
  await db
    .insertInto('lessonRecording')
    .values({ ...fresh, state: 'recording' })
    .onConflict((on) => on.column('lessonId').doUpdateSet({ state: 'recording' }))
    .execute();
}

/** Stopped; its voices stay. */
export async function keepRecording(db: Db, lessonId: string): Promise<void> {
  await db
    .updateTable('lessonRecording')
    .set({ state: 'kept' })
    .where('lessonId', '=', lessonId)
    .where('state', '=', 'recording')
    .execute();
}

export async function setKeepUntil(db: Db, lessonId: string, keepUntilMs: number): Promise<void> {
  await db.updateTable('lessonRecording').set({ keepUntilMs }).where('lessonId', '=', lessonId).execute();
}

export async function markDeleted(db: Db, lessonId: string, nowMs: number): Promise<void> {
  await db
    .updateTable('lessonRecording')
    .set({ state: 'deleted', deletedAtMs: nowMs })
    .where('lessonId', '=', lessonId)
    .execute();
}

/** Enterings of a lesson that were not sent out, with their seats. */
export function listSources(db: Db, lessonId: string) {
  return db
    .selectFrom('lessonAdmission')
    .where('lessonId', '=', lessonId)
    .select(['id as sourceId', 'seatId', 'removedAtMs'])
    .orderBy('admittedAtMs')
    .orderBy('id')
    .execute();
}
