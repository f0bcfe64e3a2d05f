import type { SelectQueryBuilder } from 'kysely';
import type { CommunityRole } from '../communities/index.ts';
import type { Db, Tables } from '../platform/database/index.ts';
import type { CommunityRight, DocumentRight } from './contract.ts';
import { documentRight } from './rules.ts';
import type {} from './tables.ts';

/** A document as one person sees it. `right` is null where they may not read it, and before archiving is considered. */
export type DocumentRow = {
  readonly id: string;
  readonly title: string;
  readonly template: string | null;
  readonly communityId: string | null;
  readonly communityName: string | null;
  readonly communityRight: CommunityRight;
  readonly createdAtMs: number;
  readonly lastEditedAtMs: number;
  readonly lastEditedBy: string | null;
  readonly archivedAtMs: number | null;
  readonly schemaVersion: number;
  readonly ownRight: DocumentRight | null;
  readonly communityRole: CommunityRole | null;
};

/** The columns of `DocumentRow` on any query over `document`. */
export function withStanding<O>(query: SelectQueryBuilder<Tables, 'document', O>, viewerId: string) {
  return query
    .leftJoin('community', 'community.id', 'document.communityId')
    .leftJoin('documentMember as mine', (join) =>
      join.onRef('mine.documentId', '=', 'document.id').on('mine.personId', '=', viewerId),
    )
    .leftJoin('communityMember as belongs', (join) =>
      join.onRef('belongs.communityId', '=', 'document.communityId').on('belongs.personId', '=', viewerId),
    )
    .select([
      'document.id',
      'document.title',
      'document.template',
      'document.communityId',
      'community.name as communityName',
      'document.communityRight',
      'document.createdAtMs',
      'document.lastEditedAtMs',
      'document.lastEditedBy',
      'document.archivedAtMs',
      'document.schemaVersion',
      'mine.right as ownRight',
      'belongs.role as communityRole',
    ]);
}

export async function findDocument(db: Db, documentId: string, viewerId: string): Promise<DocumentRow | undefined> {
  return withStanding(db.selectFrom('document'), viewerId).where('document.id', '=', documentId).executeTakeFirst();
}

/** What one person may do in a document, whether archived; null where there is none or they may not read it. */
export async function findRight(
  db: Db,
  documentId: string,
  personId: string,
): Promise<{ readonly right: DocumentRight; readonly archived: boolean; readonly schemaVersion: number } | null> {
  const row = await findDocument(db, documentId, personId);
  const right = row ? documentRight(row) : null;
  return row && right ? { right, archived: row.archivedAtMs !== null, schemaVersion: row.schemaVersion } : null;
}

export type NewDocument = {
  readonly id: string;
  readonly title: string;
  readonly template: string | null;
  readonly communityId: string | null;
  readonly communityRight: CommunityRight;
  readonly ownerId: string;
  readonly pictures: readonly HeldPicture[];
  readonly nowMs: number;
};

/** A stored picture that a document holds from its first moment. */
export type HeldPicture = Pick<Tables['blobUse'], 'sha256' | 'mime' | 'sizeBytes'>;

/** Writes the document with its first owner and the pictures that it holds. */
export async function insertDocument(db: Db, document: NewDocument): Promise<void> {
  const { ownerId, pictures, nowMs, ...fields } = document;
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('document')
      .values({
        ...fields,
        createdBy: ownerId,
        createdAtMs: nowMs,
        lastEditedAtMs: nowMs,
        lastEditedBy: null,
        archivedAtMs: null,
        logSequence: 0,
        schemaVersion: 0,
      })
      .execute();
    await tx
      .insertInto('documentMember')
      .values({ documentId: fields.id, personId: ownerId, right: 'own', grantedAtMs: nowMs, grantedBy: ownerId })
      .execute();
    await tx
      .insertInto('documentVisit')
      .values({ documentId: fields.id, personId: ownerId, openedAtMs: nowMs, lastAtMs: nowMs })
      .execute();
    const use = { documentId: fields.id, fileName: null, addedBy: ownerId, addedAtMs: nowMs };
    for (const picture of pictures) {
      await tx
        .insertInto('blobUse')
        .values({ ...picture, ...use })
        .execute();
    }
  });
}

export type DocumentChange = Partial<
  Pick<Tables['document'], 'title' | 'communityId' | 'communityRight' | 'archivedAtMs'>
>;

export async function updateDocument(db: Db, documentId: string, change: DocumentChange): Promise<void> {
  if (Object.keys(change).length === 0) return;
  await db.updateTable('document').set(change).where('id', '=', documentId).execute();
}

/** Notes that a person opened a document now. */
export async function noteOpened(db: Db, documentId: string, personId: string, nowMs: number): Promise<void> {
  await db
    .insertInto('documentVisit')
    .values({ documentId, personId, openedAtMs: nowMs, lastAtMs: nowMs })
    .onConflict((conflict) =>
      conflict.columns(['documentId', 'personId']).doUpdateSet({ openedAtMs: nowMs, lastAtMs: nowMs }),
    )
    .execute();
}

/** Several documents as one person sees them, in no particular order; those they may not read are left out. */
export async function findDocuments(db: Db, documentIds: readonly string[], viewerId: string): Promise<DocumentRow[]> {
  if (documentIds.length === 0) return [];
  const rows = await withStanding(db.selectFrom('document'), viewerId)
    .where('document.id', 'in', [...documentIds])
    .execute();
  return rows.filter((row) => documentRight(row) !== null);
}
