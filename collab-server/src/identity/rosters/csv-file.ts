import { strToU8 } from 'fflate';
import { csvLine } from './cells.ts';
import { type ColumnOf, type RosterFile, rosterColumns } from './columns.ts';

/** One row to write; a column that is left out stays empty. */
export type Cells<F extends RosterFile> = Partial<Record<ColumnOf<F>, string>>;

/** The byte order mark is for spreadsheets, which otherwise take UTF-8 for the system's own encoding. */
export const BYTE_ORDER_MARK = '\uFEFF';

export function csvOf<F extends RosterFile>(file: F, rows: readonly Cells<F>[]): Uint8Array {
  const columns: readonly ColumnOf<F>[] = rosterColumns[file];
  const lines = rows.map((row) => csvLine(columns.map((column) => row[column] ?? '')));
  return strToU8(BYTE_ORDER_MARK + csvLine(columns) + lines.join(''));
}
