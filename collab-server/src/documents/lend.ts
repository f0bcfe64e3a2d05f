import type { Db } from '../platform/database/index.ts';
import { ProblemError } from '../platform/errors.ts';
import { requireDocument } from './access.ts';

/** The title of a document that somebody may read; a problem where there is none. */
export async function readableTitle(db: Db, documentId: string, personId: string): Promise<string> {
  const { title } = await requireDocument(db, documentId, personId, 'read');
  return title;
}

/** The same, for what is shown beside something else: null where there is none. */
export async function titleIfReadable(db: Db, documentId: string, personId: string): Promise<string | null> {
  try {
    return await readableTitle(db, documentId, personId);
  } catch (error) {
    if (error instanceof ProblemError) return null;
    throw error;
  }
}

export type Lending = {
  readonly documentId: string;
  /** Who may share it: a problem where they may not. */
  readonly lenderId: string;
  readonly personIds: readonly string[];
  readonly nowMs: number;
};

/** Lets people read a document whom it was not shared with by name; nobody loses a right that they have. */
export async function lendDocument(db: Db, { documentId, lenderId, personIds, nowMs }: Lending): Promise<void> {
  await requireDocument(db, documentId, lenderId, 'share');
  if (personIds.length === 0) return;
  await db
    .insertInto('documentMember')
    .values(
      personIds.map((personId) => ({
        documentId,
        personId,
        right: 'read' as const,
        grantedAtMs: nowMs,
        grantedBy: lenderId,
      })),
    )
    .onConflict((conflict) => conflict.columns(['documentId', 'personId']).doNothing())
    .execute();
}
