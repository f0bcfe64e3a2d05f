import type { Result } from '../result.ts';

/** What a parameter of a named model may be: a number, a choice or text, a list of numbers, or rows such as [time, value]. */
export type ModelValue = boolean | number | string | readonly number[] | readonly (readonly number[])[] | null;

export interface ModelParameter {
  readonly unit: string;
  /** The default. */
  readonly value: ModelValue;
  readonly description: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly choices?: readonly string[];
  /** For rows: what each column is, with its unit. */
  readonly columns?: readonly string[];
}

export interface ModelOutput {
  /** As the header of a CSV names it, its unit at the end (`speed_rpm`). */
  readonly name: string;
  readonly unit: string;
  readonly description?: string;
  /** How many numbers stand in one cell, with blanks between them. Default 1; each takes a place of its own in `read`. */
  readonly width?: number;
  /** The whole column, where it is a text that never changes; it takes no place in `read`. */
  readonly text?: string;
}

export interface ModelProblem {
  readonly parameter: string;
  readonly message: string;
}

export type ModelValues = Readonly<Record<string, ModelValue>>;

/** A run of a named model. Tables without time (a list of slips, say) count rows instead of seconds. */
export interface ModelRun {
  /**
   * Goes on to `timeS`, which never lies before an earlier one. Inputs that change at `timeS` itself have changed afterwards.
   */
  advanceTo(timeS: number): void;
  /** The outputs now, in the order of the model's `outputs`. */
  read(into: Float64Array): void;
  /** Whether the model itself asks to end here: the present row is the last. */
  ended?(): boolean;
}

/** A model that the command line runs by its name: `sim run NAME`. */
export interface ModelDefinition {
  readonly name: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly parameters: Readonly<Record<string, ModelParameter>>;
  readonly outputs: readonly ModelOutput[];
  /** Name of the first column. Default `t_s`. */
  readonly axis?: string;
  /** How far a run goes where nothing else is asked for, and how far apart its rows are. */
  readonly untilS: number;
  readonly everyS: number;
  /**
   * @param values every parameter, checked for kind, range and choice.
   * @param everyS the distance of the rows that will be asked for, so that ticks can be laid to meet them.
   */
  start(values: ModelValues, everyS: number): Result<ModelRun, ModelProblem>;
}
