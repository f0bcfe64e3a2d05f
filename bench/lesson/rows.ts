/** One line of the table. */
export interface Row {
  readonly figure: string;
  readonly value: number;
  /** The same of the naive way, where it has one. */
  readonly naive?: number;
  readonly unit: string;
  readonly aim?: string;
}
