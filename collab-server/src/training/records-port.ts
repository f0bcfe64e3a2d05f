import type { Db } from '../platform/database/index.ts';
import type { AttemptMode } from './contract-shapes.ts';

/** What a scored attempt tells: enough for a statement, a credential and a portrait; never how it was done. */
export type AttemptScored = {
  readonly attemptId: string;
  /** 1 for the first score; greater after a judgement. */
  readonly revision: number;
  readonly personId: string;
  readonly sceneId: string;
  readonly exerciseId: string;
  readonly mode: AttemptMode;
  /** Null for free practice. */
  readonly assignmentId: string | null;
  readonly classGroupId: string | null;
  /** Path of the class's school; null for free practice. */
  readonly orgPath: string | null;
  readonly openedAtMs: number;
  readonly submittedAtMs: number;
  readonly scoredAtMs: number;
  /** Simulated seconds from the start to the end of the run. */
  readonly durationS: number;
  readonly awarded: number;
  readonly total: number;
  readonly passShare: number;
  readonly passed: boolean;
  /** Whether every judged aspect has been judged. */
  readonly complete: boolean;
  readonly model: { readonly name: string; readonly version: string };
  readonly rubric: { readonly id: string; readonly version: string };
  /** Hash of the trainee's last entry and the seal of the trainee's end: what a credential is checked by. */
  readonly logHead: string;
  readonly logSeal: string;
  /** Whether the integrity report holds something that a person should look at. */
  readonly attention: boolean;
};

/** How records hear of training. Called within the transaction that keeps the score: either both are kept or neither. */
export type RecordsPort = {
  attemptScored(tx: Db, scored: AttemptScored): Promise<void>;
};
