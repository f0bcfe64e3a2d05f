/** Counts of one step. A step that is no test runner counts as one test. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export interface StepResult extends Counts {
  readonly name: string;
  readonly durationMs: number;
}

export function sum(results: readonly Counts[]): Counts {
  return results.reduce<Counts>(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/**
 * Prints what each step came to, and as the very last line `N passed, N failed, N skipped`.
 *
 * @returns the exit code: 0 where something passed and nothing failed.
 */
export function printSummary(results: readonly StepResult[]): number {
  console.log('');
  for (const { name, passed, failed, skipped, durationMs } of results) {
    const mark = failed > 0 ? '✗' : '✓';
    console.log(
      `${mark} ${name}: ${passed} passed, ${failed} failed, ${skipped} skipped (${Math.round(durationMs / 1000)} s)`,
    );
  }
  const total = sum(results);
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}
