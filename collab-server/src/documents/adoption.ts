import type { Db } from '../platform/database/index.ts';
import { findReadableBlob } from './blobs.ts';
import type { UpdateLog } from './sync/update-log.ts';

export type Adoption = {
  readonly documentId: string;
  /** Hashes of the blobs that the content shows. */
  readonly hashes: readonly string[];
  /** Only what was written after this sequence is looked at: what came before was judged then. */
  readonly afterSequence: number;
  readonly nowMs: number;
};

/**
 * Notes the blobs that content shows and that the document does not hold yet: pictures copied from another document. Only
 * those that whoever wrote the address here may read elsewhere, so that a hash alone opens nothing, whoever edits next.
 */
export async function adoptBlobs(
  db: Db,
  updateLog: Pick<UpdateLog, 'load' | 'history'>,
  { documentId, hashes, afterSequence, nowMs }: Adoption,
): Promise<void> {
  const unheld = await withoutHeld(db, documentId, hashes);
  if (unheld.length === 0) return;
  const updates = await writtenAfter(updateLog, documentId, afterSequence);
  for (const sha256 of unheld) {
    const address = Buffer.from(sha256, 'latin1');
    const writers = new Set(updates.filter(({ bytes }) => bytes.includes(address)).map(({ personId }) => personId));
    for (const personId of writers) {
      const readable = await findReadableBlob(db, sha256, personId);
      if (!readable) continue;
      await db
        .insertInto('blobUse')
        .values({ documentId, sha256, ...readable, addedBy: personId, addedAtMs: nowMs })
        .onConflict((conflict) => conflict.columns(['documentId', 'sha256']).doNothing())
        .execute();
      break;
    }
  }
}

async function withoutHeld(db: Db, documentId: string, hashes: readonly string[]): Promise<readonly string[]> {
  if (hashes.length === 0) return [];
  const held = await db
    .selectFrom('blobUse')
    .select('sha256')
    .where('documentId', '=', documentId)
    .where('sha256', 'in', [...hashes])
    .execute();
  const known = new Set(held.map((row) => row.sha256));
  return hashes.filter((sha256) => !known.has(sha256));
}

/** Updates with who sent them. Yjs writes an attribute's text into its update as it is: an address can be sought in the bytes. */
async function writtenAfter(
  updateLog: Pick<UpdateLog, 'load' | 'history'>,
  documentId: string,
  afterSequence: number,
): Promise<readonly { personId: string; bytes: Buffer }[]> {
  const { snapshot, tail } = await updateLog.load(documentId);
  const compacted = (snapshot?.throughSequence ?? 0) > afterSequence ? await updateLog.history(documentId) : [];
  return [
    ...compacted.filter(({ throughSequence }) => throughSequence > afterSequence),
    ...tail.filter(({ sequence }) => sequence > afterSequence),
  ].map(({ personId, update }) => ({
    personId,
    bytes: Buffer.from(update.buffer, update.byteOffset, update.byteLength),
  }));
}
