import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { judgeUpdate } from './causality.ts';
import { type DeleteSet, addAllDeleted } from './delete-set.ts';
import { fuzzSeed, type Random, randomDoc, randomEdit, seededRandom } from './testing-fuzz.ts';
import { decodeStateVector } from './state-vector.ts';
import { parseUpdate } from './update-reader.ts';
import * as encoding from 'lib0/encoding';

/** Updates of several clients who hear of each other irregularly, in an order that respects causes. */
function writeTogether(random: Random, edits: number): Uint8Array[] {
  const docs = Array.from({ length: 4 }, () => randomDoc(random));
  const updates: Uint8Array[] = [];
  for (const doc of docs)
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'remote') updates.push(update);
    });
  for (let i = 0; i < edits; i += 1) {
    const doc = random.pick(docs);
    const edit = (): void => randomEdit(doc, random);
    if (random.below(4) === 0) doc.transact(() => [1, 2, 3].forEach(edit));
    else edit();
    if (random.below(3) === 0) {
      const other = random.pick(docs);
      Y.applyUpdate(other, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(other)), 'remote');
    }
  }
  return updates;
}

function deletedOf(doc: Y.Doc): DeleteSet {
  const deleted: DeleteSet = new Map();
  const parsed = parseUpdate(Y.encodeStateAsUpdate(doc));
  if (parsed === undefined) throw new Error('Yjs wrote what cannot be read');
  addAllDeleted(deleted, parsed.deletes);
  return deleted;
}

/** What Yjs makes of the update: the oracle. */
function outcomeInYjs(doc: Y.Doc, update: Uint8Array): 'new' | 'known' | 'missing' {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const before = Y.encodeSnapshot(Y.snapshot(copy));
  Y.applyUpdate(copy, update);
  const isPending = copy.store.pendingStructs !== null || copy.store.pendingDs !== null;
  const after = Y.encodeSnapshot(Y.snapshot(copy));
  if (isPending) return 'missing';
  return Buffer.compare(before, after) === 0 ? 'known' : 'new';
}

function judge(doc: Y.Doc, update: Uint8Array): string {
  const parsed = parseUpdate(update);
  if (parsed === undefined) return 'malformed';
  return judgeUpdate(parsed, decodeStateVector(Y.encodeStateVector(doc)), deletedOf(doc));
}

const seed = fuzzSeed();

test.each([seed, 1, 2, 3, 4, 5])('[C1] judges as Yjs does, whatever order updates come in (seed %i)', (runSeed) => {
  const random = seededRandom(runSeed);
  const updates = writeTogether(random, 120);
  const doc = new Y.Doc();
  const verdicts = new Set<string>();
  for (let i = 0; i < 300; i += 1) {
    const at = Math.min(updates.length - 1, Math.max(0, Math.floor((i / 300) * updates.length) + random.below(9) - 4));
    const some = Array.from(
      { length: 1 + random.below(4) },
      () => updates[Math.min(updates.length - 1, at + random.below(6))],
    );
    const chosen = some.filter((u) => u !== undefined);
    const update = chosen.length === 1 && chosen[0] ? chosen[0] : Y.mergeUpdates(chosen);
    const expected = outcomeInYjs(doc, update);
    const verdict = judge(doc, update);
    verdicts.add(verdict);
    expect(verdict, `step ${i}`).toBe(expected);
    if (verdict === 'new') Y.applyUpdate(doc, update);
    // What is due comes at last, so that the walk never ends in front of one missing update.
    for (const due of updates.slice(0, Math.max(0, at - 6))) Y.applyUpdate(doc, due);
  }
  expect([...verdicts].toSorted()).toEqual(['known', 'missing', 'new']);
});

test.each([seed, 11, 12])('[C1] judges differences for any state vector as Yjs does (seed %i)', (runSeed) => {
  const random = seededRandom(runSeed);
  const updates = writeTogether(random, 150);
  const whole = new Y.Doc();
  for (const update of updates) Y.applyUpdate(whole, update);
  for (let i = 0; i < 60; i += 1) {
    const doc = new Y.Doc();
    for (const update of updates.slice(0, random.below(updates.length))) Y.applyUpdate(doc, update);
    const other = new Y.Doc();
    for (const update of updates.slice(0, random.below(updates.length))) Y.applyUpdate(other, update);
    const update = Y.encodeStateAsUpdate(whole, Y.encodeStateVector(other));
    expect(judge(doc, update)).toBe(outcomeInYjs(doc, update));
    const merged = Y.diffUpdate(Y.mergeUpdates(updates), Y.encodeStateVector(other));
    expect(judge(doc, merged)).toBe(outcomeInYjs(doc, merged));
  }
});

type Struct = { client: number; clock: number; origin?: [number, number]; parent?: [number, number]; text: string };

/** An update made by hand, one block for each struct's client. */
function handMade(structs: readonly Struct[], deletes: readonly [number, number, number][] = []): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, structs.length);
    for (const { client, clock, origin, parent, text } of structs) {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      encoding.writeUint8(encoder, origin ? 0x84 : 0x04);
      if (origin) for (const value of origin) encoding.writeVarUint(encoder, value);
      else if (parent) for (const value of [0, ...parent]) encoding.writeVarUint(encoder, value);
      else {
        encoding.writeVarUint(encoder, 1);
        encoding.writeVarString(encoder, 't');
      }
      encoding.writeVarString(encoder, text);
    }
    encoding.writeVarUint(encoder, deletes.length);
    for (const [client, clock, length] of deletes)
      for (const value of [client, 1, clock, length]) encoding.writeVarUint(encoder, value);
  });
}

const empty = new Y.Doc();

test('[C2] structs that build on each other in a circle are missing their causes', () => {
  const update = handMade([
    { client: 1, clock: 0, origin: [2, 0], text: 'a' },
    { client: 2, clock: 0, origin: [1, 0], text: 'b' },
  ]);
  expect(outcomeInYjs(empty, update)).toBe('missing');
  expect(judge(empty, update)).toBe('missing');
});

test('[C2] structs that build on each other in an order that exists are new, whichever block comes first', () => {
  for (const flipped of [false, true]) {
    const structs: Struct[] = [
      { client: 1, clock: 0, origin: [2, 0], text: 'a' },
      { client: 2, clock: 0, text: 'b' },
      { client: 3, clock: 0, origin: [1, 0], text: 'c' },
    ];
    const update = handMade(flipped ? structs.toReversed() : structs);
    expect(judge(empty, update)).toBe('new');
    expect(outcomeInYjs(empty, update)).toBe('new');
  }
});

test('[C3] a struct that refers to its own client at or after itself is malformed', () => {
  expect(judge(empty, handMade([{ client: 1, clock: 0, origin: [1, 0], text: 'a' }]))).toBe('malformed');
  expect(judge(empty, handMade([{ client: 1, clock: 0, origin: [1, 9], text: 'a' }]))).toBe('malformed');
  expect(judge(empty, handMade([{ client: 1, clock: 0, parent: [1, 0], text: 'a' }]))).toBe('malformed');
});

test('[C4] empty structs, two blocks of one client and clocks past 2^31 are malformed', () => {
  expect(judge(empty, handMade([{ client: 1, clock: 0, text: '' }]))).toBe('malformed');
  const twice = [
    { client: 1, clock: 0, text: 'a' },
    { client: 1, clock: 1, text: 'b' },
  ];
  expect(judge(empty, handMade(twice))).toBe('malformed');
  expect(judge(empty, handMade([{ client: 1, clock: 2 ** 31, text: 'a' }]))).toBe('malformed');
});

test('[C5] deletions of what nobody has are missing; in the same update as their structs they are new', () => {
  expect(judge(empty, handMade([], [[1, 0, 1]]))).toBe('missing');
  expect(judge(empty, handMade([{ client: 1, clock: 0, text: 'ab' }], [[1, 0, 2]]))).toBe('new');
  expect(judge(empty, handMade([{ client: 1, clock: 0, text: 'ab' }], [[1, 1, 2]]))).toBe('missing');
});

test('[C6] a circle among thousands of blocks is found without trying them all again and again', () => {
  const structs: Struct[] = [];
  const count = 20_000;
  for (let i = 0; i < count; i += 1)
    structs.push({ client: i + 1, clock: 0, origin: [((i + 1) % count) + 1, 0], text: 'a' });
  expect(judge(empty, handMade(structs))).toBe('missing');
  structs[count - 1] = { client: count, clock: 0, text: 'a' };
  expect(judge(empty, handMade(structs))).toBe('new');
});
