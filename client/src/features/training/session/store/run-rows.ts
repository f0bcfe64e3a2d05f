import type { Actor, Json, LogEntry, LogHeader, RunSnapshot, TrainingLog, TrainingMode } from '@tongyan/scenes/session';

/** A run as this device keeps it: what does not change while it goes on. */
export interface RunRow {
  readonly runId: string;
  readonly personId: string;
  readonly sceneId: string;
  readonly sceneVersion: string;
  readonly exerciseId: string;
  readonly mode: TrainingMode;
  /** Of which task; null where somebody trains freely. */
  readonly assignmentId: string | null;
  /** Sent with the request that opens the attempt: sent again it opens nothing new. */
  readonly key: string;
  readonly actor: Actor;
  readonly header: LogHeader;
  /** Where the chain of hashes begins. */
  readonly headerHash: string;
  /** By this device's clock. */
  readonly begunAtMs: number;
  /** Begun without the server: the attempt is opened there once it answers. */
  readonly begunOffline: boolean;
  /** Simulated seconds in a second at most. */
  readonly mostRate: number;
  /** By this device's clock, against the server's; null without a limit. */
  readonly deadlineMs: number | null;
}

export type LogEnd = TrainingLog['end'];
export type Checkpoint = TrainingLog['checkpoints'][number];

/** What has come about since it was written last. */
export interface Progress {
  readonly entries: readonly LogEntry[];
  readonly checkpoints: readonly Checkpoint[];
  readonly tick: number;
  readonly atMs: number;
  readonly snapshot?: RunSnapshot | undefined;
}

/** How far a run has come, by its last heartbeat. */
export interface ProgressRow {
  readonly runId: string;
  readonly tick: number;
  readonly atMs: number;
  /** Which window runs it: whoever is not it any more writes nothing. */
  readonly owner: string;
  readonly entries: number;
}

/** Why the server did not take something; `code` is of the catalogue of problems. */
export interface SendProblem {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number | boolean>>;
  readonly detail?: Json;
}

/** What the server has of a run. */
export interface SentRow {
  readonly runId: string;
  /** Null until the attempt is opened there. */
  readonly attemptId: string | null;
  /** Place of the next entry that it does not have, and the tick up to which it is whole. */
  readonly nextSeq: number;
  readonly tick: number;
  /** Handed in and taken. */
  readonly finished: boolean;
  /** Refused for good: it is sent no more, and kept. */
  readonly refused: SendProblem | null;
}

/** Everything that this device has of a run but its log. */
export interface KnownRun {
  readonly row: RunRow;
  readonly progress: ProgressRow;
  readonly sent: SentRow;
  readonly end: LogEnd | null;
}

export const notSent = (runId: string): SentRow => ({
  runId,
  attemptId: null,
  nextSeq: 0,
  tick: 0,
  finished: false,
  refused: null,
});

/** Whether something of it is still only here. */
export function isUnsent({ row, progress, sent, end }: KnownRun): boolean {
  if (row.mode === 'demonstration' || sent.finished) return false;
  return end !== null || sent.nextSeq < progress.entries || sent.tick < progress.tick;
}
