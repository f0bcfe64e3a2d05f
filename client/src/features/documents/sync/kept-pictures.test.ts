import { describe, expect, it } from 'vitest';
import { keptPictures, mostPictureBytes } from './kept-pictures.ts';

function device() {
  const entries = new Map<string, unknown>();
  return {
    entries,
    get: (key: string) => Promise.resolve(structuredClone(entries.get(key))),
    set: (key: string, value: unknown) => Promise.resolve(void entries.set(key, structuredClone(value))),
  };
}

function server(sizeBytes: (src: string) => number = () => 4) {
  const asked: string[] = [];
  const answer = (src: string) => {
    asked.push(src);
    const size = sizeBytes(src);
    return Promise.resolve(
      size < 0
        ? new Response(null, { status: 404 })
        : new Response(new Uint8Array(size).fill(7), { headers: { 'content-type': 'image/png' } }),
    );
  };
  return { asked, answer };
}

describe('pictures on this device', () => {
  it('are kept once, and read by the next window without the server', async () => {
    const shelf = device();
    const { asked, answer } = server();
    const first = keptPictures(() => shelf, answer);
    await Promise.all([first.keep('/api/blobs/a'), first.keep('/api/blobs/a')]);
    const next = keptPictures(() => shelf, answer);
    await next.keep('/api/blobs/a');
    expect(asked).toEqual(['/api/blobs/a']);
    const blob = await next.read('/api/blobs/a');
    expect([blob?.type, blob?.size]).toEqual(['image/png', 4]);
    expect(await next.read('/api/blobs/b')).toBeUndefined();
  });

  it('stay within their room, and what the server refuses is not kept', async () => {
    const shelf = device();
    const sizes: Record<string, number> = { big: mostPictureBytes - 10, more: 11, small: 10, gone: -1 };
    const { answer } = server((src) => sizes[src] ?? 0);
    const pictures = keptPictures(() => shelf, answer);
    await Promise.all(['big', 'more', 'gone', 'small'].map((src) => pictures.keep(src)));
    const held = await Promise.all(['big', 'more', 'gone', 'small'].map((src) => pictures.read(src)));
    expect(held.map((blob) => blob !== undefined)).toEqual([true, false, false, true]);
  });

  it('are simply not there where the device keeps nothing or holds something else', async () => {
    const { answer } = server();
    const nowhere = keptPictures(() => undefined, answer);
    await nowhere.keep('a');
    expect(await nowhere.read('a')).toBeUndefined();
    const refusing = keptPictures(
      () => ({
        get: () => Promise.reject(new Error('closed')),
        set: () => Promise.reject(new Error('closed')),
      }),
      answer,
    );
    await refusing.keep('a');
    expect(await refusing.read('a')).toBeUndefined();
    const shelf = device();
    shelf.entries.set('picture:a', 'something of an older version');
    shelf.entries.set('pictures', { a: 1 });
    expect(await keptPictures(() => shelf, answer).read('a')).toBeUndefined();
  });
});
