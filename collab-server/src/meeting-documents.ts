import {
  contentToUpdate,
  createDocument,
  type DocumentSync,
  lendDocument,
  sectionUpdate,
  titleIfReadable,
} from './documents/index.ts';
import type { MeetingDocuments } from './meetings/index.ts';
import type { Db } from './platform/database/index.ts';
import { ProblemError } from './platform/errors.ts';
import { ok } from './platform/result.ts';

type Deps = { readonly db: Db; readonly sync: DocumentSync; readonly now: () => number };

/** An update of nothing. */
const EMPTY_BYTES = 2;

/** Minutes of research meetings as documents. */
export function documentsOfMeetings(deps: Deps): MeetingDocuments {
  const { db, sync } = deps;
  return {
    titleFor: (documentId, personId) => titleIfReadable(db, documentId, personId),
    async make({ content, ...request }) {
      const { documentId } = request;
      const known = await db.selectFrom('document').select('id').where('id', '=', documentId).executeTakeFirst();
      if (known !== undefined) return ok(undefined);
      // A server that fell after the content and before the document wrote the content already.
      const isWritten = (await sync.readDocument(documentId)).length > EMPTY_BYTES;
      const template = 'meetingMinutes';
      const first = isWritten ? null : contentToUpdate(content);
      const made = await createDocument(deps, { ...request, template, content: first });
      return made.ok ? ok(undefined) : made;
    },
    async lend(documentId, lending) {
      try {
        await lendDocument(db, { documentId, ...lending, nowMs: deps.now() });
        return true;
      } catch (error) {
        if (error instanceof ProblemError) return false;
        throw error;
      }
    },
    prepare: async (documentId, sections) => sectionUpdate(await sync.readDocument(documentId), sections),
    write: (documentId, personId, update) => sync.appendServerUpdate(documentId, personId, update),
  };
}
