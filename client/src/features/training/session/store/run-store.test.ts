import * as fake from 'fake-indexeddb';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { act, newRun, rowOf, sentRow } from '../testing-runs.ts';
import { openDeviceStore } from './device-store.ts';
import { MemoryStore } from './memory-store.ts';
import { isUnsent, type Progress } from './run-rows.ts';
import { RunLost, RunTakenOver, type RunStore } from './run-store.ts';

beforeEach(() => {
  for (const [name, value] of Object.entries(fake)) if (name.startsWith('IDB')) vi.stubGlobal(name, value);
  vi.stubGlobal('indexedDB', new fake.IDBFactory());
});
afterAll(() => vi.unstubAllGlobals());

const STORES: readonly (readonly [string, () => Promise<RunStore>])[] = [
  ['in the browser', openDeviceStore],
  ['in memory', () => Promise.resolve(new MemoryStore())],
];

const progressOf = (run: ReturnType<typeof newRun>, entriesFrom: number, checkpointsFrom: number): Progress => ({
  entries: run.kept.entries.slice(entriesFrom),
  checkpoints: run.kept.checkpoints.slice(checkpointsFrom),
  tick: run.tick,
  atMs: 2_000,
});

describe.each(STORES)('runs kept %s', (_name, open) => {
  it('give back what was written: all of the log, the tick of the last heartbeat, the newest snapshot', async () => {
    const store = await open();
    const run = newRun();
    await store.create(rowOf(run), progressOf(run, 0, 0), sentRow(), 'a');
    act(run, 2000);
    run.runTicks(120);
    await store.append('run-1', { ...progressOf(run, 0, 0), snapshot: run.snapshot() ?? undefined }, 'a');
    act(run, 0);
    run.runTicks(5);
    await store.append('run-1', progressOf(run, 1, 2), 'a');
    const kept = await store.read('run-1');
    expect(kept).toMatchObject({ ...run.kept, tick: 125, snapshot: { tick: 120, entries: 1 } });
    expect(await store.known('run-1')).toMatchObject({ progress: { entries: 2, tick: 125 }, end: null });
    expect(await store.head('run-1', 0)).toBe(rowOf(run).headerHash);
    expect(await store.head('run-1', 2)).toBe(run.entries[1]?.hash);
  });

  it('are written by the window that has them, and by no other', async () => {
    const store = await open();
    const run = newRun();
    await store.create(rowOf(run), progressOf(run, 0, 0), sentRow(), 'a');
    await store.claim('run-1', 'b');
    act(run, 2000);
    await expect(store.append('run-1', progressOf(run, 0, 0), 'a')).rejects.toThrow(RunTakenOver);
    expect(await store.read('run-1')).toMatchObject({ entries: [] });
    await store.append('run-1', progressOf(run, 0, 0), 'b');
    expect(await store.read('run-1')).toMatchObject({ entries: [{ seq: 0 }] });
    await expect(store.end('run-1', run.end().end, 'a')).rejects.toThrow(RunTakenOver);
  });

  it('are somebody’s, and can be taken away whole', async () => {
    const store = await open();
    const run = newRun();
    await store.create(rowOf(run), progressOf(run, 0, 0), sentRow(), 'a');
    await store.create({ ...rowOf(run, 'run-2'), personId: 'person-2' }, progressOf(run, 0, 0), sentRow('run-2'), 'a');
    expect((await store.ofPerson('person-1')).map(({ row }) => row.runId)).toEqual(['run-1']);
    await store.remove('run-1');
    expect(await store.ofPerson('person-1')).toEqual([]);
    expect(await store.read('run-1')).toBeUndefined();
    await expect(store.append('run-1', progressOf(run, 0, 0), 'a')).rejects.toThrow(RunLost);
    expect(await store.read('run-2')).toBeDefined();
  });

  it('are cut into parts that a server takes, each whole up to its tick', async () => {
    const store = await open();
    const run = newRun();
    for (let at = 0; at < 7; at += 1) {
      act(run, at % 2 === 0 ? 2000 : 0);
      run.runTicks(at === 3 ? 0 : 30);
    }
    await store.create(rowOf(run), progressOf(run, 0, 0), sentRow(), 'a');
    const limits = { mostEntries: 4, mostCheckpoints: 100 };
    const first = await store.outgoing('run-1', { fromSeq: 0, afterTick: 0, ...limits });
    // The fifth entry is of the same tick as the fourth: that tick is not whole yet.
    expect(first).toMatchObject({ tick: 89, whole: false, checkpoints: [{ tick: 50 }] });
    expect(first?.entries.map(({ seq }) => seq)).toEqual([0, 1, 2, 3]);
    const second = await store.outgoing('run-1', { fromSeq: 4, afterTick: 89, ...limits });
    expect(second).toMatchObject({ tick: 180, whole: true });
    expect(second?.entries.map(({ seq }) => seq)).toEqual([4, 5, 6]);
    expect(second?.checkpoints.map(({ tick }) => tick)).toEqual([100, 150]);
  });

  it('are unsent until the server has all, and the end as well', async () => {
    const store = await open();
    const run = newRun();
    await store.create(rowOf(run), progressOf(run, 0, 0), sentRow(), 'a');
    const known = async () => {
      const found = await store.known('run-1');
      return found === undefined ? undefined : isUnsent(found);
    };
    act(run, 2000);
    await store.append('run-1', progressOf(run, 0, 0), 'a');
    expect(await known()).toBe(true);
    await store.sent({ ...sentRow('run-1', 'attempt'), nextSeq: 1, tick: run.tick });
    expect(await known()).toBe(false);
    await store.end('run-1', run.end().end, 'a');
    expect(await known()).toBe(true);
    await store.sent({ ...sentRow('run-1', 'attempt'), nextSeq: 1, tick: run.tick, finished: true });
    expect(await known()).toBe(false);
  });
});

describe('a browser that ends between two writes', () => {
  it('has every entry that was answered for, without gap, and a tick no earlier than that of the last of them', async () => {
    const acts = fc.array(
      fc.record({ ticks: fc.nat({ max: 40 }), powerW: fc.constantFrom(0 as const, 2000 as const) }),
      {
        minLength: 1,
        maxLength: 8,
      },
    );
    await fc.assert(
      fc.asyncProperty(acts, fc.nat({ max: 7 }), async (list, endsAfter) => {
        vi.stubGlobal('indexedDB', new fake.IDBFactory());
        const store = await openDeviceStore();
        const run = newRun();
        await store.create(rowOf(run), progressOf(run, 0, 0), sentRow(), 'a');
        const answered: string[] = [];
        for (const [index, { ticks, powerW }] of list.entries()) {
          run.runTicks(ticks);
          const entry = act(run, powerW);
          const writing = store.append('run-1', progressOf(run, entry.seq, 0), 'a');
          if (index === endsAfter) {
            // The page is gone before the answer came: the write may be there or not.
            writing.catch(() => undefined);
            break;
          }
          await writing;
          answered.push(entry.hash);
        }
        const kept = await (await openDeviceStore()).read('run-1');
        const hashes = kept?.entries.map(({ hash }) => hash) ?? [];
        expect(hashes.slice(0, answered.length)).toEqual(answered);
        expect(kept?.entries.map(({ seq }) => seq)).toEqual(hashes.map((_hash, index) => index));
        expect(kept?.tick).toBeGreaterThanOrEqual(kept?.entries.at(-1)?.tick ?? 0);
      }),
      { numRuns: 40 },
    );
  });
});
