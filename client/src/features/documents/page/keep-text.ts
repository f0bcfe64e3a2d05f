import type * as Y from 'yjs';
import { saveFile } from '../download.ts';

/** The document's text as this window has it, unsynced edits included. */
export async function textOfDocument(doc: Y.Doc): Promise<string> {
  // With the editor's schema: not part of the page's own chunk.
  const { contentText, docToContent } = await import('@tongyan/collab-server/content');
  return contentText(docToContent(doc));
}

export async function downloadText(doc: Y.Doc, title: string): Promise<void> {
  saveFile(new Blob([await textOfDocument(doc)], { type: 'text/plain;charset=utf-8' }), `${title}.txt`);
}
