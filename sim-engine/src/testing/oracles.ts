import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../../../../shared/data/oracles');

/** Whether the reference results of independent programs lie beside the repository. */
export const oraclesPresent: boolean = existsSync(FOLDER);

/** For the title of what is skipped without them. */
export const ORACLES_NEEDED = 'needs ../shared/data/oracles, skipped where it is absent';

export function oraclePath(...names: readonly string[]): string {
  return join(FOLDER, ...names);
}

export function readOracle(...names: readonly string[]): string {
  return readFileSync(oraclePath(...names), 'utf8');
}

/** Rows of a CSV file with one header line; cells that are no number become `NaN`. */
export function readOracleCsv(...names: readonly string[]): readonly Readonly<Record<string, number>>[] {
  const [header = '', ...lines] = readOracle(...names)
    .trim()
    .split(/\r?\n/u);
  const columns = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, index) => [column, Number(cells[index])]));
  });
}
