import type { Operand, Predicate } from '../predicates/predicate.ts';

/** Where a requirement comes from: a standard's code and the words meant. */
export interface Reference {
  readonly code: string;
  readonly text: string;
}

/** A command by what is known of it; `args` need hold only what is named. */
export type CommandPattern = Extract<Predicate, { kind: 'command' }>;

/** A stretch of the run: from the first moment at which `from` is true to the first from there at which `to` is, both included. */
export interface Window {
  /** The start of the run where it is left out. */
  readonly from?: Predicate;
  /** The end of the run where it is left out. */
  readonly to?: Predicate;
}

/**
 * A number that a run gives.
 *
 * - `signal`: of all values that a signal takes in the window, less `minus`. Mean and root mean square are over ticks, in time.
 * - `atCommand`: the value that the first or last such command met.
 * - `between`: seconds from one event to the next other one; the first time, or the longest of all times. A time that has not ended
 *   counts for the longest as far as it went.
 * - `total`: seconds during which something was true.
 * - `count`: how many such commands were given, or how often something became true.
 * - `stepsDone`, `offences`, `hints`: of these steps of the procedure, those done in their turn, the times one was begun out of order or
 *   without its precondition, the sum of the levels of hints taken.
 * - `hazards`: how often these hazards occurred.
 * - `completeS`: seconds from the start of the run until the procedure was complete.
 */
export type Measure =
  | {
      readonly kind: 'signal';
      readonly take: 'min' | 'max' | 'mean' | 'rms' | 'first' | 'last' | 'range';
      readonly signal: string;
      readonly minus?: Operand;
    }
  | {
      readonly kind: 'atCommand';
      readonly command: CommandPattern;
      readonly which: 'first' | 'last';
      readonly signal: string;
      readonly minus?: Operand;
    }
  | { readonly kind: 'between'; readonly from: Predicate; readonly to: Predicate; readonly take: 'first' | 'longest' }
  | { readonly kind: 'total'; readonly when: Predicate }
  | { readonly kind: 'count'; readonly when: Predicate }
  | { readonly kind: 'stepsDone' | 'offences' | 'hints'; readonly steps: readonly string[] }
  | { readonly kind: 'hazards'; readonly hazards: readonly string[] }
  | { readonly kind: 'completeS' };

/** Limits, both included; no limit where one is left out. */
export interface Limits {
  readonly low?: number;
  readonly high?: number;
}

/** How a number becomes a share of the points: all or nothing, by bands of which the first that fits counts, or linear. */
export type Scale =
  | ({ readonly kind: 'within' } & Limits)
  | { readonly kind: 'bands'; readonly bands: readonly (Limits & { readonly share: number })[] }
  | { readonly kind: 'linear'; readonly full: number; readonly none: number };

/**
 * What is asked of a run.
 *
 * - `ever`, `never`: at some moment of the window, at none.
 * - `atEnd`: at the last moment of the window.
 * - `held`: for so long without a break.
 * - `atCommand`: on the state that the first, the last, any or every such command met. Without such a command it does not hold.
 * - `value`: a number on a scale. `absent` says what a number is worth that there is not. Default none.
 */
export type Criterion =
  | { readonly kind: 'ever' | 'never' | 'atEnd'; readonly when: Predicate; readonly window: Window }
  | { readonly kind: 'held'; readonly when: Predicate; readonly forS: number; readonly window: Window }
  | {
      readonly kind: 'atCommand';
      readonly command: CommandPattern;
      readonly which: 'first' | 'last' | 'any' | 'every';
      readonly when: Predicate;
      readonly window: Window;
    }
  | {
      readonly kind: 'value';
      readonly of: Measure;
      readonly scale: Scale;
      readonly absent: 'none' | 'full';
      readonly window: Window;
    };

interface AnyAspect {
  readonly id: string;
  /** Key of its title. */
  readonly title: string;
  readonly points: number;
  /** The line of the score sheet that it belongs to. */
  readonly line: string;
  readonly reference?: Reference;
}

/** Measured: the log decides. Judged: an instructor does, by an entry in the log. */
export type Aspect =
  | (AnyAspect & { readonly kind: 'measured'; readonly criterion: Criterion })
  | (AnyAspect & { readonly kind: 'judged' });

/** A safety veto (K): what it takes away. */
export interface Veto {
  readonly id: string;
  /** A hazard of the procedure, or a condition that must never have been. */
  readonly on: { readonly hazard: string } | { readonly when: Predicate };
  /** The lines that score 0, or the whole score. */
  readonly zeroes: 'score' | readonly string[];
  readonly reference?: Reference;
}

/** How a training is scored. Plain JSON. */
export interface Rubric {
  readonly format: 1;
  readonly id: string;
  readonly version: string;
  readonly title: string;
  /** Id of the procedure that it scores. */
  readonly procedure: string;
  /** What the points of all aspects sum to. */
  readonly total: number;
  readonly aspects: readonly Aspect[];
  readonly vetoes: readonly Veto[];
}
