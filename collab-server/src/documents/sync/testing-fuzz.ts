/** Seeded writers for the fuzz tests: random edits of all kinds of shared types. */
import * as Y from 'yjs';
import { mulberry32 } from '../../platform/testing-random.ts';

export type Random = { next(): number; below(limit: number): number; pick<T>(items: readonly T[]): T };

/** A seeded source with what writers ask of it. */
export function seededRandom(seed: number): Random {
  const next = mulberry32(seed);
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    pick<T>(items: readonly T[]): T {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
  };
}

/**
 * The seed of this run: `FUZZ_SEED`, a new one each time where that is `random`, and the same one where nothing is said; tests
 * name it in what they print on failure.
 */
export function fuzzSeed(): number {
  const given = process.env['FUZZ_SEED'] ?? '2026';
  return given === 'random' ? Math.floor(Math.random() * 2 ** 31) : Number(given);
}

export function randomDoc(random: Random): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = 1 + random.below(2 ** 31);
  return doc;
}

/**
 * The place itself, or the one before it where it lies inside a surrogate pair. Yjs cuts a pair into two U+FFFD wherever an
 * item is split inside it, and items are split elsewhere on another replica: what no editor does would not converge.
 */
function characterStart(text: Y.Text, at: number): number {
  return /^[\uDC00-\uDFFF]/.test(text.toJSON().slice(at, at + 1)) ? at - 1 : at;
}

/** One random edit; now and then one that changes nothing. */
export function randomEdit(doc: Y.Doc, random: Random): void {
  switch (random.below(8)) {
    case 0:
    case 1:
    case 2: {
      const text = doc.getText('t');
      const at = characterStart(text, random.below(text.length + 1));
      text.insert(at, random.pick(['a', 'bc', '分数', '😀', '\n', 'lesson plan ']));
      return;
    }
    case 3: {
      const text = doc.getText('t');
      if (text.length === 0) return;
      const at = characterStart(text, random.below(text.length));
      const end = characterStart(text, Math.min(text.length, at + 1 + random.below(5)));
      text.delete(at, end - at);
      return;
    }
    case 4: {
      const text = doc.getText('t');
      if (text.length < 2) return;
      const at = characterStart(text, random.below(text.length - 1));
      const end = characterStart(text, at + 2);
      text.format(at, end - at, { bold: random.next() < 0.5 });
      return;
    }
    case 5:
      doc.getMap('m').set(random.pick(['x', 'y']), random.pick([1, 'two', null, { three: [3, true] }]));
      return;
    case 6: {
      const fragment = doc.getXmlFragment('f');
      const paragraph = new Y.XmlElement('p');
      fragment.insert(random.below(fragment.length + 1), [paragraph]);
      paragraph.insert(0, [new Y.XmlText('备课')]);
      return;
    }
    default: {
      const fragment = doc.getXmlFragment('f');
      if (fragment.length > 0) fragment.delete(random.below(fragment.length), 1);
      else doc.getArray('a').push([new Uint8Array([1, 2]), 3, 'four']);
    }
  }
}
