import type { SessionEntry, SessionPort } from '@tongyan/scenes/session';
import type { JudgedSoFar, ScoreResult } from '@tongyan/scenes/session/scoring';
import type { Keeping } from './messages.ts';

/** How a run stands beside what its frames show. */
export interface RunStatus {
  /** Null where nothing is kept: a demonstration, or a run on the server. */
  readonly keeping: Keeping | null;
  /** Below 1: the machine does not keep up with the clock. */
  readonly pace: number;
  /** What was done, as far as a trainee may read it. */
  readonly entries: readonly SessionEntry[];
  /** What of the score is judged by now; null where it is not told, or not known yet. */
  readonly judged: JudgedSoFar | null;
  readonly end: RunEnd | null;
  /** Of a run on the server: whether it is joined. */
  readonly isAway: boolean;
  /** It is to be handed in, and nobody has said yet that it is. */
  readonly isEnding: boolean;
  /** Said by instructors, newest last. */
  readonly messages: readonly RunMessage[];
  /** When nothing counts any more, by this device's clock; null without a limit. */
  readonly deadlineMs: number | null;
}

export interface RunMessage {
  readonly from: string;
  readonly text: string;
}

export type RunEnd =
  /** Handed in: the server scores it. */
  | { readonly kind: 'handedIn' }
  /** Kept here until the server answers; the score is this device's own. */
  | { readonly kind: 'kept'; readonly score: ScoreResult | null }
  /** The server does not let it go on here: the code of the reason. */
  | { readonly kind: 'cutOff'; readonly code: string }
  /** A demonstration. */
  | { readonly kind: 'shown' }
  /** Another window has it now. */
  | { readonly kind: 'takenOver' };

/** A run that a page has in its hands. */
export interface RunHandle {
  readonly port: SessionPort;
  readonly tickS: number;
  /** Where its attempt stands on the server; null before it is opened there. */
  attemptId(): string | null;
  status(): RunStatus;
  subscribeStatus(listener: () => void): () => void;
  setPace(pace: { readonly paused: boolean; readonly rate: number }): void;
  /** Hands it in. */
  finish(): void;
  /** The page leaves it: it can be gone on with. */
  close(): void;
}
