import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { unguardCell } from './cells.ts';
import { type ColumnOf, type RosterFile, requiredColumns, rosterColumns } from './columns.ts';
import type { Place, ProblemList } from './problems.ts';
import { takeTurns } from './take-turns.ts';

/** One row: where it stands, and its cells by column, trimmed; a column that the file lacks is empty. */
export type Row<F extends RosterFile> = {
  readonly place: Place;
  readonly cells: Readonly<Record<ColumnOf<F>, string>>;
};

const CHUNK_BYTES = 65_536;

/** Bytes, not characters: a character may lie across two pieces. */
async function* chunksOf(text: string): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    yield bytes.subarray(at, at + CHUNK_BYTES);
    await takeTurns();
  }
}

type ParsedRecord = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

/**
 * The rows of a file. What is missing or broken goes to the list of problems: a missing column once, a row of another
 * width for itself. Text is parsed in pieces, so that other people's requests are answered in between.
 */
export async function parseRosterFile<F extends RosterFile>(
  file: F,
  text: string,
  problems: ProblemList,
): Promise<Row<F>[]> {
  const rows: Row<F>[] = [];
  let positions: ReadonlyMap<string, number> | undefined;
  let width = 0;
  const parser = Readable.from(chunksOf(text)).pipe(
    parse({
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: ['\r\n', '\n', '\r'],
    }),
  );
  try {
    for await (const { record, info } of parser as AsyncIterable<ParsedRecord>) {
      if (!positions) {
        width = record.length;
        positions = readHeader(file, record, problems);
        if (!positions) break;
        continue;
      }
      const place = { file, row: info.lines };
      if (record.length !== width) {
        problems.error(place, 'row.columnCount', null, `${record.length} ≠ ${width}`);
        continue;
      }
      rows.push({ place, cells: cellsOf(file, record, positions) });
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    problems.error({ file, row: Number(error['lines'] ?? 0) }, 'file.unreadable', null, error.code);
  }
  return rows;
}

/** Positions of the known columns by name; undefined where a required one is missing. */
function readHeader(
  file: RosterFile,
  record: readonly string[],
  problems: ProblemList,
): ReadonlyMap<string, number> | undefined {
  const known = new Map(rosterColumns[file].map((column) => [column.toLowerCase(), column]));
  const positions = new Map<string, number>();
  for (const [index, cell] of record.entries()) {
    const column = known.get(cell.trim().toLowerCase());
    if (column !== undefined && !positions.has(column)) positions.set(column, index);
  }
  const missing = requiredColumns[file].filter((column) => !positions.has(column));
  for (const column of missing) problems.error({ file, row: 1 }, 'column.missing', column);
  return missing.length > 0 ? undefined : positions;
}

function cellsOf<F extends RosterFile>(
  file: F,
  record: readonly string[],
  positions: ReadonlyMap<string, number>,
): Readonly<Record<ColumnOf<F>, string>> {
  const entries = rosterColumns[file].map((column) => {
    // A password is never read: of its column only whether it is empty.
    const cell = record[positions.get(column) ?? -1] ?? '';
    const value = unguardCell(cell.trim());
    return [column, column === 'password' && value !== '' ? '*' : value] as const;
  });
  return Object.fromEntries(entries) as Record<ColumnOf<F>, string>;
}
