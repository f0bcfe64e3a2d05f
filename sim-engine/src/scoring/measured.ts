import type { Readings } from '../predicates/predicate.ts';
import type { Sample } from './evidence.ts';
import type { Ending, Resting } from './gauge.ts';

/** A number that a run gave, and where it came from. */
export interface Measured {
  /** Null where there was nothing to measure. */
  readonly value: number | null;
  readonly fromTick: number;
  readonly toTick: number;
  readonly samples: readonly Sample[];
  readonly commands: readonly number[];
}

export const NOTHING_MEASURED: Measured = { value: null, fromTick: -1, toTick: -1, samples: [], commands: [] };

/** Measures one number along a run. */
export interface Meter {
  observe(moment: Readings, seq: number): void;
  /** As a gauge's. */
  resting(moment: Readings): Resting;
  stay(moment: Readings): void;
  measured(ending: Ending): Measured;
}
