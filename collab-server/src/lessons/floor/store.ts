import { randomUUID } from 'node:crypto';
import type { Db } from '../../platform/database/index.ts';
import type {} from '../tables.ts';
import type { FloorEntry } from './entries.ts';

export type KeptFloorEntry = { readonly entry: FloorEntry; readonly actKey: string };

/** A lesson's whole floor log in its order. */
export async function listFloorEntries(db: Db, lessonId: string): Promise<readonly KeptFloorEntry[]> {
  const rows = await db
    .selectFrom('lessonFloorEntry')
    .where('lessonId', '=', lessonId)
    .select(['entry', 'actKey'])
    .orderBy('seq')
    .execute();
  return rows.map(({ entry, actKey }) => ({ entry: JSON.parse(entry) as FloorEntry, actKey }));
}

/** Durable once it is resolved. */
export async function insertFloorEntry(db: Db, lessonId: string, { entry, actKey }: KeptFloorEntry): Promise<void> {
  await db
    .insertInto('lessonFloorEntry')
    .values({ lessonId, seq: entry.seq, actKey, entry: JSON.stringify(entry) })
    .execute();
}

/** Rolls of a lesson as they were called and corrected, newest first. */
export function listRolls(db: Db, lessonId: string) {
  return db
    .selectFrom('lessonRoll')
    .innerJoin('person', 'person.id', 'lessonRoll.calledBy')
    .where('lessonId', '=', lessonId)
    .selectAll('lessonRoll')
    .select('person.displayName as calledByName')
    .orderBy('calledAtMs', 'desc')
    .orderBy('lessonRoll.id', 'desc')
    .execute();
}

/** @returns the span's id. */
export async function beginPresence(
  db: Db,
  span: { readonly lessonId: string; readonly seatId: string; readonly personId: string; readonly fromMs: number },
): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto('lessonPresence')
    .values({ id, ...span, toMs: span.fromMs })
    .execute();
  return id;
}

export async function extendPresence(db: Db, id: string, toMs: number): Promise<void> {
  await db.updateTable('lessonPresence').set({ toMs }).where('id', '=', id).where('toMs', '<', toMs).execute();
}

export async function insertLink(
  db: Db,
  link: { readonly lessonId: string; readonly seatId: string; readonly atMs: number; readonly report: string },
): Promise<void> {
  await db.insertInto('lessonLink').values(link).execute();
}
