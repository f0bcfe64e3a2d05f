import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { fuzzSeed, type Random, randomDoc, randomEdit, seededRandom } from './testing-fuzz.ts';
import { parseUpdate } from './update-reader.ts';

function someUpdate(random: Random): Uint8Array {
  const doc = randomDoc(random);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const edits = 1 + random.below(30);
  for (let i = 0; i < edits; i += 1) randomEdit(doc, random);
  if (updates.length === 0) return Y.encodeStateAsUpdate(doc);
  return random.below(2) === 0 ? random.pick(updates) : Y.mergeUpdates(updates.filter(() => random.below(5) > 0));
}

type Flat = { clients: string[]; deletes: string[] };

function flattenYjs(update: Uint8Array): Flat {
  const { structs, ds } = Y.decodeUpdate(update);
  const id = (value: { client: number; clock: number } | null): string =>
    value ? `${value.client}:${value.clock}` : '-';
  return {
    clients: structs.map((struct) => {
      const item = struct instanceof Y.Item ? struct : undefined;
      const parent = item?.parent instanceof Y.ID ? item.parent : null;
      return [id(struct.id), struct.length, id(item?.origin ?? null), id(item?.rightOrigin ?? null), id(parent)].join(
        ' ',
      );
    }),
    deletes: [...ds.clients].flatMap(([client, items]) => items.map((item) => `${client}:${item.clock}+${item.len}`)),
  };
}

function flattenOurs(update: Uint8Array): Flat {
  const parsed = parseUpdate(update);
  if (parsed === undefined) throw new Error('refused what Yjs wrote');
  const id = (value: { client: number; clock: number } | undefined): string =>
    value ? `${value.client}:${value.clock}` : '-';
  const deletes: string[] = [];
  for (const [client, ranges] of parsed.deletes)
    for (let i = 0; i < ranges.length; i += 2) deletes.push(`${client}:${ranges[i]}+${ranges[i + 1]}`);
  return {
    clients: parsed.blocks.flatMap(({ client, structs }) =>
      structs.map((s) => [`${client}:${s.clock}`, s.length, id(s.origin), id(s.rightOrigin), id(s.parent)].join(' ')),
    ),
    deletes,
  };
}

test.each([fuzzSeed(), 1, 2])('[U1] reads the same structs and deletions as Y.decodeUpdate (seed %i)', (seed) => {
  const random = seededRandom(seed);
  for (let i = 0; i < 300; i += 1) {
    const update = someUpdate(random);
    expect(flattenOurs(update)).toEqual(flattenYjs(update));
  }
});

test.each([fuzzSeed(), 3])('[U2] refuses whatever Y.decodeUpdate refuses, and never throws (seed %i)', (seed) => {
  const random = seededRandom(seed);
  const onlyWeRead: string[] = [];
  let refusedByBoth = 0;
  for (let i = 0; i < 2_000; i += 1) {
    const bytes = new Uint8Array(someUpdate(random));
    const changes = 1 + random.below(4);
    for (let k = 0; k < changes; k += 1) bytes[random.below(bytes.length)] = random.below(256);
    const damaged = random.below(3) === 0 ? bytes.subarray(0, random.below(bytes.length)) : bytes;
    const weRead = parseUpdate(damaged) !== undefined;
    if (yjsReads(damaged)) continue;
    if (weRead) onlyWeRead.push(Buffer.from(damaged).toString('hex'));
    else refusedByBoth += 1;
  }
  expect(onlyWeRead).toEqual([]);
  expect(refusedByBoth).toBeGreaterThan(200);
});

function yjsReads(update: Uint8Array): boolean {
  try {
    Y.decodeUpdate(update);
    return true;
  } catch {
    return false;
  }
}

test('[U3] bytes after the delete set are refused', () => {
  expect(parseUpdate(new Uint8Array([0, 0]))).toBeDefined();
  expect(parseUpdate(new Uint8Array([0, 0, 0]))).toBeUndefined();
});
