/** What every update log must do (SPEC.md section 7), run against each implementation. */
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { compact, mergeAll } from './merging.ts';
import type { LogEntry, UpdateLog } from './update-log.ts';

type Open = () => Promise<{ readonly log: UpdateLog; readonly close: () => Promise<void> }>;

function entry(documentId: string, sequence: number, update: Uint8Array = new Uint8Array([0, 0])): LogEntry {
  return { documentId, sequence, personId: `p${sequence % 3}`, receivedAtMs: 1_000 * sequence, update };
}

/** Typing and deleting, one update each. */
function typedUpdates(count: number): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const text = doc.getText('t');
  for (let i = 0; updates.length < count; i += 1) {
    if (i % 7 === 6) text.delete(0, 1);
    else text.insert(text.length, String.fromCharCode(97 + (i % 26)));
  }
  return updates;
}

function textOf(...updates: readonly Uint8Array[]): string {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc.getText('t').toJSON();
}

export function describeUpdateLog(name: string, open: Open): void {
  const withLog = async (use: (log: UpdateLog) => Promise<void>): Promise<void> => {
    const { log, close } = await open();
    try {
      await use(log);
    } finally {
      await close();
    }
  };

  describe(`update log: ${name}`, () => {
    test('[S1] gives back what was appended, byte for byte, for each document its own', () =>
      withLog(async (log) => {
        const bytes = new Uint8Array(256).map((_, i) => i);
        await log.append([entry('a', 1, bytes), entry('b', 1), entry('a', 2)]);
        const { snapshot, tail } = await log.load('a');
        expect(snapshot).toBeUndefined();
        expect(tail.map(({ update, ...rest }) => ({ ...rest, update: [...update] }))).toEqual([
          { sequence: 1, personId: 'p1', receivedAtMs: 1_000, update: [...bytes] },
          { sequence: 2, personId: 'p2', receivedAtMs: 2_000, update: [0, 0] },
        ]);
        expect((await log.load('nobody')).tail).toEqual([]);
      }));

    test('[S1] keeps the order of more entries than one statement takes', () =>
      withLog(async (log) => {
        await log.append(Array.from({ length: 700 }, (_, i) => entry('a', i + 1)));
        const { tail } = await log.load('a');
        expect(tail.map((e) => e.sequence)).toEqual(Array.from({ length: 700 }, (_, i) => i + 1));
      }));

    test('[S2] refuses a sequence that is taken', () =>
      withLog(async (log) => {
        await log.append([entry('a', 1)]);
        await expect(log.append([entry('a', 1)])).rejects.toThrow(/taken|unique/i);
        expect((await log.load('a')).tail).toHaveLength(1);
      }));

    test('[S4] [S5] [S6] compaction keeps the content, the tail after it, and who wrote what when', () =>
      withLog(async (log) => {
        const updates = typedUpdates(60);
        await log.append(updates.map((update, i) => entry('a', i + 1, update)));
        const before = await log.load('a');
        const first = compact(undefined, before.tail.slice(0, 40), 10_000);
        await log.compact('a', { ...first.snapshot, places: new Uint8Array([1, 0, 255]) }, first.history);
        const between = await log.load('a');
        expect([...(between.snapshot?.places ?? [])]).toEqual([1, 0, 255]);
        expect(between.tail.map((e) => e.sequence)).toEqual(Array.from({ length: 20 }, (_, i) => i + 41));
        const second = compact(between.snapshot, between.tail, 10_000);
        await log.compact('a', second.snapshot, second.history);
        const after = await log.load('a');
        expect(after.tail).toEqual([]);
        expect(after.snapshot?.throughSequence).toBe(60);
        expect(textOf(after.snapshot?.update ?? new Uint8Array())).toBe(textOf(...updates));

        const history = await log.history('a');
        expect(textOf(mergeAll(history.map((s) => s.update)))).toBe(textOf(...updates));
        expect(history[0]).toMatchObject({ personId: 'p1', fromSequence: 1, startedAtMs: 1_000, endedAtMs: 10_000 });
        const upTo20s = history.filter((s) => s.endedAtMs <= 20_000).map((s) => s.update);
        expect(textOf(mergeAll(upTo20s))).toBe(textOf(...updates.slice(0, 20)));
      }));

    test('[S7] refuses a compaction that was made before another one ended', () =>
      withLog(async (log) => {
        const updates = typedUpdates(40);
        await log.append(updates.map((update, i) => entry('a', i + 1, update)));
        const { tail } = await log.load('a');
        const late = compact(undefined, tail.slice(0, 20), 10_000);
        const early = compact(undefined, tail.slice(0, 30), 10_000);
        await log.compact('a', early.snapshot, early.history);
        await expect(log.compact('a', late.snapshot, late.history)).rejects.toThrow(/compacted|unique/i);
        const after = await log.load('a');
        expect(after.snapshot?.throughSequence).toBe(30);
        const parts = after.tail.map((e) => e.update);
        expect(textOf(...(after.snapshot ? [after.snapshot.update, ...parts] : parts))).toBe(textOf(...updates));
      }));

    test('[S3] a load beside a compaction never has a hole', () =>
      withLog(async (log) => {
        const updates = typedUpdates(300);
        await log.append(updates.map((update, i) => entry('a', i + 1, update)));
        const { tail } = await log.load('a');
        const { snapshot, history } = compact(undefined, tail.slice(0, 200), 10_000);
        const [one, , two] = await Promise.all([log.load('a'), log.compact('a', snapshot, history), log.load('a')]);
        for (const loaded of [one, two]) {
          const parts = loaded.tail.map((e) => e.update);
          expect(textOf(...(loaded.snapshot ? [loaded.snapshot.update, ...parts] : parts))).toBe(textOf(...updates));
        }
      }));

    test('[S4] forgets a document wholly', () =>
      withLog(async (log) => {
        const updates = typedUpdates(10);
        await log.append(updates.map((update, i) => entry('a', i + 1, update)));
        const { snapshot, history } = compact(undefined, (await log.load('a')).tail.slice(0, 5), 1_000);
        await log.compact('a', snapshot, history);
        await log.remove('a');
        expect(await log.load('a')).toEqual({ snapshot: undefined, tail: [] });
        expect(await log.history('a')).toEqual([]);
      }));
  });
}
