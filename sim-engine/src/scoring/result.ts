import type { LogHeader } from '../log/training-log.ts';
import type { Evidence } from './evidence.ts';
import type { Reference } from './rubric.ts';

export interface AspectResult {
  readonly id: string;
  readonly title: string;
  readonly line: string;
  readonly kind: 'measured' | 'judged';
  readonly reference: Reference | null;
  readonly points: number;
  /** Before vetoes; null where nobody has judged yet. */
  readonly earned: number | null;
  /** What counts: 0 under a veto. Null where nobody has judged yet and no veto decides. */
  readonly awarded: number | null;
  /** Ids of the vetoes that take its points. */
  readonly vetoedBy: readonly string[];
  readonly evidence: Evidence;
}

export interface LineResult {
  readonly line: string;
  readonly points: number;
  readonly awarded: number;
  readonly vetoedBy: readonly string[];
}

/** A safety veto that struck. */
export interface VetoResult {
  readonly id: string;
  readonly zeroes: 'score' | readonly string[];
  readonly reference: Reference | null;
  /** Where it struck; the first 16 times. */
  readonly occurrences: readonly { readonly tick: number; readonly seq: number }[];
}

/** A judgement that does not count, and why. */
export interface IgnoredJudgement {
  readonly seq: number;
  readonly code: 'unknownAspect' | 'notJudged' | 'tooManyPoints';
}

/** A score that can be proved: the same log gives it again, to the last digit. Plain JSON. */
export interface ScoreResult {
  readonly format: 1;
  readonly rubric: { readonly id: string; readonly version: string };
  readonly procedure: { readonly id: string; readonly version: string };
  readonly model: LogHeader['model'];
  readonly log: {
    readonly head: string;
    readonly seal: string;
    readonly startTick: number;
    readonly endTick: number;
    readonly tickS: number;
  };
  readonly aspects: readonly AspectResult[];
  readonly lines: readonly LineResult[];
  readonly vetoes: readonly VetoResult[];
  readonly ignored: readonly IgnoredJudgement[];
  readonly total: number;
  readonly awarded: number;
  /** Ids of the aspects that nobody has judged yet. */
  readonly open: readonly string[];
}
