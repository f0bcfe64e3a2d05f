import * as fake from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createPictureOutbox, type Handed, type PictureStore, type WaitingPictures } from './picture-outbox.ts';
import { openPictureStore } from './picture-store.ts';

const pictures = (startMs: number, more: Partial<WaitingPictures> = {}): WaitingPictures => ({
  lessonId: 'lesson',
  personId: 'lead',
  sourceId: 'source',
  startMs,
  endMs: startMs + 4_000,
  bytes: new ArrayBuffer(8),
  atMs: startMs,
  ...more,
});

async function outbox(store?: PictureStore) {
  const held = store ?? (await openPictureStore());
  const handed: number[] = [];
  const state = { answer: 'taken' as Handed, nowMs: 0 };
  const waiting: (() => void)[] = [];
  const box = createPictureOutbox({
    personId: 'lead',
    store: held,
    now: () => state.nowMs,
    async hand({ startMs }) {
      handed.push(startMs);
      return state.answer;
    },
    after(_delayMs, act) {
      waiting.push(act);
      return () => void waiting.splice(waiting.indexOf(act), 1);
    },
  });
  const later = (): void => {
    for (const act of waiting.splice(0)) act();
  };
  return { box, store: held, handed, state, later };
}

describe('pictures that wait on this device', () => {
  beforeEach(() => {
    for (const [name, value] of Object.entries(fake)) if (name.startsWith('IDB')) vi.stubGlobal(name, value);
    vi.stubGlobal('indexedDB', new fake.IDBFactory());
    return () => vi.unstubAllGlobals();
  });

  it('P6 are handed in in their order, and wait while the line has no room', async () => {
    const { box, handed } = await outbox();
    box.setFree(false);
    for (const startMs of [8_000, 4_000, 12_000]) await box.add(pictures(startMs));
    expect(await box.waitingMs()).toBe(12_000);
    expect(handed).toEqual([]);
    box.setFree(true);
    await expect.poll(() => box.waitingMs()).toBe(0);
    expect(handed).toEqual([4_000, 8_000, 12_000]);
    box.close();
  });

  it('P6 outlive an outage, and a page that was closed in it', async () => {
    const first = await outbox();
    first.state.answer = 'later';
    await first.box.add(pictures(0));
    await first.box.add(pictures(4_000));
    await expect.poll(() => first.handed.length).toBeGreaterThan(0);
    first.box.close();
    const second = await outbox(first.store);
    await expect.poll(() => second.box.waitingMs()).toBe(0);
    expect(second.handed).toEqual([0, 4_000]);
    second.box.close();
  });

  it('are tried again after a while, and let go where the platform will never take them, or a day has passed', async () => {
    const { box, handed, state, later } = await outbox();
    state.answer = 'later';
    await box.add(pictures(0));
    await expect.poll(() => handed.length).toBeGreaterThan(0);
    expect(await box.waitingMs()).toBe(4_000);
    state.answer = 'refused';
    await expect
      .poll(() => {
        later();
        return box.waitingMs();
      })
      .toBe(0);
    const before = handed.length;
    state.nowMs = 25 * 3_600_000;
    await box.add(pictures(4_000));
    await expect.poll(() => box.waitingMs()).toBe(0);
    expect(handed).toHaveLength(before);
    box.close();
  });

  it('are handed in for the person who recorded them alone', async () => {
    const { box, store, handed } = await outbox();
    await store.put(pictures(0, { personId: 'another', sourceId: 'theirs' }));
    await box.add(pictures(4_000));
    await expect.poll(() => box.waitingMs()).toBe(0);
    expect(handed).toEqual([4_000]);
    box.close();
  });
});
