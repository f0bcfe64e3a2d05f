import type { Static } from 'typebox';
import type { rosterProblemCode, rosterReportSchema } from '../contract-rosters.ts';

export type RosterReport = Static<typeof rosterReportSchema>;
export type RosterProblem = RosterReport['problems'][number];
type Code = Static<typeof rosterProblemCode>;

/** Where something is wrong: the line of the row in its file, or 0 for the file as a whole. */
export type Place = { readonly file: string; readonly row: number };

const MOST_VALUE_LENGTH = 100;

/** Collects every bad row, so that one check tells all there is to mend. */
export class ProblemList {
  readonly #problems: RosterProblem[] = [];
  #errors = 0;

  error(place: Place, code: Code, column: string | null = null, value: string | null = null): void {
    this.#add('error', place, code, column, value);
  }

  warning(place: Place, code: Code, column: string | null = null, value: string | null = null): void {
    this.#add('warning', place, code, column, value);
  }

  #add(
    severity: RosterProblem['severity'],
    { file, row }: Place,
    code: Code,
    column: string | null,
    value: string | null,
  ): void {
    if (severity === 'error') this.#errors += 1;
    const short = value === null ? null : value.slice(0, MOST_VALUE_LENGTH);
    this.#problems.push({ severity, file, row, column, code, value: short });
  }

  /** A list that goes on from here, so that a set can be judged again. */
  copy(): ProblemList {
    const copied = new ProblemList();
    for (const problem of this.#problems) copied.#problems.push(problem);
    copied.#errors = this.#errors;
    return copied;
  }

  /** By file and row, errors before warnings of the same row. */
  sorted(): RosterProblem[] {
    const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
    return this.#problems.toSorted(
      (a, b) => order(a.file, b.file) || a.row - b.row || order(a.severity, b.severity) || order(a.code, b.code),
    );
  }

  get errors(): number {
    return this.#errors;
  }

  get warnings(): number {
    return this.#problems.length - this.#errors;
  }
}
