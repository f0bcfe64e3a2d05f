import type { RosterProblem } from '../types.ts';

/** A cell that a spreadsheet neither runs nor splits. */
function cell(value: string): string {
  const harmless = /^[=+\-@\t\r]/u.test(value) ? `'${value}` : value;
  return `"${harmless.replaceAll('"', '""')}"`;
}

/** The whole report for a spreadsheet, with a byte order mark so that it opens as UTF-8. */
export function reportCsv(problems: readonly RosterProblem[], words: (problem: RosterProblem) => string): string {
  const head = ['file', 'row', 'severity', 'column', 'code', 'reason', 'value'];
  const rows = problems.map((problem) => [
    problem.file,
    String(problem.row),
    problem.severity,
    problem.column ?? '',
    problem.code,
    words(problem),
    problem.value ?? '',
  ]);
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

export function saveText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
