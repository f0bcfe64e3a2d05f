import { randomUUID } from 'node:crypto';
import type { Db } from '../platform/database/index.ts';
import type { KeptLogEntry } from '../platform/live/ordered-log.ts';
import type { MeetingEntry, MeetingEvent } from './log/entries.ts';
import type {} from './tables.ts';

/** A meeting's whole log in its order. */
export async function listEntries(db: Db, meetingId: string): Promise<readonly KeptLogEntry<MeetingEvent>[]> {
  const rows = await db
    .selectFrom('meetingEntry')
    .where('meetingId', '=', meetingId)
    .select(['entry', 'actKey'])
    .orderBy('seq')
    .execute();
  return rows.map(({ entry, actKey }) => ({ entry: JSON.parse(entry) as MeetingEntry, actKey }));
}

/** Durable once it is resolved. */
export async function insertEntry(
  db: Db,
  meetingId: string,
  { entry, actKey }: KeptLogEntry<MeetingEvent>,
): Promise<void> {
  await db
    .insertInto('meetingEntry')
    .values({ meetingId, seq: entry.seq, actKey, entry: JSON.stringify(entry) })
    .execute();
}

/** @returns the admission's id. */
export async function insertAdmission(
  db: Db,
  admission: {
    readonly meetingId: string;
    readonly personId: string;
    readonly mediaRoom: string;
    readonly admittedAtMs: number;
  },
): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto('meetingAdmission')
    .values({ id, ...admission, removedAtMs: null })
    .execute();
  return id;
}

export function listAdmitted(db: Db, meetingId: string, ids: readonly string[]) {
  return db
    .selectFrom('meetingAdmission')
    .where('meetingId', '=', meetingId)
    .where('id', 'in', ids.length > 0 ? ids : [''])
    .selectAll()
    .execute();
}

/** Every media room that somebody was ever let into. */
export async function listRooms(db: Db, meetingId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('meetingAdmission')
    .where('meetingId', '=', meetingId)
    .select('mediaRoom')
    .distinct()
    .orderBy('mediaRoom')
    .execute();
  return rows.map(({ mediaRoom }) => mediaRoom);
}

/** W5: the entrances that somebody had are none any more. */
export async function endAdmissions(db: Db, meetingId: string, personId: string, nowMs: number): Promise<void> {
  await db
    .updateTable('meetingAdmission')
    .set({ removedAtMs: nowMs })
    .where('meetingId', '=', meetingId)
    .where('personId', '=', personId)
    .where('removedAtMs', 'is', null)
    .execute();
}

/** @returns the span's id. */
export async function beginPresence(db: Db, meetingId: string, personId: string, fromMs: number): Promise<string> {
  const id = randomUUID();
  await db.insertInto('meetingPresence').values({ id, meetingId, personId, fromMs, toMs: fromMs }).execute();
  return id;
}

export async function extendPresence(db: Db, ids: readonly string[], toMs: number): Promise<void> {
  if (ids.length === 0) return;
  await db.updateTable('meetingPresence').set({ toMs }).where('id', 'in', ids).where('toMs', '<', toMs).execute();
}

export async function hasPresence(db: Db, meetingId: string, personId: string): Promise<boolean> {
  const span = await db
    .selectFrom('meetingPresence')
    .where('meetingId', '=', meetingId)
    .where('personId', '=', personId)
    .select('id')
    .executeTakeFirst();
  return span !== undefined;
}

export function listPresence(db: Db, meetingId: string) {
  return db
    .selectFrom('meetingPresence')
    .where('meetingId', '=', meetingId)
    .select(['personId', 'fromMs', 'toMs'])
    .orderBy('fromMs')
    .orderBy('id')
    .execute();
}
