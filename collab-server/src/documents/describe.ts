import { findPeople, toReference } from '../communities/index.ts';
import type { Db } from '../platform/database/index.ts';
import type { DocumentDetail, DocumentSummary } from './contract.ts';
import { allowedActions, documentRight, effectiveRight } from './rules.ts';
import type { DocumentRow } from './store.ts';

/** Summaries in the order of the rows; rows that the viewer may not read are a broken invariant. */
export async function summariseDocuments(db: Db, rows: readonly DocumentRow[]): Promise<DocumentSummary[]> {
  if (rows.length === 0) return [];
  const owners = await db
    .selectFrom('documentMember')
    .select(['documentId', 'personId'])
    .where(
      'documentId',
      'in',
      rows.map((row) => row.id),
    )
    .where('right', '=', 'own')
    .orderBy('grantedAtMs')
    .orderBy('personId')
    .execute();
  const people = await findPeople(db, [
    ...owners.map((owner) => owner.personId),
    ...rows.map((row) => row.lastEditedBy),
  ]);
  const reference = (id: string | null) => {
    const person = id === null ? undefined : people.get(id);
    return person ? toReference(person) : null;
  };
  return rows.map((row) => {
    const right = documentRight(row);
    if (right === null) throw new Error('a document was listed for somebody who may not read it');
    return {
      id: row.id,
      title: row.title,
      template: row.template,
      community: row.communityId === null ? null : { id: row.communityId, name: row.communityName ?? '' },
      owners: owners.flatMap((owner) => (owner.documentId === row.id ? (reference(owner.personId) ?? []) : [])),
      right: effectiveRight(right, row.archivedAtMs !== null),
      createdAtMs: row.createdAtMs,
      lastEditedAtMs: row.lastEditedAtMs,
      lastEditedBy: reference(row.lastEditedBy),
      archivedAtMs: row.archivedAtMs,
    };
  });
}

export async function describeDocument(db: Db, row: DocumentRow): Promise<DocumentDetail> {
  const [summary] = await summariseDocuments(db, [row]);
  const right = documentRight(row);
  if (!summary || right === null) throw new Error('a document was described to somebody who may not read it');
  return {
    ...summary,
    communityRight: row.communityRight,
    actions: allowedActions(right, row.archivedAtMs !== null),
    schemaVersion: row.schemaVersion,
  };
}
