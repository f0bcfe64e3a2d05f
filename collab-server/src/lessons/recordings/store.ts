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

/** Recordings that do not go on, and of which a film is not closed yet. */
export function listFilmed(db: Db): Promise<readonly RecordingRow[]> {
  return db
    .selectFrom('lessonRecording')
    .where('state', '!=', 'recording')
    .where('lessonId', 'in', (from) =>
      from.selectFrom('recordingFilm').where('recordingFilm.state', '=', 'running').select('recordingFilm.lessonId'),
    )
    .selectAll()
    .execute();
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

/** From now on nobody watches it; its files are still to go. */
export async function markDeleting(db: Db, lessonId: string): Promise<void> {
  await db
    .updateTable('lessonRecording')
    .set({ state: 'deleting' })
    .where('lessonId', '=', lessonId)
    .where('state', '!=', 'deleted')
    .execute();
}

export async function markDeleted(db: Db, lessonId: string, nowMs: number): Promise<void> {
  await db
    .updateTable('lessonRecording')
    .set({ state: 'deleted', deletedAtMs: nowMs })
    .where('lessonId', '=', lessonId)
    .where('state', '!=', 'deleted')
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

/** Lesson time between turning recording on and off, in order. */
export function listSpans(db: Db, lessonId: string) {
  return db.selectFrom('recordingSpan').where('lessonId', '=', lessonId).selectAll().orderBy('fromMs').execute();
}

/** Recording is turned on: nothing happens where it is on. */
export async function openSpan(db: Db, lessonId: string, fromMs: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const open = (await listSpans(tx, lessonId)).some(({ toMs }) => toMs === null);
    if (!open)
      await tx.insertInto('recordingSpan').values({ id: randomUUID(), lessonId, fromMs, toMs: null }).execute();
  });
}

export async function closeSpan(db: Db, lessonId: string, toMs: number): Promise<void> {
  await db
    .updateTable('recordingSpan')
    .set({ toMs })
    .where('lessonId', '=', lessonId)
    .where('toMs', 'is', null)
    .execute();
}

export type NewWatching = { readonly lessonId: string; readonly personId: string; readonly nowMs: number };

/** @returns the id by which its chunks are asked for. */
export async function insertWatching(db: Db, { lessonId, personId, nowMs }: NewWatching): Promise<string> {
  const id = randomUUID();
  await db.insertInto('recordingWatching').values({ id, lessonId, personId, beganAtMs: nowMs }).execute();
  return id;
}

export function findWatching(db: Db, id: string) {
  return db.selectFrom('recordingWatching').where('id', '=', id).selectAll().executeTakeFirst();
}

export async function forgetWatchings(db: Db, beforeMs: number): Promise<void> {
  await db.deleteFrom('recordingWatching').where('beganAtMs', '<', beforeMs).execute();
}
