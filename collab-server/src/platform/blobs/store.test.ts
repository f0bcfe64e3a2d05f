import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBlobStore } from './store.ts';

const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

describe('the blob store', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tongyan-blobs-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const open = () => openBlobStore({ folder, maxBytes: 1_000 });
  const files = async () =>
    (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());

  it('gives back what it was given, under two folders of its hash', async () => {
    const store = await open();
    const put = await store.put(Readable.from([gif.subarray(0, 10), gif.subarray(10)]));
    if (!put.ok) throw new Error(put.error.code);
    const { sha256, sizeBytes, type } = put.value;
    expect([sizeBytes, type]).toEqual([gif.length, { mime: 'image/gif', ext: 'gif', inline: true }]);
    const [file] = await files();
    expect(file?.parentPath).toBe(join(folder, sha256.slice(0, 2), sha256.slice(2, 4)));
    const found = await store.open(sha256);
    expect(Buffer.concat((await found?.stream().toArray()) ?? [])).toEqual(gif);
  });

  it.each([
    ['too large', Readable.from([gif, Buffer.alloc(1_000)]), 'blob.tooLarge'],
    ['of no accepted type', Readable.from([Buffer.from('<html>')]), 'blob.typeRefused'],
  ])('leaves nothing of a file that is %s', async (_name, source, code) => {
    const put = await (await open()).put(source);
    expect([put.ok ? 'kept' : put.error.code, await files()]).toEqual([code, []]);
  });

  it.each([
    ['the sender', Object.assign(new Error('Unexpected end of form'), {}), 'blob.incomplete'],
    ['a full disk', Object.assign(new Error('no space'), { code: 'ENOSPC', syscall: 'write' }), 'blob.storageFull'],
  ])('leaves nothing of a file that breaks off by %s', async (_name, failure, code) => {
    const source = Readable.from(
      (async function* () {
        yield gif;
        await Promise.resolve();
        throw failure;
      })(),
    );
    const put = await (await open()).put(source);
    expect([put.ok ? 'kept' : put.error.code, await files()]).toEqual([code, []]);
  });

  it('never removes what somebody claims at the same moment', async () => {
    const store = await open();
    const put = await store.put(Readable.from([gif]));
    if (!put.ok) throw new Error(put.error.code);
    const { sha256 } = put.value;
    let uses = 0;
    const claim = store.claim([sha256], async () => {
      await new Promise((resolve) => setImmediate(resolve));
      uses += 1;
      return 'claimed';
    });
    await store.removeUnless(sha256, () => Promise.resolve(uses > 0));
    expect([await claim, (await files()).length]).toEqual(['claimed', 1]);
    await store.removeUnless(sha256, () => Promise.resolve(false));
    expect([await store.claim([sha256], () => Promise.resolve('late')), await files()]).toEqual([undefined, []]);
  });

  it('clears at its start what a crash left half-written', async () => {
    await open();
    await writeFile(join(folder, 'incoming', 'half'), 'half');
    await open();
    expect(await files()).toEqual([]);
  });
});
