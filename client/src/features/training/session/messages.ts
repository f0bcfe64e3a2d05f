import type {
  Command,
  CommandOutcome,
  Json,
  KeptRun,
  RunState,
  SessionEntry,
  TaskStrip,
  ViewDelta,
} from '@tongyan/scenes/session';
import type { JudgedSoFar, ScoreResult } from '@tongyan/scenes/session/scoring';
import type { RunRow, SentRow } from './store/run-rows.ts';

/** A run to be begun, or one that the server knows and this device does not. */
export interface FreshStart {
  readonly kind: 'fresh';
  readonly row: Omit<RunRow, 'header' | 'headerHash'>;
  readonly begins: /** Without the server: from this seed. */
    { readonly seed: number } | Pick<KeptRun, 'header' | 'entries' | 'checkpoints' | 'tick'>;
  readonly sent: SentRow;
}

/** A run that this device keeps. */
export interface KeptStart {
  readonly kind: 'kept';
  readonly runId: string;
}

/** A demonstration: nothing of it is kept. */
export interface ShownStart {
  readonly kind: 'shown';
  readonly sceneId: string;
  readonly exerciseId: string;
  readonly seed: number;
}

export type StartRequest = FreshStart | KeptStart | ShownStart;

export type ToWorker =
  | { readonly kind: 'open'; readonly start: StartRequest; readonly owner: string }
  | { readonly kind: 'command'; readonly n: number; readonly command: Command }
  | { readonly kind: 'pace'; readonly paused: boolean; readonly rate: number }
  /** The page may be gone in a moment. */
  | { readonly kind: 'leave' }
  /** Everything of the surface from now on. */
  | { readonly kind: 'surface' }
  /** Hands it in, where it is one to be handed in. */
  | { readonly kind: 'end' }
  /** Another window has it now: nothing more is written. */
  | { readonly kind: 'stop' };

export type OpenProblem = { readonly code: string; readonly details?: Json };

/** Where what was done lies. */
export interface Keeping {
  /** Whether this browser stores anything. */
  readonly onDevice: boolean;
  /** Why the last write failed; null where it did not. */
  readonly problem: 'full' | 'failed' | null;
  readonly sent: SentRow | null;
  /** The server does not answer, or answers that it cannot now. */
  readonly waiting: boolean;
}

export type FromWorker =
  | { readonly kind: 'opened'; readonly row: RunRow | null; readonly tickS: number }
  | { readonly kind: 'notOpened'; readonly problem: OpenProblem }
  | {
      readonly kind: 'frame';
      readonly view: ViewDelta;
      /** Left out where it is the one before. */
      readonly strip?: TaskStrip;
      readonly state: RunState;
      readonly rate: number;
      readonly entries: number;
      readonly durableEntries: number;
      /** Share of the time that was asked for which the machine has kept up with; below 1 it is slow. */
      readonly pace: number;
    }
  | { readonly kind: 'surface'; readonly whole: boolean; readonly bytes: Uint8Array }
  | { readonly kind: 'answer'; readonly n: number; readonly outcome: CommandOutcome }
  | { readonly kind: 'entries'; readonly entries: readonly SessionEntry[] }
  | { readonly kind: 'keeping'; readonly keeping: Keeping }
  | { readonly kind: 'judged'; readonly judged: JudgedSoFar | null }
  | { readonly kind: 'takenOver' }
  | { readonly kind: 'ended'; readonly score: ScoreResult | null };
