import Type, { type Static } from 'typebox';
import { attemptMode, attemptPlace, attemptState, nullable } from './contract-shapes.ts';

/** Sizes at which logs are cut into parts, and beyond which they are refused. */
export const UPLOAD_LIMITS = {
  /** Bytes of one part's body. */
  partBytes: 4 * 1024 * 1024,
  /** Entries of one part. */
  partEntries: 2_000,
  /** Checkpoints of one part. */
  partCheckpoints: 2_000,
  /** Bytes of a whole log as it travels, compressed. */
  packedBytes: 16 * 1024 * 1024,
  /** Bytes of a whole log's text once unpacked. */
  textBytes: 64 * 1024 * 1024,
} as const;

/** SHA-256 in lower-case hexadecimal. */
export const hashText = Type.String({ pattern: '^[0-9a-f]{64}$' });
const tick = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });

const actorShape = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 200 }),
  role: Type.Enum(['trainee', 'instructor', 'system']),
});

const commandShape = Type.Object({
  target: Type.String({ minLength: 1, maxLength: 200 }),
  name: Type.String({ minLength: 1, maxLength: 200 }),
  /** Any JSON. */
  args: Type.Unknown(),
});

/** An entry of a log, as the engine's `LogEntry`. */
const entryShape = Type.Object({
  tick,
  seq: tick,
  actor: actorShape,
  command: commandShape,
  hash: hashText,
});

const checkpointShape = Type.Object({ tick, stateHash: hashText });
export const endShape = Type.Object({ tick, stateHash: hashText, seal: hashText });

/** How the log begins that the device records. */
export const headerShape = Type.Object({
  format: Type.Literal(1),
  model: Type.Object({ name: Type.String(), version: Type.String(), fingerprint: hashText }),
  seed: Type.Integer({ minimum: 0, maximum: 0xffff_ffff }),
  start: Type.Null(),
});

/**
 * What the device needs to run an attempt, or to go on with it. A log on the server that is shorter than the device's is sent on from
 * `nextSeq`; one that is longer (another device) is fetched first.
 */
export const startShape = Type.Object({
  attemptId: Type.String(),
  sceneId: Type.String(),
  exerciseId: Type.String(),
  mode: attemptMode,
  /** `server`: there is no header and there are no entries; the run is joined over the socket. */
  place: attemptPlace,
  state: attemptState,
  /** The one actor in whose name the device records. */
  actor: actorShape,
  header: nullable(headerShape),
  /** Entries that the server has put at the log's beginning (faults, in guided work and practice); the device takes them over as they are. */
  issued: Type.Array(entryShape),
  /** Seconds of simulated time that one second of the clock may bring at most. */
  mostRate: Type.Number(),
  /** Server's clock when this was answered, by which the device reads the times below. */
  nowMs: Type.Integer(),
  openedAtMs: Type.Integer(),
  deadlineMs: nullable(Type.Integer()),
  /** What the server has: the place of the next entry, the hash of the last, the tick up to which it is whole. */
  nextSeq: Type.Integer(),
  head: nullable(hashText),
  tick: Type.Integer(),
});

/** A stretch of a log, or none of it: then it is a sign of life. */
export const logPartShape = Type.Object({
  /** Place of the first entry; what the server has already is compared and passed over. */
  fromSeq: Type.Integer({ minimum: 0 }),
  entries: Type.Array(entryShape, { maxItems: UPLOAD_LIMITS.partEntries }),
  /** Those that the server does not have yet, in order. */
  checkpoints: Type.Array(checkpointShape, { maxItems: UPLOAD_LIMITS.partCheckpoints }),
  /** With this part the log is whole up to this tick. */
  tick,
  /** Hash of the part's last entry; of the last one before where there is none. */
  head: hashText,
  /** The device's clock, to find jumps of it. */
  deviceAtMs: Type.Optional(Type.Integer({ minimum: 0, maximum: 8.64e15 })),
  /** Step that the strip shows as being worked on: shown to teachers, never scored. */
  step: Type.Optional(nullable(Type.String({ maxLength: 100 }))),
});

/** What the server has after an upload, durable. */
export const logStandShape = Type.Object({
  nextSeq: Type.Integer(),
  head: hashText,
  tick: Type.Integer(),
  state: attemptState,
  nowMs: Type.Integer(),
});

/** What was handed in and not taken, kept for those who see the attempt. */
export const refusedLogShape = Type.Object({
  id: Type.String(),
  atMs: Type.Integer(),
  /** Code of the problem with which it was refused. */
  code: Type.String(),
  pointer: Type.String(),
  bytes: Type.Integer(),
  /** False where it was too large or there were too many: then only its size and hash are known. */
  kept: Type.Boolean(),
  sha256: Type.String(),
});

export type TrainingStart = Static<typeof startShape>;
export type LogPart = Static<typeof logPartShape>;
export type LogStand = Static<typeof logStandShape>;
export type RefusedLog = Static<typeof refusedLogShape>;
