import { mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BlobStore, openBlobStore } from '../platform/blobs/index.ts';
import type { DatabaseHandle } from '../platform/database/index.ts';
import type { TestDatabase } from '../platform/database/testing.ts';
import { isSweepable, retirementMs, sweepBlobs, sweepGraceMs } from './blob-sweep.ts';
import { addBlob } from './blobs.ts';
import { addDocument, addPerson, openDocumentDatabase } from './testing.ts';

const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const picture = (text: string) => Buffer.concat([gif, Buffer.from(text)]);

/** What is swept of the files that documents hold or held; on every database. */
export function blobSweepContract(testDatabase: TestDatabase): void {
  describe(`the sweep of unused files on ${testDatabase.name}`, () => {
    let handle: DatabaseHandle & { dispose(): Promise<void> };
    let folder: string;
    let store: BlobStore;
    let nowMs: number;

    beforeEach(async () => {
      handle = await openDocumentDatabase(testDatabase);
      await addPerson(handle.db, 'owner');
      folder = await mkdtemp(join(tmpdir(), 'tongyan-sweep-'));
      store = await openBlobStore({ folder, maxBytes: 1_000 });
      nowMs = Date.now();
    });
    afterEach(async () => {
      await handle.dispose();
      await rm(folder, { recursive: true, force: true });
    });

    /** Stored so long ago. */
    async function put(text: string, agoMs: number): Promise<string> {
      const stored = await store.put(Readable.from([picture(text)]));
      if (!stored.ok) throw new Error(stored.error.code);
      const { sha256 } = stored.value;
      const at = new Date(nowMs - agoMs);
      await utimes(join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256), at, at);
      return sha256;
    }
    const stored = async () => {
      const found: string[] = [];
      for await (const { sha256 } of store.list()) found.push(sha256);
      return found.toSorted();
    };
    const sweep = () => sweepBlobs(handle.db, store, nowMs);

    it('takes what nobody holds after its grace period, and nothing else', async () => {
      const documentId = await addDocument(handle.db, 'owner');
      const source = Readable.from([picture('held')]);
      const use = { documentId, personId: 'owner', source, fileName: null, nowMs };
      const held = await addBlob(handle.db, store, use);
      if (!held.ok) throw new Error(held.error.code);
      await put('held', sweepGraceMs * 10);
      const fresh = await put('fresh', sweepGraceMs - 60_000);
      await put('old', sweepGraceMs + 1_000);
      expect(await sweep()).toBe(1);
      expect(await stored()).toEqual([held.value.sha256, fresh].toSorted());
      expect(await sweep()).toBe(0);
    });

    it('gives back what somebody asks for after all, and lets the rest go for good later', async () => {
      const missed = await put('missed', sweepGraceMs + 1_000);
      const gone = await put('gone', sweepGraceMs + 1_000);
      expect(await sweep()).toBe(2);
      expect(await stored()).toEqual([]);
      const file = await store.open(missed);
      expect(Buffer.concat((await file?.stream().toArray()) ?? [])).toEqual(picture('missed'));
      expect(await stored()).toEqual([missed]);
      nowMs += retirementMs + 60_000;
      await sweep();
      expect(await store.open(gone)).toBeUndefined();
      expect(await store.claim([gone], () => Promise.resolve('claimed'))).toBeUndefined();
    });

    it('does not take what is stored anew, or begins to be used, while it sweeps', async () => {
      const sha256 = await put('again', sweepGraceMs + 1_000);
      const documentId = await addDocument(handle.db, 'owner');
      const source = Readable.from([picture('again')]);
      const [added] = await Promise.all([
        addBlob(handle.db, store, { documentId, personId: 'owner', source, fileName: null, nowMs }),
        sweep(),
      ]);
      expect(added).toMatchObject({ ok: true, value: { sha256 } });
      expect(await store.open(sha256)).toBeDefined();
      expect(await sweep()).toBe(0);
    });

    it.each([
      [false, sweepGraceMs, true],
      [false, sweepGraceMs - 1, false],
      [true, sweepGraceMs, false],
      [true, 0, false],
    ])('held: %s, stored %s ms ago → may go: %s', (isHeld, agoMs, expected) => {
      expect(isSweepable({ isHeld, storedAtMs: nowMs - agoMs }, nowMs)).toBe(expected);
    });
  });
}
