/** Counts of one step. A step that is no test runner counts as one test. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What failed, by name; without it the step itself is the name. */
  readonly failures?: readonly string[];
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

/** Of a longer list whoever reads needs the beginning only: it must not push the summary out of a log's kept end. */
const MOST_NAMES = 40;

/** Each failure by its step and name. */
function namesOfFailures(results: readonly StepResult[]): readonly string[] {
  const names = results
    .filter(({ failed }) => failed > 0)
    .flatMap(({ name, failures = [] }) => (failures.length === 0 ? [name] : failures.map((one) => `${name}: ${one}`)));
  return names.length <= MOST_NAMES
    ? names
    : [...names.slice(0, MOST_NAMES), `… and ${names.length - MOST_NAMES} more`];
}

/**
 * Prints what each step came to, what failed by name, and as the very last line `N passed, N failed, N skipped`.
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
  for (const name of namesOfFailures(results)) console.log(`  failed: ${name}`);
  const total = sum(results);
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}
