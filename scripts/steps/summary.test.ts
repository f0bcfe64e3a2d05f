import { join } from 'node:path';

import { describe, expect, it, vi } from 'vitest';

import { ROOT } from './steps.ts';
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

const file = (status: string, ...tests: readonly { status: string; fullName: string }[]) => ({
  name: join(ROOT, 'media/src/one.test.ts'),
  status,
  assertionResults: tests,
});

describe('countReport', () => {
  it('counts what vitest counted, and names what failed', () => {
    const tests = [
      { status: 'passed', fullName: 'one' },
      { status: 'failed', fullName: 'two' },
      { status: 'failed', fullName: 'three' },
    ];
    const counts = countReport(
      report({
        numPassedTests: 5,
        numFailedTests: 2,
        numPendingTests: 1,
        numTodoTests: 1,
        testResults: [file('failed', ...tests)],
      }),
      1,
    );
    const failures = ['media/src/one.test.ts > two', 'media/src/one.test.ts > three'];
    expect(counts).toEqual({ passed: 5, failed: 2, skipped: 2, failures });
  });

  it('counts a file that could not be collected as one failure', () => {
    const counts = countReport(report({ numPassedTests: 5, testResults: [file('failed')] }), 1);
    expect(counts).toMatchObject({ failed: 1, failures: ['media/src/one.test.ts (the file itself)'] });
  });

  it('counts a run that ended badly as one failure, though every test in it passed', () => {
    expect(countReport(report({ numPassedTests: 5 }), 1).failed).toBe(1);
  });
});

function printed(print: () => number): { exitCode: number; lines: readonly unknown[]; last: unknown } {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const exitCode = print();
  const lines: readonly unknown[] = log.mock.calls.map(([line]: readonly unknown[]) => line);
  log.mockRestore();
  return { exitCode, lines, last: lines.at(-1) };
}

describe('printSummary', () => {
  const step = { name: 'unit tests', durationMs: 10, passed: 3, failed: 0, skipped: 1 };

  it('ends with the sum of all steps', () => {
    const { exitCode, last } = printed(() => printSummary([step, step]));
    expect(last).toBe('6 passed, 0 failed, 2 skipped');
    expect(exitCode).toBe(0);
  });

  it('fails where one step failed', () => {
    const { exitCode, last } = printed(() => printSummary([step, { ...step, failed: 1 }]));
    expect(last).toBe('6 passed, 1 failed, 2 skipped');
    expect(exitCode).toBe(1);
  });

  it('names what failed right above the last line, and a step without names by its own', () => {
    const lint = { ...step, name: 'lint', passed: 0, failed: 1 };
    const tests = { ...step, failed: 2, failures: ['a > b', 'a > c'] };
    const { lines } = printed(() => printSummary([lint, tests]));
    expect(lines.slice(-4)).toEqual([
      '  failed: lint',
      '  failed: unit tests: a > b',
      '  failed: unit tests: a > c',
      '3 passed, 3 failed, 2 skipped',
    ]);
  });

  it('fails where no test ran', () => {
    expect(printed(() => printSummary([])).exitCode).toBe(1);
  });
});

describe('sum', () => {
  it('of nothing is nothing', () => {
    expect(sum([])).toEqual({ passed: 0, failed: 0, skipped: 0 });
  });
});
