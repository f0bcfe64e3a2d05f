import type { Db } from '../../platform/database/index.ts';
import type {} from './migrations.ts';

/** Documents that were never indexed, or whose log has gone on since; last edited first. */
export async function findStale(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('document')
    .leftJoin('searchEntry', 'searchEntry.documentId', 'document.id')
    .where((eb) =>
      eb.or([
        eb('searchEntry.documentId', 'is', null),
        eb('searchEntry.indexedSequence', '<', eb.ref('document.logSequence')),
      ]),
    )
    .select('document.id')
    .orderBy('document.lastEditedAtMs', 'desc')
    .execute();
  return rows.map((row) => row.id);
}

/** Notes the edits that a crash kept from being noted: the log is durable before the note of it. */
export async function noteMissedEdits(db: Db): Promise<void> {
  const missed = await db
    .selectFrom('documentUpdate')
    .innerJoin('document', 'document.id', 'documentUpdate.documentId')
    .groupBy('document.id')
    .groupBy('document.logSequence')
    .select((eb) => ['document.id', eb.fn.max('documentUpdate.sequence').as('sequence')])
    .having((eb) => eb(eb.fn.max('documentUpdate.sequence'), '>', eb.ref('document.logSequence')))
    .execute();
  for (const { id, sequence } of missed) {
    const entry = await db
      .selectFrom('documentUpdate')
      .select(['personId', 'receivedAtMs'])
      .where('documentId', '=', id)
      .where('sequence', '=', sequence)
      .executeTakeFirst();
    if (!entry) continue;
    await db
      .updateTable('document')
      .set({ logSequence: sequence, lastEditedBy: entry.personId, lastEditedAtMs: entry.receivedAtMs })
      .where('id', '=', id)
      .execute();
  }
}
