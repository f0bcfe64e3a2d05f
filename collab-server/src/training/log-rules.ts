import { canonicalJson, type Json } from '@tongyan/sim-engine/kernel';
import {
  type Checkpoint,
  hashEntry,
  LOG_LIMITS,
  type LogEntry,
  mayCommand,
  type ReservedCommands,
} from '@tongyan/sim-engine/log';
import type { ProblemCode } from '../platform/errors.ts';
import { type Result, err, ok } from '../platform/result.ts';

/** Why a stretch of a log is not taken. */
export type LogRefusal = {
  readonly code: ProblemCode;
  /** JSON Pointer into the log, so that a place means the same whatever part it came in. */
  readonly pointer: string;
  readonly tick: number | null;
  readonly params?: Readonly<Record<string, string | number>>;
};

/** How far a log is kept. */
export type LogStanding = {
  readonly nextSeq: number;
  readonly head: string;
  /** Tick up to which it is whole. */
  readonly tick: number;
  /** Tick of the last checkpoint; −1 before the first. */
  readonly checkpointTick: number;
};

export type Part = {
  readonly fromSeq: number;
  readonly entries: readonly LogEntry[];
  readonly checkpoints: readonly Checkpoint[];
  readonly tick: number;
  readonly head: string;
};

export type PartContext = {
  readonly stand: LogStanding;
  /** Hashes of what is kept, from `part.fromSeq` on; fewer where it begins later. */
  readonly kept: readonly string[];
  /** Person in whose name everything new must be. */
  readonly actorId: string;
  readonly reserved: ReservedCommands;
};

/** What of a part is new. */
export type Fresh = {
  readonly entries: readonly LogEntry[];
  readonly checkpoints: readonly Checkpoint[];
  readonly stand: LogStanding;
};

const refuse = (
  code: ProblemCode,
  pointer: string,
  tick: number | null = null,
  params?: LogRefusal['params'],
): { readonly ok: false; readonly error: LogRefusal } =>
  err({ code, pointer, tick, ...(params === undefined ? {} : { params }) });

/**
 * Judges a stretch of a log against what is kept (rules A1 to A9). Nothing of it is believed: the chain is computed anew, and whoever acts
 * must be the trainee. Whether the machine would have done it is found by running it.
 */
export function judgePart(part: Part, context: PartContext): Result<Fresh, LogRefusal> {
  const { stand, kept } = context;
  if (part.fromSeq > stand.nextSeq) return refuse('training.logGap', '/entries', null, { nextSeq: stand.nextSeq });
  const known = Math.min(stand.nextSeq - part.fromSeq, part.entries.length);
  for (let at = 0; at < known; at++) {
    const seq = part.fromSeq + at;
    const entry = part.entries[at];
    if (entry?.seq !== seq || entry.hash !== kept[at])
      return refuse('training.logDiverges', `/entries/${seq}`, entry?.tick ?? null, { seq });
  }
  const fresh = part.entries.slice(known);
  const judged = judgeEntries(fresh, context);
  if (!judged.ok) return judged;
  const whole = part.fromSeq + part.entries.length >= stand.nextSeq;
  if (whole && part.head !== judged.value.head) return refuse('training.chainBroken', '/head');
  const lastTick = judged.value.tick;
  if (part.tick < lastTick && fresh.length > 0) return refuse('training.ticksReversed', '/tick', part.tick);
  const tick = Math.max(stand.tick, part.tick, lastTick);
  if (tick > LOG_LIMITS.ticks) return refuse('training.logTooLong', '/tick', tick, { most: LOG_LIMITS.ticks });
  const checkpoints = part.checkpoints.filter((checkpoint) => checkpoint.tick > stand.checkpointTick);
  let checkpointTick = stand.checkpointTick;
  for (const checkpoint of checkpoints) {
    if (checkpoint.tick <= checkpointTick || checkpoint.tick > tick)
      return refuse('training.ticksReversed', '/checkpoints', checkpoint.tick);
    checkpointTick = checkpoint.tick;
  }
  return ok({
    entries: fresh,
    checkpoints,
    stand: { nextSeq: stand.nextSeq + fresh.length, head: judged.value.head, tick, checkpointTick },
  });
}

function judgeEntries(
  entries: readonly LogEntry[],
  { stand, actorId, reserved }: PartContext,
): Result<{ readonly head: string; readonly tick: number }, LogRefusal> {
  let { head, tick } = stand;
  for (const [at, entry] of entries.entries()) {
    const seq = stand.nextSeq + at;
    const pointer = `/entries/${seq}`;
    if (seq >= LOG_LIMITS.entries)
      return refuse('training.logTooLong', pointer, entry.tick, { most: LOG_LIMITS.entries });
    if (entry.seq !== seq) return refuse('training.chainBroken', `${pointer}/seq`, entry.tick, { seq });
    if (entry.tick < tick) return refuse('training.ticksReversed', `${pointer}/tick`, entry.tick, { seq });
    const { role, id } = entry.actor;
    if (role !== 'trainee' || id !== actorId || !mayCommand(role, entry.command, reserved))
      return refuse('training.entryForbidden', `${pointer}/actor`, entry.tick, { seq });
    if (canonicalJson(entry.command.args).length > LOG_LIMITS.args)
      return refuse('training.logUnreadable', `${pointer}/command/args`, entry.tick, { seq });
    if (entry.hash !== hashEntry(head, entry))
      return refuse('training.chainBroken', `${pointer}/hash`, entry.tick, { seq });
    head = entry.hash;
    tick = entry.tick;
  }
  return ok({ head, tick });
}

/** What the schema let through as an entry is one: its arguments came out of JSON. */
export const entryOf = (entry: {
  readonly tick: number;
  readonly seq: number;
  readonly actor: LogEntry['actor'];
  readonly command: { readonly target: string; readonly name: string; readonly args: unknown };
  readonly hash: string;
}): LogEntry => ({ ...entry, command: { ...entry.command, args: (entry.command.args ?? null) as Json } });
