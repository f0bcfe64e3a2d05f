import type { Generated } from 'kysely';
import type { Verb } from './verbs.ts';

/** An xAPI statement; never changed, never deleted. */
export type StatementTable = {
  /** Counted up by the database: the order in which statements were stored. */
  seq: Generated<number>;
  /** UUID of version 5 over attempt, verb and revision: the same event cannot be told twice. */
  id: string;
  attemptId: string;
  personId: string;
  verb: Verb;
  revision: number;
  sceneId: string;
  exerciseId: string;
  assignmentId: string | null;
  classGroupId: string | null;
  /** Path of the school, or of the person's own first unit; null where there is neither. */
  orgPath: string | null;
  /** Share of the points, 0 to 1; null where the statement tells of no score. */
  scaled: number | null;
  /** Id of the statement that this one makes void. */
  voids: string | null;
  timestampMs: number;
  storedAtMs: number;
  json: string;
};

/** A learning record store that statements of a part of the tree are sent to. */
export type LrsTargetTable = {
  id: string;
  name: string;
  orgUnitId: string;
  /** Statements of units at and below this path. */
  orgPath: string;
  endpoint: string;
  username: string;
  /** Sent to the store alone; no route answers it. Sealed with the installation's key. */
  secret: string;
  /** 0 of one that was kept before they were sealed, until the next start. */
  sealed: Generated<number>;
  /** 1 while it is sent to; 0 keeps the queue. */
  enabled: number;
  createdBy: string;
  createdAtMs: number;
  /** Failures since the last success; the wait before the next attempt grows with them. */
  failures: number;
  nextAttemptAtMs: number;
  lastSuccessAtMs: number | null;
  lastErrorAtMs: number | null;
  lastError: string | null;
  delivered: number;
};

/** A statement on its way to a store; gone once the store has it. */
export type LrsDeliveryTable = {
  targetId: string;
  seq: number;
  /** parked: the store will never take it as it is. */
  state: 'queued' | 'parked';
  reason: string | null;
};

/** A credential of one passed attempt. */
export type CredentialTable = {
  /** 160 bits of chance: whoever has it was given it. */
  id: string;
  attemptId: string;
  personId: string;
  revision: number;
  classGroupId: string | null;
  orgPath: string | null;
  /** What was issued, as the text that is signed. */
  payload: string;
  signature: string;
  nameShown: 'masked' | 'full';
  /** 1 where the public page tells the points. */
  scoreShown: number;
  issuedAtMs: number;
  /** `withdrawn`: a later score does not pass. `revoked`: a teacher took it back. */
  state: 'valid' | 'withdrawn' | 'revoked';
  endedAtMs: number | null;
  endedBy: string | null;
  endReason: string | null;
};

declare module '../platform/database/tables.ts' {
  interface Tables {
    statement: StatementTable;
    lrsTarget: LrsTargetTable;
    lrsDelivery: LrsDeliveryTable;
    credential: CredentialTable;
  }
}
