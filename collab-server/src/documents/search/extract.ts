import * as Y from 'yjs';
import { blobReferences, contentText, docToContent, writtenSchemaVersion } from '../content/index.ts';
import { fold } from './fold.ts';
import { gramsOf, type Segment, wordsOf } from './tokens.ts';

/** What search and lists need to know of a document's content. */
export type Extract = {
  readonly text: string;
  readonly folded: string;
  /** Tokens, parted by blanks: one long text crosses threads faster than a hundred thousand short ones. */
  readonly words: string;
  readonly grams: string;
  /** SHA-256 (hex) of the blobs that the content shows. */
  readonly blobs: readonly string[];
  readonly schemaVersion: number;
};

/** Longest text that is indexed, in UTF-16 units: about ten books. */
const MOST_TEXT_UNITS = 4_000_000;

/** Reads a document's merged update; takes some 100 ms for a long one, so this runs in a worker. */
export function extractDocument(title: string, update: Uint8Array, segment: Segment): Extract {
  const doc = new Y.Doc();
  if (update.length > 0) Y.applyUpdate(doc, update);
  const content = docToContent(doc);
  const schemaVersion = writtenSchemaVersion(doc);
  doc.destroy();
  const text = contentText(content).slice(0, MOST_TEXT_UNITS).toWellFormed().normalize('NFC');
  const folded = `${fold(title)} ${fold(text)}`;
  return {
    text,
    folded,
    words: [...wordsOf(folded, segment)].join(' '),
    grams: [...gramsOf(folded)].join(' '),
    blobs: blobReferences(content),
    schemaVersion,
  };
}
