import { createHash, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Checkpoint, LogEnd, LogEntry, LogHeader, Recorded } from '@tongyan/sim-engine/log';
import type { Db } from '../platform/database/index.ts';
import type { Heartbeat } from './integrity.ts';
import type { TrainingAttemptTable } from './tables.ts';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

export type PartBody = { readonly entries: readonly LogEntry[]; readonly checkpoints: readonly Checkpoint[] };

export const packPart = async (body: PartBody): Promise<Uint8Array> => pack(JSON.stringify(body));
/** Bytes of a part's text, as it is when it is unpacked again. */
export const bytesOf = (body: PartBody): number => Buffer.byteLength(JSON.stringify(body));

const unpackPart = async (bytes: Uint8Array): Promise<PartBody> =>
  JSON.parse((await unpack(bytes)).toString('utf8')) as PartBody;

/** Keeps a stretch of a log behind what there is. */
export async function insertPart(
  db: Db,
  part: { readonly attemptId: string; readonly fromSeq: number; readonly entries: number; readonly body: Uint8Array },
  receivedAtMs: number,
): Promise<void> {
  const last = await db
    .selectFrom('trainingLogPart')
    .where('attemptId', '=', part.attemptId)
    .select((eb) => eb.fn.max('part').as('part'))
    .executeTakeFirst();
  await db
    .insertInto('trainingLogPart')
    .values({ ...part, part: (last?.part ?? -1) + 1, receivedAtMs })
    .execute();
}

/** Packed stretches of a log in order; those only that reach a place. */
export async function readParts(db: Db, attemptId: string, fromSeq = 0): Promise<Uint8Array[]> {
  const rows = await db
    .selectFrom('trainingLogPart')
    .where('attemptId', '=', attemptId)
    .where((eb) => eb(eb('fromSeq', '+', eb.ref('entries')), '>=', fromSeq))
    .select('body')
    .orderBy('part')
    .execute();
  return rows.map(({ body }) => body);
}

/** Entries from a place on. */
export async function readEntries(db: Db, attemptId: string, fromSeq: number): Promise<LogEntry[]> {
  const bodies = await Promise.all((await readParts(db, attemptId, fromSeq)).map(unpackPart));
  return bodies.flatMap(({ entries }) => entries).filter(({ seq }) => seq >= fromSeq);
}

/** All that is kept of what the trainee did, without an end. */
export async function readRecorded(db: Db, attempt: Pick<TrainingAttemptTable, 'id' | 'header'>): Promise<Recorded> {
  const bodies = await Promise.all((await readParts(db, attempt.id)).map(unpackPart));
  return {
    header: JSON.parse(attempt.header) as LogHeader,
    entries: bodies.flatMap(({ entries }) => entries),
    checkpoints: bodies.flatMap(({ checkpoints }) => checkpoints),
  };
}

export const sealedEndOf = ({ sealedEnd }: Pick<TrainingAttemptTable, 'sealedEnd'>): LogEnd | null =>
  sealedEnd === null ? null : (JSON.parse(sealedEnd) as LogEnd);

/** What instructors have added after the trainee's end. */
export async function readTail(db: Db, attemptId: string): Promise<LogEntry[]> {
  const rows = await db
    .selectFrom('trainingTail')
    .where('attemptId', '=', attemptId)
    .select('body')
    .orderBy('seq')
    .execute();
  return rows.map(({ body }) => JSON.parse(body) as LogEntry);
}

/** Signs of life nearer to each other than this are one: a log that is brought in piece by piece stands at the last of them. */
const HEARTBEAT_MS = 1_000;

export async function noteHeartbeat(db: Db, attemptId: string, { atMs, tick, deviceAtMs }: Heartbeat): Promise<void> {
  const last = await db
    .selectFrom('trainingHeartbeat')
    .where('attemptId', '=', attemptId)
    .select(['atMs', 'tick'])
    .orderBy('atMs', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last === undefined || atMs - last.atMs >= HEARTBEAT_MS) {
    await db.insertInto('trainingHeartbeat').values({ attemptId, atMs, tick, deviceAtMs }).execute();
    return;
  }
  await db
    .updateTable('trainingHeartbeat')
    .set({ tick: Math.max(tick, last.tick) })
    .where('attemptId', '=', attemptId)
    .where('atMs', '=', last.atMs)
    .execute();
}

export function readHeartbeats(db: Db, attemptId: string): Promise<Heartbeat[]> {
  return db
    .selectFrom('trainingHeartbeat')
    .where('attemptId', '=', attemptId)
    .select(['atMs', 'tick', 'deviceAtMs'])
    .orderBy('atMs')
    .execute();
}

/** How much of what was refused is kept for one attempt, in bytes as packed, and how many pieces. */
const MOST_REFUSED_BYTES = 32 * 1024 * 1024;
const MOST_REFUSED = 50;

export type RefusedUpload = {
  readonly code: string;
  readonly pointer: string;
  /** As it came; packed already where it travelled so. */
  readonly bytes: Uint8Array | null;
  readonly isPacked: boolean;
  readonly size: number;
};

/** Keeps what was refused: the same bytes once. The attempt is to be looked at from then on. */
export async function keepRefused(db: Db, attemptId: string, refused: RefusedUpload, atMs: number): Promise<void> {
  const { code, pointer, bytes, isPacked, size } = refused;
  const sha256 = bytes === null ? '' : createHash('sha256').update(bytes).digest('hex');
  const before = await db
    .selectFrom('trainingRefused')
    .where('attemptId', '=', attemptId)
    .select(['sha256', 'bytes', 'code'])
    .execute();
  if (before.length >= MOST_REFUSED || before.some((other) => other.sha256 === sha256 && other.code === code)) return;
  const kept = before.reduce((sum, other) => sum + other.bytes, 0);
  const body =
    bytes === null || kept + bytes.byteLength > MOST_REFUSED_BYTES ? null : isPacked ? bytes : await pack(bytes);
  await db
    .insertInto('trainingRefused')
    .values({ id: randomUUID(), attemptId, atMs, code, pointer, bytes: size, sha256, body })
    .execute();
  await db.updateTable('trainingAttempt').set({ attention: 1 }).where('id', '=', attemptId).execute();
}

export function listRefused(db: Db, attemptId: string) {
  return db
    .selectFrom('trainingRefused')
    .where('attemptId', '=', attemptId)
    .select(['id', 'atMs', 'code', 'pointer', 'bytes', 'sha256'])
    .select((eb) => eb('body', 'is not', null).as('kept'))
    .orderBy('atMs')
    .orderBy('id')
    .execute();
}

export async function readRefused(db: Db, attemptId: string, id: string): Promise<Buffer | null | undefined> {
  const row = await db
    .selectFrom('trainingRefused')
    .where('attemptId', '=', attemptId)
    .where('id', '=', id)
    .select('body')
    .executeTakeFirst();
  return row && (row.body === null ? null : unpack(row.body));
}
