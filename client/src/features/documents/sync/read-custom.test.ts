import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { readCustom } from './read-custom.ts';

async function withCustom(factory: IDBFactory, name: string, values: Record<string, string>): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const request = factory.open(name, 1);
    request.addEventListener('upgradeneeded', () => {
      const store = request.result.createObjectStore('custom');
      for (const [key, value] of Object.entries(values)) store.put(value, key);
    });
    request.addEventListener('success', () => {
      request.result.close();
      resolve();
    });
    request.addEventListener('error', () => reject(request.error ?? new Error('not opened')));
  });
}

describe('reading beside a document', () => {
  it('finds what was set, and says so where nothing was', async () => {
    const factory = new IDBFactory();
    await withCustom(factory, 'one', { remembered: '{"title":"分数除法"}' });
    expect(await readCustom(factory, 'one', 'remembered')).toBe('{"title":"分数除法"}');
    expect(await readCustom(factory, 'one', 'nothing')).toBeUndefined();
  });

  it('does not make a document that is not there', async () => {
    const factory = new IDBFactory();
    expect(await readCustom(factory, 'gone', 'remembered')).toBeUndefined();
    expect(await factory.databases()).toEqual([]);
  });
});
