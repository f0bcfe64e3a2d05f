import type { Checkpoint, LogEntry } from '@tongyan/sim-engine/log';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { KeptRun, RunSnapshot } from '@tongyan/scenes/session';
import type { Db } from '../../platform/database/index.ts';
import { type AttemptRow, findAttempt, updateAttempt } from '../attempt-store.ts';
import { bytesOf, insertPart, noteHeartbeat, packPart, readRecorded } from '../log-store.ts';
import { isOpenState } from '../rules.ts';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** What a run goes on from: its log, and a snapshot that saves running it from the start. */
export async function readKept(db: Db, attempt: AttemptRow): Promise<KeptRun> {
  const [recorded, row] = await Promise.all([
    readRecorded(db, attempt),
    db.selectFrom('trainingSnapshot').select('body').where('attemptId', '=', attempt.id).executeTakeFirst(),
  ]);
  const snapshot = row && (JSON.parse((await unpack(row.body)).toString('utf8')) as RunSnapshot);
  return { ...recorded, tick: attempt.tick, ...(snapshot ? { snapshot } : {}) };
}

export type Growth = {
  readonly attemptId: string;
  readonly entries: readonly LogEntry[];
  readonly checkpoints: readonly Checkpoint[];
  readonly tick: number;
  /** By which client and with which number the command came, so that it is not carried out twice. */
  readonly commandKey?: string;
};

/** Keeps what a run has grown by; false where the attempt is over. */
export async function keepGrowth(db: Db, growth: Growth, nowMs: number): Promise<boolean> {
  const { attemptId, entries, checkpoints, tick, commandKey } = growth;
  const body = await packPart({ entries, checkpoints });
  const bytes = entries.length + checkpoints.length === 0 ? 0 : bytesOf({ entries, checkpoints });
  return db.transaction().execute(async (tx) => {
    const attempt = await findAttempt(tx, attemptId);
    if (!attempt || !isOpenState(attempt.state)) return false;
    const [first] = entries;
    if (first && first.seq !== attempt.nextSeq)
      throw new Error(`entry ${first.seq} does not follow the ${attempt.nextSeq} that are kept of ${attemptId}`);
    if (entries.length + checkpoints.length > 0)
      await insertPart(tx, { attemptId, fromSeq: attempt.nextSeq, entries: entries.length, body }, nowMs);
    await updateAttempt(tx, attemptId, {
      nextSeq: attempt.nextSeq + entries.length,
      head: entries.at(-1)?.hash ?? attempt.head,
      tick: Math.max(attempt.tick, tick),
      checkpointTick: checkpoints.at(-1)?.tick ?? attempt.checkpointTick,
      logBytes: attempt.logBytes + bytes,
      state: 'running',
      lastSeenAtMs: nowMs,
      ...(commandKey === undefined ? {} : { commandKey }),
    });
    return true;
  });
}

const HEARTBEAT_EVERY_MS = 5_000;

/** Keeps how far a run has come, and now and then a snapshot of it. */
export async function keepBeat(
  db: Db,
  attempt: AttemptRow,
  beat: { readonly tick: number; readonly step: string | null; readonly snapshot: RunSnapshot | null },
  nowMs: number,
): Promise<void> {
  const { tick, step, snapshot } = beat;
  const isDue = Math.floor(nowMs / HEARTBEAT_EVERY_MS) !== Math.floor((attempt.lastSeenAtMs ?? 0) / HEARTBEAT_EVERY_MS);
  if (isDue) await noteHeartbeat(db, attempt.id, { atMs: nowMs, tick, deviceAtMs: null });
  if (snapshot === null) return;
  const body = await pack(JSON.stringify(snapshot));
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom('trainingSnapshot').where('attemptId', '=', attempt.id).execute();
    await tx.insertInto('trainingSnapshot').values({ attemptId: attempt.id, body }).execute();
    await updateAttempt(tx, attempt.id, { step });
  });
}
