import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { MemoryUpdateLog } from './memory-update-log.ts';
import { compact } from './merging.ts';
import { openPastDocuments, stepsOf } from './past.ts';
import type { LogEntry } from './update-log.ts';

const DOCUMENT = 'd';

/** A log in which somebody types words, and takes some of them back. */
async function typedLog(log: MemoryUpdateLog): Promise<readonly LogEntry[]> {
  const doc = new Y.Doc();
  const entries: LogEntry[] = [];
  const acts = [
    [1_000, () => doc.getText('t').insert(0, 'one')],
    [2_000, () => doc.getText('t').insert(3, ' secret')],
    [3_000, () => doc.getText('t').delete(3, 7)],
    [70_000, () => doc.getText('t').insert(3, ' two')],
  ] as const;
  for (const [index, [receivedAtMs, act]] of acts.entries()) {
    const before = Y.encodeStateVector(doc);
    act();
    const update = Y.encodeStateAsUpdate(doc, before);
    entries.push({
      documentId: DOCUMENT,
      sequence: index + 1,
      personId: index === 1 ? 'b' : 'a',
      receivedAtMs,
      update,
    });
  }
  await log.append(entries);
  return entries;
}

const textOf = (update: Uint8Array, doc = new Y.Doc()): string => {
  Y.applyUpdate(doc, update);
  return doc.getText('t').toJSON();
};

describe('a document as it was', () => {
  it('S6 stands as its log says, at every moment', async () => {
    const log = new MemoryUpdateLog();
    await typedLog(log);
    const past = openPastDocuments(log);
    expect(await past.changesOf(DOCUMENT)).toEqual([1_000, 2_000, 3_000, 70_000]);
    const at = async (untilMs: number) => textOf(await past.read(DOCUMENT, { untilMs }));
    expect([await at(0), await at(1_000), await at(2_500), await at(3_000), await at(99_000)]).toEqual([
      '',
      'one',
      'one secret',
      'one',
      'one two',
    ]);
  });

  it('S6 holds nothing of what was deleted by then', async () => {
    const log = new MemoryUpdateLog();
    await typedLog(log);
    const bytes = await openPastDocuments(log).read(DOCUMENT, { untilMs: 3_000 });
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('secret');
  });

  it('S6 is continued by what came between two moments', async () => {
    const log = new MemoryUpdateLog();
    await typedLog(log);
    const past = openPastDocuments(log);
    const doc = new Y.Doc();
    expect(textOf(await past.read(DOCUMENT, { untilMs: 2_000 }), doc)).toBe('one secret');
    expect(textOf(await past.read(DOCUMENT, { afterMs: 2_000, untilMs: 70_000 }), doc)).toBe('one two');
  });

  it('S6 once compacted is told by windows, each at its end', async () => {
    const log = new MemoryUpdateLog();
    const tail = await typedLog(log);
    const { snapshot, history } = compact(undefined, tail, 60_000);
    await log.compact(DOCUMENT, snapshot, history);
    const past = openPastDocuments(log);
    expect(await past.changesOf(DOCUMENT)).toEqual([3_000, 70_000]);
    expect(textOf(await past.read(DOCUMENT, { untilMs: 2_500 }))).toBe('');
    expect(textOf(await past.read(DOCUMENT, { untilMs: 3_000 }))).toBe('one');
    expect(textOf(await past.read(DOCUMENT, { untilMs: 70_000 }))).toBe('one two');
  });

  it('keeps its order where the clock was put back', () => {
    const update = new Uint8Array([0, 0]);
    const entry = (sequence: number, receivedAtMs: number) => ({ sequence, receivedAtMs, personId: 'a', update });
    expect(stepsOf([], [entry(1, 5_000), entry(2, 1_000)]).map(({ atMs }) => atMs)).toEqual([5_000, 5_000]);
  });
});
