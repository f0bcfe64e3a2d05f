import type { Db } from '../platform/database/index.ts';
import type { LocalText } from './contract-shapes.ts';

/** What an attempt is, as records tell of it; the same at every call. */
export type AttemptFacts = {
  readonly attemptId: string;
  readonly personId: string;
  readonly sceneId: string;
  readonly sceneVersion: string;
  readonly sceneTitle: LocalText;
  readonly exerciseId: string;
  readonly exerciseTitle: LocalText;
  readonly mode: string;
  readonly passShare: number;
  readonly assignmentId: string | null;
  readonly classGroupId: string | null;
  readonly orgUnitId: string | null;
  readonly openedAtMs: number;
};

export type AttemptMoment = { readonly atMs: number; readonly ranS: number };

/** A final score: no aspect waits for a judgement. */
export type ScoreFacts = AttemptMoment & {
  readonly revision: number;
  readonly awarded: number;
  readonly total: number;
  readonly passed: boolean;
  readonly logHead: string;
  readonly logSeal: string;
  readonly rubric: { readonly id: string; readonly version: string };
  readonly procedure: { readonly id: string; readonly version: string };
  readonly model: { readonly name: string; readonly version: string };
};

/** How records hear of training: within the transaction that keeps the change, so that either both are kept or neither. */
export type TrainingRecords = {
  attemptOpened(tx: Db, facts: AttemptFacts): Promise<void>;
  attemptSubmitted(tx: Db, facts: AttemptFacts, moment: AttemptMoment): Promise<void>;
  attemptScored(tx: Db, facts: AttemptFacts, score: ScoreFacts): Promise<void>;
  attemptAbandoned(tx: Db, facts: AttemptFacts, moment: AttemptMoment): Promise<void>;
};

/** Where nobody keeps records. */
export const noRecords: TrainingRecords = {
  attemptOpened: () => Promise.resolve(),
  attemptSubmitted: () => Promise.resolve(),
  attemptScored: () => Promise.resolve(),
  attemptAbandoned: () => Promise.resolve(),
};
