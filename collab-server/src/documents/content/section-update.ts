import { Node } from '@tiptap/pm/model';
import { prosemirrorToYXmlFragment } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import type { ContentNode } from './json.ts';
import { contentSchema } from './schema.ts';
import { CONTENT_FIELD } from './version.ts';

/** Blocks for the end of a template's section. */
interface SectionInsert {
  /** Of the section, the same in every language. */
  readonly key: string;
  /** For a heading at the document's end where people have taken the section away. */
  readonly title: string;
  /** A list is joined to the list that the section ends with, where it is of the same kind. */
  readonly blocks: readonly ContentNode[];
}

const lists: readonly string[] = ['orderedList', 'bulletList', 'taskList'];

/**
 * A Yjs update (version 1 encoding) by which a document receives blocks, whatever people have written in it meanwhile: it only adds. Applied twice, the
 * blocks are there once; made twice, they are there twice.
 *
 * @param whole the document as one update
 * @throws where the blocks do not fit the schema
 */
export function sectionUpdate(whole: Uint8Array, inserts: readonly SectionInsert[]): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, whole);
  const before = Y.encodeStateVector(doc);
  const body = doc.getXmlFragment(CONTENT_FIELD);
  doc.transact(() => {
    for (const { key, title, blocks } of inserts) insertInto(body, key, title, blocks);
  });
  const update = Y.encodeStateAsUpdate(doc, before);
  doc.destroy();
  return update;
}

function insertInto(body: Y.XmlFragment, key: string, title: string, blocks: readonly ContentNode[]): void {
  const children = body.toArray();
  const heading = children.findIndex((child) => isSection(child) && child.getAttribute('key') === key);
  if (heading === -1) {
    const own = { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: title }] };
    body.insert(body.length, elementsOf([own, ...blocks]));
    return;
  }
  const next = children.findIndex((child, index) => index > heading && isSection(child));
  const end = next === -1 ? children.length : next;
  const last = end - 1 > heading ? children[end - 1] : undefined;
  const [first] = blocks;
  if (
    blocks.length === 1 &&
    first !== undefined &&
    last instanceof Y.XmlElement &&
    lists.includes(first.type) &&
    last.nodeName === first.type
  ) {
    const [list] = writtenOf([first]);
    if (list instanceof Y.XmlElement) last.insert(last.length, copiesOf(list.toArray()));
    return;
  }
  body.insert(end, elementsOf(blocks));
}

const isSection = (child: unknown): child is Y.XmlElement =>
  child instanceof Y.XmlElement && child.nodeName === 'templateSection';

const elementsOf = (blocks: readonly ContentNode[]): Y.XmlElement[] => copiesOf(writtenOf(blocks));

/** As the schema writes them, every attribute present, in a document of their own. */
function writtenOf(blocks: readonly ContentNode[]): readonly unknown[] {
  const node = Node.fromJSON(contentSchema, { type: 'doc', content: blocks });
  node.check();
  const written = new Y.Doc().getXmlFragment(CONTENT_FIELD);
  prosemirrorToYXmlFragment(node, written);
  return written.toArray();
}

/** What stands in one document is put into another as a copy. */
function copiesOf(children: readonly unknown[]): Y.XmlElement[] {
  return children.flatMap((child) => (child instanceof Y.XmlElement ? [child.clone() as Y.XmlElement] : []));
}
