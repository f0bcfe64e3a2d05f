import type * as Y from 'yjs';

/** Name of the `Y.XmlFragment` that holds a document's body. */
export const CONTENT_FIELD = 'content';

/** Name of the `Y.Map` that holds what must be known before the body is read. */
export const META_FIELD = 'meta';
export const SCHEMA_VERSION_KEY = 'schemaVersion';

/**
 * The version of the content schema: raised by one whenever a node, a mark or an attribute is added or changes meaning.
 *
 * 1: the first. 2: moments of trainings.
 *
 * Why it matters: the binding of Yjs to ProseMirror deletes from the shared document whatever its schema does not know: a
 * node of an unknown type, all the text of a line that carries an unknown mark, and, at the next edit, unknown attributes.
 * It does so while it renders, before anyone types, and in read-only editors too. So:
 *
 * 1. Whoever writes stamps `meta.schemaVersion` with the greater of its own version and the one there, in an update of its own
 *    before the first content that it writes.
 * 2. Whoever reads looks at the gate (`schemaGate`) before it binds an editor. Where the gate is shut, the document may only be
 *    shown from a copy whose changes go nowhere.
 * 3. The gate is looked at again with every update that arrives, because a newer client may join at any time.
 */
export const CONTENT_SCHEMA_VERSION = 2;

export type SchemaGate =
  | { readonly open: true }
  | { readonly open: false; readonly writtenBy: number; readonly understood: number };

/** The schema version that last wrote the document; 0 where nothing did. */
export function writtenSchemaVersion(doc: Y.Doc): number {
  const value: unknown = doc.getMap(META_FIELD).get(SCHEMA_VERSION_KEY);
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0;
}

/**
 * Whether a program that understands `understood` may bind an editor to the document. `required` is what the server's
 * metadata asks for, where it says so.
 */
export function schemaGate(doc: Y.Doc, understood: number = CONTENT_SCHEMA_VERSION, required = 0): SchemaGate {
  const writtenBy = Math.max(writtenSchemaVersion(doc), required);
  return writtenBy > understood ? { open: false, writtenBy, understood } : { open: true };
}

/** Records that a program of this version writes from here on. Does nothing where that version or a later one is recorded. */
export function stampSchemaVersion(
  doc: Y.Doc,
  version: number = CONTENT_SCHEMA_VERSION,
  origin: unknown = 'schema-version',
): void {
  if (writtenSchemaVersion(doc) >= version) return;
  doc.transact(() => doc.getMap(META_FIELD).set(SCHEMA_VERSION_KEY, version), origin);
}
