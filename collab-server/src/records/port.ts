import type { Db } from '../platform/database/index.ts';

/** A text in both languages. */
export type BothLanguages = { readonly 'zh-CN': string; readonly en: string };

/** What an attempt is, as records tell of it; the same at every call. */
export type AttemptTold = {
  /** A UUID: the registration of its statements. */
  readonly attemptId: string;
  readonly personId: string;
  readonly sceneId: string;
  readonly sceneTitle: BothLanguages;
  readonly exerciseId: string;
  readonly exerciseTitle: BothLanguages;
  readonly mode: string;
  /** Share of the points that passes, 0 to 1. */
  readonly passShare: number;
  /** Null for free practice. */
  readonly assignmentId: string | null;
  readonly classGroupId: string | null;
  /** Path and name of the class's school; null for free practice. */
  readonly orgPath: string | null;
  readonly schoolName: string | null;
  readonly model: { readonly name: string; readonly version: string };
  readonly openedAtMs: number;
};

export type AttemptScored = AttemptTold & {
  /** 1 for the first score, greater each time that it is judged anew. */
  readonly revision: number;
  readonly submittedAtMs: number;
  readonly scoredAtMs: number;
  /** Simulated seconds from the start to the end of the run. */
  readonly durationS: number;
  readonly awarded: number;
  readonly total: number;
  readonly passed: boolean;
  /** Whether every judged aspect has been judged: only then the outcome is told. */
  readonly complete: boolean;
  readonly rubric: Version;
  readonly procedure: Version;
  /** Hash of the trainee's last entry, and the seal of the trainee's end. */
  readonly logHead: string;
  readonly logSeal: string;
};

type Version = { readonly id: string; readonly version: string };

/**
 * What whoever scores tells records. Every call takes the caller's transaction, so that statements and credentials stand or
 * fall with the change they tell of, and may be repeated.
 */
export interface Records {
  /** Says launched and initialized. */
  attemptOpened(tx: Db, told: AttemptTold): Promise<void>;
  /** Says abandoned: its time is over, and nothing was handed in. */
  attemptExpired(tx: Db, told: AttemptTold, atMs: number): Promise<void>;
  /**
   * Says completed; of a complete score also passed or failed and terminated, voiding what an earlier revision said. Issues
   * the credential. What opening says is made up for where it was never told.
   */
  attemptScored(tx: Db, scored: AttemptScored): Promise<void>;
}

/** What records asks of whoever scores. */
export interface TrainingForRecords {
  /** The score that holds now, with the log's head reckoned anew from what is stored; null where there is none. */
  currentScore(attemptId: string): Promise<CurrentScore | null>;
  /** Classes whose attempts this person may see as their teacher. */
  classesOf(personId: string): Promise<readonly string[]>;
  /** Attempts of this person whose outcome they are not to know yet. */
  untoldTo(personId: string): Promise<readonly string[]>;
}

export type CurrentScore = {
  readonly revision: number;
  readonly awarded: number;
  readonly total: number;
  readonly passed: boolean;
  readonly logHead: string;
  readonly rubricVersion: string;
  readonly modelVersion: string;
};
