import type { StageEntry } from '@tongyan/media/timeline';
import type { Db } from '../../platform/database/index.ts';
import type {} from '../tables.ts';

export type KeptEntry = { readonly entry: StageEntry; readonly actKey: string };

/** A lesson's whole stage log in its order. */
export async function listStageEntries(db: Db, lessonId: string): Promise<readonly KeptEntry[]> {
  const rows = await db
    .selectFrom('lessonStageEntry')
    .where('lessonId', '=', lessonId)
    .select(['entry', 'actKey'])
    .orderBy('seq')
    .execute();
  return rows.map(({ entry, actKey }) => ({ entry: JSON.parse(entry) as StageEntry, actKey }));
}

/** Durable once it is resolved. */
export async function insertStageEntry(db: Db, lessonId: string, { entry, actKey }: KeptEntry): Promise<void> {
  await db
    .insertInto('lessonStageEntry')
    .values({ lessonId, seq: entry.seq, actKey, entry: JSON.stringify(entry) })
    .execute();
}
