import { Node } from '@tiptap/pm/model';
import { prosemirrorToYXmlFragment } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import type { ContentNode } from './json.ts';
import { readFragment } from './fragment.ts';
import { repairContent } from './repair.ts';
import { contentSchema } from './schema.ts';
import { CONTENT_FIELD, stampSchemaVersion } from './version.ts';

/** The shape of `Result`, written out: this folder is also a browser's, and imports nothing of the server. */
export type ParsedContent =
  | { readonly ok: true; readonly value: Node }
  | { readonly ok: false; readonly error: { readonly code: 'content.invalid'; readonly detail: string } };

/** Checks content against the schema. `detail` says which node is wrong, in English, for logs and developers. */
export function parseContent(content: ContentNode): ParsedContent {
  try {
    const node = Node.fromJSON(contentSchema, content);
    node.check();
    return { ok: true, value: node };
  } catch (error) {
    return {
      ok: false,
      error: { code: 'content.invalid', detail: error instanceof Error ? error.message : String(error) },
    };
  }
}

/**
 * A Yjs update (version 1 encoding) that makes an empty document hold `content`, and records the schema version. Each call makes
 * an update of a new Yjs client: apply one of them once, since applying two gives the content twice.
 *
 * Throws where `content` is not valid: callers hold templates, or the result of `parseContent` or `repairContent`.
 */
export function contentToUpdate(content: ContentNode): Uint8Array {
  const parsed = parseContent(content);
  if (!parsed.ok) throw new Error(`Content does not fit the schema: ${parsed.error.detail}`);
  const doc = new Y.Doc();
  stampSchemaVersion(doc);
  prosemirrorToYXmlFragment(parsed.value, doc.getXmlFragment(CONTENT_FIELD));
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}

/**
 * The content of a document's merged update (version 1 encoding), as the schema writes it: every attribute present. What the
 * schema does not know or allow is taken apart as `repairContent` says, so this answers for any update that Yjs can read.
 */
export function updateToContent(update: Uint8Array): ContentNode {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  const content = docToContent(doc);
  doc.destroy();
  return content;
}

/** As `updateToContent`, from a document in memory, which it leaves as it is. */
export function docToContent(doc: Y.Doc): ContentNode {
  return repairContent({ type: 'doc', content: readFragment(doc.getXmlFragment(CONTENT_FIELD)) });
}
