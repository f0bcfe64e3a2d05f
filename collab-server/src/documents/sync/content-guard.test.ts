import { Fragment } from '@tiptap/pm/model';
import { Transform } from '@tiptap/pm/transform';
import { updateYFragment } from '@tiptap/y-tiptap';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  CONTENT_FIELD,
  CONTENT_SCHEMA_VERSION,
  contentSchema,
  contentToUpdate,
  docToContent,
  META_FIELD,
  parseContent,
  SCHEMA_VERSION_KEY,
  stampSchemaVersion,
  templateContent,
  templateIds,
} from '../content/index.ts';
import { closeCodes } from './close-codes.ts';
import { ContentGuard, type ContentRules } from './content-guard.ts';
import { DocumentState } from './document-state.ts';
import { compact } from './merging.ts';
import { fuzzSeed, type Random, randomDoc, seededRandom } from './testing-fuzz.ts';
import { expectAllDurable, expectCode, expectSoon, useTestServers } from './testing-harness.ts';
import { parseUpdate } from './update-reader.ts';

const rules: ContentRules = {
  fragment: CONTENT_FIELD,
  map: META_FIELD,
  versionKey: SCHEMA_VERSION_KEY,
  maxVersion: 3,
};

/** A document as the server holds it: what is refused is not taken in. */
function guarded() {
  let guard = new ContentGuard(rules, undefined);
  let state = DocumentState.from({ snapshot: undefined, tail: [] }, guard);
  let taken: Uint8Array[] = [];
  const take = (update: Uint8Array): 'taken' | 'known' | 'refused' => {
    const parsed = parseUpdate(update);
    if (parsed === undefined) throw new Error('the update is malformed');
    const verdict = state.judge(parsed);
    if (verdict === 'known') return 'known';
    if (verdict !== 'new') throw new Error(`the update is ${verdict}`);
    const examined = guard.examine(parsed, state.vector);
    if (examined === undefined) return 'refused';
    state.apply(parsed, update.byteLength);
    guard.note(examined);
    taken.push(update);
    return 'taken';
  };
  /** As after a compaction and a restart; without places, as after an upgrade. */
  const reopen = (withPlaces = true): void => {
    const tail = taken.map((update, i) => ({ sequence: i + 1, personId: 'p', receivedAtMs: 0, update }));
    const merged = compact(undefined, tail, 1_000).snapshot;
    const snapshot = withPlaces ? { ...merged, places: guard.encodePlaces() } : merged;
    guard = new ContentGuard(rules, snapshot);
    state = DocumentState.from({ snapshot, tail: [] }, guard);
    taken = [snapshot.update];
  };
  return { take, reopen, merged: () => Y.mergeUpdates(taken) };
}

/** What one edit of a copy of the document sends. */
function updateOf(before: Uint8Array, edit: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, before);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  doc.transact(() => edit(doc));
  return Y.mergeUpdates(updates);
}

const lesson = contentToUpdate(templateContent('lessonPlan'));
const fragmentOf = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment(CONTENT_FIELD);
const firstElement = (doc: Y.Doc): Y.XmlElement => {
  const first = fragmentOf(doc).get(0);
  if (!(first instanceof Y.XmlElement)) throw new Error('a template begins with an element');
  return first;
};
const stamp =
  (value: unknown) =>
  (doc: Y.Doc): void =>
    void doc.getMap(META_FIELD).set(SCHEMA_VERSION_KEY, value);

/** Inserts a string where no method of Yjs would. */
function rawText(
  doc: Y.Doc,
  { origin = null, parent = null }: { origin?: Y.ID | null; parent?: Y.XmlElement | null },
): void {
  doc.transact((transaction) => {
    const id = Y.createID(doc.clientID, Y.getState(doc.store, doc.clientID));
    const left = origin && Y.getItem(doc.store, origin);
    if (left !== null && !(left instanceof Y.Item)) throw new Error('the origin is an item');
    const within = parent ?? (left?.parent as Y.XmlElement);
    new Y.Item(id, left, origin, null, null, within, null, new Y.ContentString('x')).integrate(transaction, 0);
  });
}

describe('what would freeze or break a document', () => {
  const attacks: Record<string, (doc: Y.Doc) => void> = {
    'a version beyond what the server knows': stamp(4),
    'an absurd version': stamp(1e15),
    'a version that is no number': stamp('9'),
    'a fraction': stamp(1.5),
    'a shared type as version': (doc) => void doc.getMap(META_FIELD).set(SCHEMA_VERSION_KEY, new Y.Map()),
    'a type as version that is allowed elsewhere': (doc) =>
      void doc.getMap(META_FIELD).set(SCHEMA_VERSION_KEY, new Y.XmlText('1')),
    'an unknown top-level type': (doc) => doc.getText('other').insert(0, 'x'),
    'text where the body is': (doc) => doc.getText(CONTENT_FIELD).insert(0, 'x'),
    'a map where the body is': (doc) => void doc.getMap(CONTENT_FIELD).set('x', 1),
    'a list where the map is': (doc) => doc.getArray(META_FIELD).push([1]),
    'text inside a node': (doc) => {
      firstElement(doc).push([new Y.XmlText()]);
      const sibling = Y.createID(doc.clientID, Y.getState(doc.store, doc.clientID) - 1);
      rawText(doc, { origin: sibling });
    },
    'text in an empty node': (doc) => {
      const element = new Y.XmlElement('paragraph');
      fragmentOf(doc).push([element]);
      rawText(doc, { parent: element });
    },
    'a hook': (doc) => fragmentOf(doc).push([new Y.XmlHook('h') as unknown as Y.XmlText]),
    'a map as a node': (doc) => firstElement(doc).push([new Y.Map() as unknown as Y.XmlText]),
    'a subdocument': (doc) => void doc.getMap(META_FIELD).set('sub', new Y.Doc()),
    'an embedded object': (doc) => {
      const text = new Y.XmlText();
      text.insertEmbed(0, { image: 'x' });
      fragmentOf(doc).push([text]);
    },
    'a subdocument as an attribute': (doc) => firstElement(doc).setAttribute('x', new Y.Doc() as unknown as string),
    'a type as an attribute': (doc) => firstElement(doc).setAttribute('x', new Y.XmlText('1') as unknown as string),
    'a value among nodes': (doc) => {
      const element = new Y.XmlElement('paragraph');
      element.insert(0, [7 as unknown as Y.XmlText]);
      fragmentOf(doc).push([element]);
    },
  };

  test.each(Object.entries(attacks))('[G1] [G2] [G3] %s is refused', (_, attack) => {
    const document = guarded();
    expect(document.take(lesson)).toBe('taken');
    expect(document.take(updateOf(lesson, attack))).toBe('refused');
    document.reopen();
    expect(document.take(updateOf(lesson, attack))).toBe('refused');
    document.reopen(false);
    expect(document.take(updateOf(lesson, attack))).toBe('refused');
  });

  test('[G3] nor beside nodes that are deleted by now, whoever deleted them', () => {
    for (const withPlaces of [true, false]) {
      const document = guarded();
      document.take(lesson);
      const emptied = updateOf(lesson, (doc) => fragmentOf(doc).delete(0, fragmentOf(doc).length));
      expect(document.take(emptied)).toBe('taken');
      document.reopen(withPlaces);
      const text = (doc: Y.Doc): void => doc.getText(CONTENT_FIELD).insert(0, 'x');
      expect(document.take(updateOf(document.merged(), text))).toBe('refused');
    }
  });

  test('[G2] a stamp that replaces others does not say so itself: it is known by what it replaces', () => {
    const document = guarded();
    document.take(lesson);
    expect(document.take(updateOf(document.merged(), stamp(2)))).toBe('taken');
    document.reopen();
    expect(document.take(updateOf(document.merged(), stamp(3)))).toBe('taken');
    expect(document.take(updateOf(document.merged(), stamp(4)))).toBe('refused');
    expect(document.take(updateOf(document.merged(), (doc) => doc.getMap(META_FIELD).clear()))).toBe('taken');
    document.reopen();
    expect(document.take(updateOf(document.merged(), stamp(4)))).toBe('refused');
    expect(document.take(updateOf(document.merged(), stamp(1)))).toBe('taken');
  });

  test('[G2] nor is it hidden behind another client of the same update, whatever the order', () => {
    for (const [first, second] of [
      [1, 2],
      [2, 1],
    ] as const) {
      const one = new Y.Doc();
      one.clientID = first;
      stamp(1)(one);
      const two = new Y.Doc();
      two.clientID = second;
      Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
      stamp(99)(two);
      expect(guarded().take(Y.encodeStateAsUpdate(two))).toBe('refused');
    }
  });

  test('[G2] nor by another account of what the document knows', () => {
    const victim = new Y.Doc();
    victim.clientID = 5;
    stamp(1)(victim);
    const document = guarded();
    document.take(Y.encodeStateAsUpdate(victim));
    // The same id as text in the body, and on it a value that builds on that id: Yjs keeps the id as it was.
    const forged = new Y.Doc();
    forged.clientID = 5;
    forged.getXmlFragment(CONTENT_FIELD).insert(0, [new Y.XmlText()]);
    const attacker = new Y.Doc();
    attacker.clientID = 6;
    Y.applyUpdate(attacker, Y.encodeStateAsUpdate(victim));
    stamp(99)(attacker);
    const update = Y.mergeUpdates([
      Y.encodeStateAsUpdate(forged),
      Y.diffUpdate(Y.encodeStateAsUpdate(attacker), Y.encodeStateVector(victim)),
    ]);
    expect(parseUpdate(update)?.blocks).toHaveLength(2);
    expect(document.take(update)).toBe('refused');
  });

  test('[G4] what got in earlier is not held against those who send it again', () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, lesson);
    stamp(50)(doc);
    const old = Y.encodeStateAsUpdate(doc);
    const snapshot = compact(undefined, [{ sequence: 1, personId: 'p', receivedAtMs: 0, update: old }], 1_000).snapshot;
    const guard = new ContentGuard(rules, snapshot);
    const state = DocumentState.from({ snapshot, tail: [] }, guard);
    fragmentOf(doc).push([new Y.XmlElement('paragraph')]);
    const all = parseUpdate(Y.encodeStateAsUpdate(doc));
    expect(all && state.judge(all)).toBe('new');
    expect(all && guard.examine(all, state.vector)).toBeDefined();
  });
});

describe('what editors write', () => {
  test.each(templateIds)('[G5] the template %s is taken', (id) => {
    const document = guarded();
    expect(document.take(contentToUpdate(templateContent(id)))).toBe('taken');
    document.reopen();
    expect(document.take(contentToUpdate(templateContent(id, 'en')))).toBe('taken');
  });

  test.each([fuzzSeed(), 1, 2])('[G5] no edit of an editor is refused (seed %i)', { timeout: 60_000 }, (seed) => {
    const random = seededRandom(seed);
    const document = guarded();
    document.take(contentToUpdate(templateContent(random.pick(templateIds))));
    const editors = [randomDoc(random), randomDoc(random)];
    const written: string[] = [];
    for (let i = 0; i < 60; i += 1) {
      const doc = random.pick(editors);
      Y.applyUpdate(doc, document.merged());
      const updates: Uint8Array[] = [];
      const collect = (update: Uint8Array): number => updates.push(update);
      doc.on('update', collect);
      if (random.below(5) === 0) stampSchemaVersion(doc, 1 + random.below(3));
      const edits = 1 + random.below(4);
      for (let k = 0; k < edits; k += 1) editAsEditor(doc, random);
      doc.off('update', collect);
      if (updates.length === 0) continue;
      const update = random.below(2) === 0 ? Y.mergeUpdates(updates) : Y.encodeStateAsUpdate(doc);
      written.push(document.take(update));
      if (random.below(15) === 0) document.reopen(random.below(2) === 0);
    }
    expect(written.filter((outcome) => outcome !== 'taken' && outcome !== 'known')).toEqual([]);
    expect(written.length).toBeGreaterThan(30);
  });
});

/** One random step of an editor, brought into the shared document as y-tiptap does. */
function editAsEditor(doc: Y.Doc, random: Random): void {
  const parsed = parseContent(docToContent(doc));
  if (!parsed.ok) throw new Error(parsed.error.detail);
  const transform = new Transform(parsed.value);
  const at = random.below(parsed.value.content.size);
  const until = Math.min(parsed.value.content.size, at + random.below(12));
  try {
    switch (random.below(5)) {
      case 0:
        transform.insert(at, contentSchema.text(random.pick(['分数', 'abc', '😀'])));
        break;
      case 1:
        transform.delete(at, until);
        break;
      case 2:
        transform.addMark(at, until, contentSchema.mark('bold'));
        break;
      case 3: {
        const other = parseContent(templateContent(random.pick(templateIds)));
        if (other.ok) transform.insert(0, Fragment.from(other.value.content.firstChild));
        break;
      }
      default:
        parsed.value.descendants((node, position) => {
          if (node.type.name === 'heading' && random.below(3) === 0)
            transform.setNodeAttribute(position, 'level', 1 + random.below(3));
        });
    }
  } catch {
    // The step does not fit there; an editor would not have offered it.
    return;
  }
  updateYFragment(doc, fragmentOf(doc), transform.doc, { mapping: new Map(), isOMark: new Map() });
}

describe('through the server', () => {
  const { start, joined } = useTestServers();

  test('[G1] closes with 4422, stores nothing of it, and the others go on', async () => {
    const server = await start({ content: rules });
    const honest = await joined(server, 'ext=1&person=p1');
    honest.doc.transact(() => Y.applyUpdate(honest.doc, lesson));
    await expectAllDurable(honest);
    const attacker = await joined(server, 'ext=1&person=p2');
    stamp(1e9)(attacker.doc);
    await expectCode(attacker, closeCodes.contentRefused);
    fragmentOf(honest.doc).push([new Y.XmlElement('paragraph')]);
    await expectAllDurable(honest);
    const later = await joined(server, 'person=p3');
    await expectSoon(() => later.doc.getMap(META_FIELD).get(SCHEMA_VERSION_KEY)).toBe(CONTENT_SCHEMA_VERSION);
    await expect(server.server.appendServerUpdate('d1', 'p1', updateOf(lesson, stamp(9)))).rejects.toThrow(/refused/);
    const overHttp = await server.server.exchange({
      documentId: 'd1',
      authorise: () =>
        Promise.resolve({
          ok: true,
          grant: { personId: 'p4', displayName: 'P', organisationName: 'S', right: 'edit' },
        }),
      clientKey: 'tab',
      stateVector: Y.encodeStateVector(later.doc),
      cursor: undefined,
      updates: [updateOf(lesson, stamp(9))],
      awareness: undefined,
      waitMs: 0,
    });
    expect(overHttp).toMatchObject({ ok: false, error: { closeCode: closeCodes.contentRefused } });
  });
});
