import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Problem, problem } from '../errors.ts';
import { type Result, err, ok } from '../result.ts';
import { type BlobType, sniffFile } from './types.ts';

export type StoredBlob = {
  /** Hex of the SHA-256 of the bytes: the blob's only name. */
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly type: BlobType;
};

export type BlobStore = {
  /**
   * Keeps the bytes of a stream, durable and whole, or nothing of them. Problems: `blob.tooLarge`, `blob.incomplete`,
   * `blob.typeRefused`, `blob.storageFull`.
   */
  put(source: Readable): Promise<Result<StoredBlob, Problem>>;
  /** The bytes, or undefined where there are none of that name. */
  open(sha256: string): Promise<{ readonly sizeBytes: number; stream(): Readable } | undefined>;
  /** Runs a task that begins to use a blob; undefined, without running it, where the blob has just been removed. */
  claim<T>(sha256: string, task: () => Promise<T>): Promise<T | undefined>;
  /** Removes a blob unless it is in use, asked while nobody can claim it. */
  removeUnless(sha256: string, isUsed: () => Promise<boolean>): Promise<void>;
};

export type BlobStoreOptions = {
  /** Folder of the blobs: `ab/cd/abcd…` by the hex of their SHA-256, and `incoming/` for those on their way. */
  readonly folder: string;
  readonly maxBytes: number;
};

class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** Opens the store; clears what a crash left half-written. */
export async function openBlobStore({ folder, maxBytes }: BlobStoreOptions): Promise<BlobStore> {
  const incoming = join(folder, 'incoming');
  await mkdir(incoming, { recursive: true });
  for (const name of await readdir(incoming)) await unlink(join(incoming, name));

  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);

  let turn: Promise<unknown> = Promise.resolve();
  /** Claims and removals one after another: a blob that one sender gives up may be another's at the same moment. */
  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const result = turn.then(task);
    turn = result.catch(() => undefined);
    return result;
  }

  async function receive(source: Readable, path: string): Promise<{ sha256: string; sizeBytes: number }> {
    const hash = createHash('sha256');
    let sizeBytes = 0;
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        sizeBytes += chunk.length;
        if (sizeBytes > maxBytes) return done(new TooLarge());
        hash.update(chunk);
        done(null, chunk);
      },
    });
    // `flush` syncs the file before it is closed.
    await pipeline(source, measure, createWriteStream(path, { flags: 'wx', flush: true }));
    return { sha256: hash.digest('hex'), sizeBytes };
  }

  async function settle(path: string, sha256: string): Promise<void> {
    const target = pathOf(sha256);
    await mkdir(dirname(target), { recursive: true });
    await rename(path, target);
    await syncFolder(dirname(target));
  }

  return {
    async put(source) {
      const path = join(incoming, randomUUID());
      try {
        const { sha256, sizeBytes } = await receive(source, path);
        // Busboy ends the stream quietly at its own limit, which is the same as ours.
        if (isTruncated(source)) return err(problem('blob.tooLarge', { maxBytes }));
        const type = await sniffFile(path);
        if (!type) return err(problem('blob.typeRefused'));
        await settle(path, sha256);
        return ok({ sha256, sizeBytes, type });
      } catch (error) {
        const reason = problemOfFailure(error, maxBytes);
        if (!reason) throw error;
        return err(reason);
      } finally {
        // After a rename there is nothing left to remove.
        await unlink(path).catch(() => undefined);
      }
    },
    async open(sha256) {
      const path = pathOf(sha256);
      const found = await stat(path).catch(() => undefined);
      return found && { sizeBytes: found.size, stream: () => createReadStream(path) };
    },
    claim: (sha256, task) =>
      inTurn(async () => {
        const found = await stat(pathOf(sha256)).catch(() => undefined);
        return found && task();
      }),
    removeUnless: (sha256, isUsed) =>
      inTurn(async () => {
        if (!(await isUsed())) await unlink(pathOf(sha256)).catch(() => undefined);
      }),
  };
}

function isTruncated(source: Readable): boolean {
  return 'truncated' in source && source.truncated === true;
}

function problemOfFailure(error: unknown, maxBytes: number): Problem | undefined {
  if (error instanceof TooLarge) return problem('blob.tooLarge', { maxBytes });
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return problem('blob.storageFull');
  // Anything that is no failure of the file system came from the sender's side of the stream.
  const fromFileSystem = error instanceof Error && 'syscall' in error && error.syscall !== 'read';
  return fromFileSystem ? undefined : problem('blob.incomplete');
}

/** Makes a rename durable: without it a power cut may forget the name of a file whose bytes are safe. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
