import type { Generated } from 'kysely';
import type { ReportSection } from './contract-report.ts';
import type { Assignment, AttemptMode, AttemptPlace, AttemptState } from './contract-shapes.ts';

/** Assignment 实训任务: an exercise set for a class. */
export type TrainingAssignmentTable = {
  id: string;
  classGroupId: string;
  sceneId: string;
  exerciseId: string;
  mode: AttemptMode;
  title: string;
  note: string;
  /** JSON of a `FaultChoice`. */
  faults: string;
  minutes: number | null;
  attempts: number | null;
  opensAtMs: number;
  closesAtMs: number;
  results: Assignment['results'];
  /** JSON list of `TaskAspect`: what people judge in it beside what its exercise scores. */
  judged: Generated<string>;
  createdBy: string;
  createdAtMs: number;
  withdrawnAtMs: number | null;
};

/** Attempt 实训记录: one run of one person, with how far its log has come. */
export type TrainingAttemptTable = {
  id: string;
  personId: string;
  /** The client's key of its opening; with the person unique. */
  openKey: string;
  assignmentId: string | null;
  sceneId: string;
  exerciseId: string;
  mode: AttemptMode;
  place: AttemptPlace;
  state: AttemptState;
  /** JSON of the log's header. */
  header: string;
  /** How many entries at the log's beginning the server itself has put there. */
  issued: number;
  /** JSON list of the ids of the faults that it has. */
  faultIds: string;
  /** When the run began: at its opening, or when the device says where it was begun offline. */
  begunAtMs: number;
  startedOffline: number;
  openedAtMs: number;
  deadlineMs: number | null;
  lastSeenAtMs: number | null;
  /** What the log has: place of the next entry, hash of the last, tick up to which it is whole. */
  nextSeq: number;
  head: string;
  tick: number;
  /** Tick of the last checkpoint kept; −1 before the first. */
  checkpointTick: number;
  /** Bytes of its parts' text, unpacked. */
  logBytes: number;
  step: string | null;
  /** Client and number of the last command of a run on the server. */
  commandKey: string | null;
  /** JSON of the log's end as the trainee sealed it; null before. */
  sealedEnd: string | null;
  sealedByServer: number;
  /** Whether something of it came after the deadline. */
  late: number;
  submittedAtMs: number | null;
  /** 1 while a score is to be computed. */
  scoreWanted: number;
  scoreTries: number;
  scoredAtMs: number | null;
  /** Of the newest score; 0 before the first. */
  revision: number;
  awarded: number | null;
  total: number | null;
  passed: number | null;
  openAspects: number | null;
  attention: number;
  /** JSON of a `LogProblem`: why it was refused. */
  problem: string | null;
};

/** A stretch of a log as it came. `body` is gzip of JSON `{ entries, checkpoints }`. */
export type TrainingLogPartTable = {
  attemptId: string;
  part: number;
  fromSeq: number;
  entries: number;
  body: Uint8Array;
  receivedAtMs: number;
};

/** When something of an attempt came, and where the run stood. */
export type TrainingHeartbeatTable = {
  attemptId: string;
  atMs: number;
  tick: number;
  deviceAtMs: number | null;
};

/** An entry that was added after the trainee's end: a judgement. */
export type TrainingTailTable = {
  attemptId: string;
  seq: number;
  body: string;
  /** When it was given, by the server's clock; null of those that were given before it was kept. */
  atMs: number | null;
};

/** A score as the server found it; every revision is kept. */
export type TrainingScoreTable = {
  attemptId: string;
  revision: number;
  scoredAtMs: number;
  /** JSON of the engine's ScoreResult. */
  result: string;
  /** JSON of `StepTimes`. */
  steps: string;
  /** JSON of a `TaskScore`; null where the task has no aspects of its own. */
  task: string | null;
};

/** What was handed in and not taken. */
export type TrainingRefusedTable = {
  id: string;
  attemptId: string;
  atMs: number;
  code: string;
  pointer: string;
  bytes: number;
  sha256: string;
  /** Gzip of what came; null where it was too much to keep. */
  body: Uint8Array | null;
};

export type TrainingCommentTable = {
  id: string;
  attemptId: string;
  tick: number;
  authorId: string;
  text: string;
  atMs: number;
  replyTo: string | null;
};

/** Where a run on the server stood: going on from it saves running from the start. */
export type TrainingSnapshotTable = { attemptId: string; body: Uint8Array };

/** A part of a training report as somebody wrote it; every version is kept. */
export type TrainingReportTextTable = {
  attemptId: string;
  section: ReportSection;
  /** The writer of a peer's review; empty for parts that a report has once. */
  slot: string;
  /** 1 for the first. */
  version: number;
  text: string;
  authorId: string;
  atMs: number;
};

/** Somebody of the class who is asked for a peer's review. */
export type TrainingReportPeerTable = { attemptId: string; personId: string; chosenBy: string; atMs: number };

/** A teacher's signature under a report; gone once it is taken back. */
export type TrainingReportSignatureTable = {
  attemptId: string;
  signedBy: string;
  atMs: number;
  /** Hash of what was signed. */
  digest: string;
};

declare module '../platform/database/tables.ts' {
  interface Tables {
    trainingAssignment: TrainingAssignmentTable;
    trainingAttempt: TrainingAttemptTable;
    trainingLogPart: TrainingLogPartTable;
    trainingHeartbeat: TrainingHeartbeatTable;
    trainingTail: TrainingTailTable;
    trainingScore: TrainingScoreTable;
    trainingRefused: TrainingRefusedTable;
    trainingComment: TrainingCommentTable;
    trainingSnapshot: TrainingSnapshotTable;
    trainingReportText: TrainingReportTextTable;
    trainingReportPeer: TrainingReportPeerTable;
    trainingReportSignature: TrainingReportSignatureTable;
  }
}
