import { titleIfReadable } from './documents/index.ts';
import { KyselyUpdateLog, openPastDocuments } from './documents/sync/index.ts';
import type { LessonPastDocuments } from './lessons/index.ts';
import type { Db } from './platform/database/index.ts';

/** Documents as replays of lessons show them: from the log of their updates. */
export function documentsOfReplays(db: Db): LessonPastDocuments & { close(): Promise<void> } {
  const past = openPastDocuments(new KyselyUpdateLog(db));
  return {
    titleFor: (documentId, personId) => titleIfReadable(db, documentId, personId),
    changesOf: (documentId) => past.changesOf(documentId),
    read: (documentId, span) => past.read(documentId, span),
    close: () => past.close(),
  };
}
