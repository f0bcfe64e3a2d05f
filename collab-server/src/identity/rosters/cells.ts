/**
 * Spreadsheets run a cell that begins like a formula. An apostrophe before it makes it text; it is taken away again on import.
 * Source: OWASP "CSV Injection".
 */
const formulaStart = /^[=+\-@\t\r]/;
const guardedStart = /^'[=+\-@\t\r]/;

export function guardCell(value: string): string {
  return formulaStart.test(value) ? `'${value}` : value;
}

export function unguardCell(value: string): string {
  return guardedStart.test(value) ? value.slice(1) : value;
}

/** One CSV line (RFC 4180) of guarded cells. */
export function csvLine(values: readonly string[]): string {
  const cells = values.map((value) => {
    const cell = guardCell(value);
    return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  });
  return `${cells.join(',')}\r\n`;
}
