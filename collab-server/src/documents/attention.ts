import type { Db } from '../platform/database/index.ts';
import { readableBy } from './readable.ts';
import { type DocumentRow, withStanding } from './store.ts';

/** Documents given to a person by name that they have not opened yet, newest gift first. */
export async function listUnopenedShares(
  db: Db,
  personId: string,
  limit: number,
): Promise<(DocumentRow & { readonly sharedAtMs: number; readonly sharedBy: string })[]> {
  const rows = await withStanding(db.selectFrom('document'), personId)
    .innerJoin('documentMember as given', 'given.documentId', 'document.id')
    .leftJoin('documentVisit as visit', (join) =>
      join.onRef('visit.documentId', '=', 'document.id').on('visit.personId', '=', personId),
    )
    .where('given.personId', '=', personId)
    .where('given.grantedBy', '!=', personId)
    .where('visit.personId', 'is', null)
    .where('document.archivedAtMs', 'is', null)
    .select(['given.grantedAtMs as sharedAtMs', 'given.grantedBy as sharedBy'])
    .orderBy('given.grantedAtMs', 'desc')
    .orderBy('document.id')
    .limit(limit)
    .execute();
  return rows;
}

/** Documents that a person has opened before and somebody else has edited since, newest edit first. */
export async function listChangedByOthers(db: Db, personId: string, limit: number): Promise<DocumentRow[]> {
  return withStanding(db.selectFrom('document'), personId)
    .innerJoin('documentVisit as visit', 'visit.documentId', 'document.id')
    .where('visit.personId', '=', personId)
    .where(readableBy(personId))
    .where('document.archivedAtMs', 'is', null)
    .where('document.lastEditedBy', '!=', personId)
    .whereRef('document.lastEditedAtMs', '>', 'visit.lastAtMs')
    .orderBy('document.lastEditedAtMs', 'desc')
    .orderBy('document.id')
    .limit(limit)
    .execute();
}
