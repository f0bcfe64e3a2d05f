import type { TwinRunFacts } from './runs.ts';

/** Goes on to a tick, and makes places on the way. */
export type ToTwins = {
  readonly run: TwinRunFacts;
  /** JSON of the place to begin at; null: the beginning. */
  readonly from: string | null;
  readonly toTick: number;
  /** Ticks from one place to the next. */
  readonly everyTicks: number;
};

/** A place as it is kept. */
export type MadePlace = {
  readonly tick: number;
  readonly done: number;
  /** JSON of it. */
  readonly text: string;
};

export type FromTwins = { readonly kind: 'place'; readonly place: MadePlace } | { readonly kind: 'over' };
