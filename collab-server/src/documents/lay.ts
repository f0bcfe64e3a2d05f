import * as Y from 'yjs';
import type { Db } from '../platform/database/index.ts';
import { orThrow } from '../platform/errors.ts';
import { CONTENT_FIELD, type ContentNode, contentToUpdate } from './content/index.ts';
import { createDocument } from './create.ts';
import { KyselyUpdateLog } from './sync/index.ts';

/** A document that was written on before: what stood in it first, and lines that came to its end, each at its time. */
type WrittenDocument = {
  readonly documentId: string;
  readonly title: string;
  readonly ownerId: string;
  readonly createdAtMs: number;
  readonly content: ContentNode;
  /** Oldest first. */
  readonly lines: readonly { readonly atMs: number; readonly personId: string; readonly text: string }[];
};

/**
 * Lays it with a log that has these times, as if it had been written then; not again where it is there. Nobody may have it open.
 *
 * @throws where its owner may not make documents
 */
export async function layWrittenDocument(db: Db, written: WrittenDocument): Promise<void> {
  const { documentId, title, ownerId, createdAtMs, content, lines } = written;
  const known = await db.selectFrom('document').select('id').where('id', '=', documentId).executeTakeFirst();
  if (known) return;
  const log = new KyselyUpdateLog(db);
  // What a crash has left of it.
  await log.remove(documentId);
  const doc = new Y.Doc();
  const first = contentToUpdate(content);
  Y.applyUpdate(doc, first);
  await log.append([
    { documentId, sequence: 1, personId: ownerId, receivedAtMs: createdAtMs, update: first },
    ...lines.map(({ atMs, personId, text }, index) => {
      return { documentId, sequence: index + 2, personId, receivedAtMs: atMs, update: addLine(doc, text) };
    }),
  ]);
  const unused = () => Promise.reject(new Error('its content stands in the log already'));
  const sync = { rightsChanged() {}, documentChanged() {}, appendServerUpdate: unused, readDocument: unused };
  const request = { actorId: ownerId, title, template: 'blank', communityId: null, content: null, documentId };
  orThrow(await createDocument({ db, sync, now: () => createdAtMs }, request));
  const last = lines.at(-1);
  await db
    .updateTable('document')
    .set({ lastEditedAtMs: last?.atMs ?? createdAtMs, lastEditedBy: last?.personId ?? ownerId })
    .where('id', '=', documentId)
    .execute();
}

/** @returns what it changed */
function addLine(doc: Y.Doc, text: string): Uint8Array {
  const before = Y.encodeStateVector(doc);
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(text)]);
  doc.getXmlFragment(CONTENT_FIELD).push([paragraph]);
  return Y.encodeStateAsUpdate(doc, before);
}
