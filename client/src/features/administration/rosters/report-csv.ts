import { csvText } from '../csv.ts';
import type { RosterProblem } from '../types.ts';

/** The whole report for a spreadsheet. */
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
  return csvText([head, ...rows]);
}
