import type { Predicate } from '../predicates/predicate.ts';
import type { Scale } from './rubric.ts';

/** A value that was looked at. */
export interface Sample {
  readonly tick: number;
  readonly signal: string;
  readonly value: number | null;
}

/** What was asked: limits on a number, or a condition. */
export type Yardstick =
  | Scale
  | { readonly kind: 'condition'; readonly when: Predicate }
  | { readonly kind: 'judgement' };

/** Who judged, and where in the log. */
export interface JudgedBy {
  readonly id: string;
  readonly seq: number;
  readonly note: string | null;
}

/** Why an aspect has the points that it has: enough to see it, and to play the moment. */
export interface Evidence {
  /** The number that was measured; null where there was none to measure, or a condition was asked. */
  readonly value: number | null;
  readonly unit: string | null;
  readonly limit: Yardstick;
  /** Whether the condition held; null where a number was asked. */
  readonly holds: boolean | null;
  /** The stretch of the run that it speaks of; −1 where there was none. */
  readonly fromTick: number;
  readonly toTick: number;
  readonly samples: readonly Sample[];
  /** Places in the log of the commands that it speaks of; the first 50. */
  readonly commands: readonly number[];
  readonly judgedBy: JudgedBy | null;
}

/** What a gauge found. */
export interface Finding {
  /** From 0 to 1. */
  readonly share: number;
  readonly evidence: Evidence;
}

export const NO_EVIDENCE: Omit<Evidence, 'limit'> = {
  value: null,
  unit: null,
  holds: null,
  fromTick: -1,
  toTick: -1,
  samples: [],
  commands: [],
  judgedBy: null,
};
