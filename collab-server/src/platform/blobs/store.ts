import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, stat, unlink, utimes } from 'node:fs/promises';
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

export type ByteRange = { readonly first: number; readonly last: number };

export type OpenedBlob = {
  readonly sizeBytes: number;
  /** Of its file: for programs that read files alone. */
  readonly path: string;
  stream(range?: ByteRange): Readable;
};

export type BlobStore = {
  /**
   * Keeps the bytes of a stream, durable and whole, or nothing of them. Problems: `blob.tooLarge`, `blob.incomplete`,
   * `blob.typeRefused`, `blob.storageFull`.
   */
  put(source: Readable): Promise<Result<StoredBlob, Problem>>;
  /** The bytes, whole or from a first to a last one, or undefined where there are none of that name. */
  open(sha256: string): Promise<OpenedBlob | undefined>;
  /** Runs a task that begins to use blobs; undefined, without running it, where one of them has just been removed. */
  claim<T>(hashes: readonly string[], task: () => Promise<T>): Promise<T | undefined>;
  /** Removes a blob unless it is in use, asked while nobody can claim it. */
  removeUnless(sha256: string, isUsed: () => Promise<boolean>): Promise<void>;
  /** Puts a blob aside unless it is in use; whoever asks for it brings it back. Answers whether it did. */
  retireUnless(sha256: string, isUsed: (storedAtMs: number) => Promise<boolean>): Promise<boolean>;
  /** Removes for good what was put aside before an instant. */
  purgeRetired(beforeMs: number): Promise<void>;
  /** Every blob there is, and when it was last put. */
  list(): AsyncIterable<{ readonly sha256: string; readonly storedAtMs: number }>;
};

export type BlobStoreOptions = {
  /** Folder of the blobs: `ab/cd/abcd…` by the hex of their SHA-256, `incoming/` for those on their way, `retired/` for those put aside. */
  readonly folder: string;
  readonly maxBytes: number;
  /** Media types that are taken besides pictures and documents. */
  readonly alsoAccepted?: readonly string[];
};

class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** Opens the store; clears what a crash left half-written. */
export async function openBlobStore({ folder, maxBytes, alsoAccepted = [] }: BlobStoreOptions): Promise<BlobStore> {
  const incoming = join(folder, 'incoming');
  const retired = join(folder, 'retired');
  for (const path of [incoming, retired]) await mkdir(path, { recursive: true });
  for (const name of await readdir(incoming)) await unlink(join(incoming, name));

  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);

  /** Brings back what was put aside: that somebody asks for it shows that it should not have been. */
  async function statOf(sha256: string) {
    const found = await stat(pathOf(sha256)).catch(() => undefined);
    if (found) return found;
    await rename(join(retired, sha256), pathOf(sha256)).catch(() => undefined);
    return stat(pathOf(sha256)).catch(() => undefined);
  }

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
        const type = await sniffFile(path, alsoAccepted);
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
      const found = await statOf(sha256);
      if (!found) return undefined;
      const path = pathOf(sha256);
      return {
        sizeBytes: found.size,
        path,
        stream: (range) => createReadStream(path, range && { start: range.first, end: range.last }),
      };
    },
    claim: (hashes, task) =>
      inTurn(async () => {
        for (const sha256 of hashes) if (!(await statOf(sha256))) return undefined;
        return task();
      }),
    removeUnless: (sha256, isUsed) =>
      inTurn(async () => {
        if (!(await isUsed())) await unlink(pathOf(sha256)).catch(() => undefined);
      }),
    retireUnless: (sha256, isUsed) =>
      inTurn(async () => {
        const found = await stat(pathOf(sha256)).catch(() => undefined);
        if (!found || (await isUsed(found.mtimeMs))) return false;
        const target = join(retired, sha256);
        await rename(pathOf(sha256), target);
        await utimes(target, new Date(), new Date());
        return true;
      }),
    async purgeRetired(beforeMs) {
      for (const name of await readdir(retired)) {
        const found = await stat(join(retired, name)).catch(() => undefined);
        if (found && found.mtimeMs < beforeMs) await unlink(join(retired, name)).catch(() => undefined);
      }
    },
    async *list() {
      for (const first of await hexFolders(folder)) {
        for (const second of await hexFolders(join(folder, first))) {
          for (const sha256 of await readdir(join(folder, first, second))) {
            const found = await stat(join(folder, first, second, sha256)).catch(() => undefined);
            if (found) yield { sha256, storedAtMs: found.mtimeMs };
          }
        }
      }
    },
  };
}

/** Folders named by two digits of a hash. */
async function hexFolders(path: string): Promise<string[]> {
  return (await readdir(path)).filter((name) => /^[0-9a-f]{2}$/.test(name)).toSorted();
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
