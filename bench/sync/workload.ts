import * as Y from 'yjs';
import { seededRandom } from './statistics.ts';

const letters = Array.from('同研教案分数除法的意义与算理在折一折涂一涂中理解会用面积图说明，。');

/** An empty paragraph as an editor keeps it: what everybody types into. */
export const emptyParagraph: Uint8Array = (() => {
  const doc = new Y.Doc();
  doc.clientID = 999_999;
  const paragraph = new Y.XmlElement('paragraph');
  doc.getXmlFragment('content').insert(0, [paragraph]);
  paragraph.insert(0, [new Y.XmlText()]);
  return Y.encodeStateAsUpdate(doc);
})();

/** The text of a document that begins with `emptyParagraph`. */
function textOf(doc: Y.Doc): Y.XmlText {
  const paragraph = doc.getXmlFragment('content').get(0);
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
  if (!(text instanceof Y.XmlText)) throw new Error('the document does not begin with a paragraph');
  return text;
}

/** Keystrokes of one editor who types at one place: each update holds one character, as an editor sends it. The document holds
 * `emptyParagraph`. */
export function typedUpdates(clientId: number, count: number): Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  Y.applyUpdate(doc, emptyParagraph);
  const text = textOf(doc);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let i = 0; i < count; i += 1) text.insert(text.length, letters[i % letters.length] ?? '');
  return updates;
}

/** A document edited by four people at many places until its encoded state has at least `bytes`. */
export function editedDocument(seed: number, bytes: number): Uint8Array {
  const random = seededRandom(seed);
  const people = Array.from({ length: 4 }, (_, i) => {
    const doc = new Y.Doc();
    doc.clientID = seed * 100 + i + 1;
    Y.applyUpdate(doc, emptyParagraph);
    return doc;
  });
  let state = new Uint8Array();
  while (state.length < bytes) {
    for (const doc of people) {
      const text = textOf(doc);
      doc.transact(() => {
        for (let edit = 0; edit < 60; edit += 1) {
          const at = Math.floor(random() * (text.length + 1));
          if (random() < 0.15 && text.length > at + 4) text.delete(at, 3);
          else for (let k = 0; k < 8; k += 1) text.insert(at + k, letters[Math.floor(random() * letters.length)] ?? '');
        }
      });
    }
    const merged = Y.mergeUpdates(people.map((doc) => Y.encodeStateAsUpdate(doc)));
    for (const doc of people) Y.applyUpdate(doc, merged);
    state = new Uint8Array(Y.encodeStateAsUpdate(people[0] ?? new Y.Doc()));
  }
  return state;
}
