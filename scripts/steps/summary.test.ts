import { describe, expect, it, vi } from 'vitest';

import { printSummary, sum } from './summary.ts';
import { countReport } from './vitest.ts';

const report = (counts: Partial<Parameters<typeof countReport>[0]>): Parameters<typeof countReport>[0] => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
  ...counts,
});

describe('countReport', () => {
  it('counts what vitest counted', () => {
    const counts = countReport(
      report({ numPassedTests: 5, numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 }),
      1,
    );
    expect(counts).toEqual({ passed: 5, failed: 2, skipped: 2 });
  });

  it('counts a file that could not be collected as one failure', () => {
    const broken = { status: 'failed', assertionResults: [] };
    expect(countReport(report({ numPassedTests: 5, testResults: [broken] }), 1).failed).toBe(1);
  });

  it('counts a run that ended badly as one failure, though every test in it passed', () => {
    expect(countReport(report({ numPassedTests: 5 }), 1).failed).toBe(1);
  });
});

function lastLineOf(print: () => number): { exitCode: number; last: unknown } {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const exitCode = print();
  const last: unknown = log.mock.calls.at(-1)?.[0];
  log.mockRestore();
  return { exitCode, last };
}

describe('printSummary', () => {
  const step = { name: 'unit tests', durationMs: 10, passed: 3, failed: 0, skipped: 1 };

  it('ends with the sum of all steps', () => {
    const { exitCode, last } = lastLineOf(() => printSummary([step, step]));
    expect(last).toBe('6 passed, 0 failed, 2 skipped');
    expect(exitCode).toBe(0);
  });

  it('fails where one step failed', () => {
    const { exitCode, last } = lastLineOf(() => printSummary([step, { ...step, failed: 1 }]));
    expect(last).toBe('6 passed, 1 failed, 2 skipped');
    expect(exitCode).toBe(1);
  });

  it('fails where no test ran', () => {
    expect(lastLineOf(() => printSummary([])).exitCode).toBe(1);
  });
});

describe('sum', () => {
  it('of nothing is nothing', () => {
    expect(sum([])).toEqual({ passed: 0, failed: 0, skipped: 0 });
  });
});
