import type { Readable } from 'node:stream';
import type { BlobStore } from '../platform/blobs/index.ts';
import type { Db, Tables } from '../platform/database/index.ts';
import { type Problem, problem } from '../platform/errors.ts';
import { type Result, err, ok } from '../platform/result.ts';
import { readableBy } from './readable.ts';

/** All images and attachments of one document together. */
export const maxDocumentBlobBytes = 512 * 1_048_576;

export type DocumentBlob = {
  /** Path to use in the document's content. */
  readonly src: string;
  readonly sha256: string;
  readonly mime: string;
  readonly sizeBytes: number;
};

export type AddBlob = {
  readonly documentId: string;
  readonly personId: string;
  readonly source: Readable;
  readonly fileName: string | null;
  readonly nowMs: number;
};

/** Keeps a file and notes that the document holds it. The caller has decided that this person may edit the document. */
export async function addBlob(
  db: Db,
  store: BlobStore,
  { documentId, personId, source, fileName, nowMs }: AddBlob,
): Promise<Result<DocumentBlob, Problem>> {
  const stored = await store.put(source);
  if (!stored.ok) return stored;
  const { sha256, sizeBytes, type } = stored.value;
  const use = { documentId, sha256, mime: type.mime, sizeBytes, fileName, addedBy: personId, addedAtMs: nowMs };
  const noted = await store.claim([sha256], () => noteUse(db, use));
  if (noted === undefined) return err(problem('blob.incomplete'));
  if (!noted) {
    await removeUnused(db, store, sha256);
    return err(problem('blob.quotaExceeded', { maxBytes: maxDocumentBlobBytes }));
  }
  return ok({ src: `/api/blobs/${sha256}`, sha256, mime: type.mime, sizeBytes });
}

/** Whether the document holds the blob now; false where its quota has no room for it. */
function noteUse(db: Db, use: Tables['blobUse']): Promise<boolean> {
  const { documentId, sha256, sizeBytes } = use;
  return db.transaction().execute(async (tx) => {
    // Locks the document's row, so that uploads at once cannot pass the quota together.
    await tx.updateTable('document').set({ id: documentId }).where('id', '=', documentId).execute();
    const used = await tx
      .selectFrom('blobUse')
      .where('documentId', '=', documentId)
      .where('sha256', '!=', sha256)
      .select((eb) => eb.fn.sum<number | string | null>('sizeBytes').as('bytes'))
      .executeTakeFirst();
    // PostgreSQL sums bigints to a decimal, which arrives as text.
    if (Number(used?.bytes ?? 0) + sizeBytes > maxDocumentBlobBytes) return false;
    await tx
      .insertInto('blobUse')
      .values(use)
      .onConflict((conflict) => conflict.columns(['documentId', 'sha256']).doNothing())
      .execute();
    return true;
  });
}

/** Removes a blob that no document holds. */
export function removeUnused(db: Db, store: BlobStore, sha256: string): Promise<void> {
  return store.removeUnless(sha256, () => isHeld(db, sha256));
}

/** Whether any document holds a blob. */
export async function isHeld(db: Db, sha256: string): Promise<boolean> {
  const use = await db.selectFrom('blobUse').select('sha256').where('sha256', '=', sha256).limit(1).executeTakeFirst();
  return use !== undefined;
}

/** A blob of any document that this person may read; undefined where there is none. */
export async function findReadableBlob(db: Db, sha256: string, personId: string) {
  return db
    .selectFrom('document')
    .innerJoin('blobUse', 'blobUse.documentId', 'document.id')
    .where('blobUse.sha256', '=', sha256)
    .where(readableBy(personId))
    .select(['blobUse.mime', 'blobUse.sizeBytes', 'blobUse.fileName'])
    .limit(1)
    .executeTakeFirst();
}
