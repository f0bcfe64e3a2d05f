import type { BlobStore } from '../platform/blobs/index.ts';
import type { Db } from '../platform/database/index.ts';
import type { Log } from '../platform/log.ts';
import { isHeld } from './blobs.ts';

/**
 * How long a file that no document holds is left alone: an upload or an import may be about to use it. Then it is put
 * aside, and removed for good only later: a database that was restored, or given by mistake, may not speak of all there is.
 */
export const sweepGraceMs = 7 * 86_400_000;
export const retirementMs = 30 * 86_400_000;

const SWEEP_EVERY_MS = 86_400_000;
const AT_ONCE = 200;

/** Whether a file may be put aside: nobody holds it, and nobody has stored it for the whole grace period. */
export function isSweepable(file: { readonly isHeld: boolean; readonly storedAtMs: number }, nowMs: number): boolean {
  return !file.isHeld && nowMs - file.storedAtMs >= sweepGraceMs;
}

/** Puts files aside that no document holds: what crashes and broken uploads leave behind. Answers how many. */
export async function sweepBlobs(db: Db, store: BlobStore, nowMs: number): Promise<number> {
  let swept = 0;
  let batch: string[] = [];
  const sweepBatch = async () => {
    const held = await heldAmong(db, batch);
    for (const sha256 of batch.filter((each) => !held.has(each))) {
      // Asked again by the store, while nobody can claim it.
      const isGone = await store.retireUnless(
        sha256,
        async (storedAtMs) => !isSweepable({ isHeld: await isHeld(db, sha256), storedAtMs }, nowMs),
      );
      if (isGone) swept += 1;
    }
    batch = [];
  };
  for await (const { sha256, storedAtMs } of store.list()) {
    if (!isSweepable({ isHeld: false, storedAtMs }, nowMs)) continue;
    batch.push(sha256);
    if (batch.length >= AT_ONCE) await sweepBatch();
  }
  await sweepBatch();
  await store.purgeRetired(nowMs - retirementMs);
  return swept;
}

async function heldAmong(db: Db, hashes: readonly string[]): Promise<ReadonlySet<string>> {
  if (hashes.length === 0) return new Set();
  const rows = await db
    .selectFrom('blobUse')
    .select('sha256')
    .distinct()
    .where('sha256', 'in', [...hashes])
    .execute();
  return new Set(rows.map(({ sha256 }) => sha256));
}

export type Sweeper = { close(): Promise<void> };

/** Sweeps soon after the start, and every day from then on. A sweep that fails is logged, and tried again the next day. */
export function startSweeping(
  { db, store, log, now }: { db: Db; store: BlobStore; log: Log; now: () => number },
  firstAfterMs = 60_000,
): Sweeper {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const schedule = (delayMs: number) => {
    timer = setTimeout(() => {
      running = sweepBlobs(db, store, now())
        .then((swept) => {
          if (swept > 0) log.info({ swept }, 'files that no document holds were put aside');
        })
        .catch((error: unknown) => log.warn({ err: error }, 'files that no document holds were not swept'))
        .finally(() => schedule(SWEEP_EVERY_MS));
    }, delayMs).unref();
  };
  schedule(firstAfterMs);
  return {
    async close() {
      clearTimeout(timer);
      await running;
      clearTimeout(timer);
    },
  };
}
