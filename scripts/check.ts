/** `npm run check`: format, lint, types, dead code, unit tests. Runs every step, whatever an earlier one says. */
import { checkSteps, runSteps } from './steps/steps.ts';
import { printSummary } from './steps/summary.ts';
import { vitestStep } from './steps/vitest.ts';

const results = await runSteps([...checkSteps(), vitestStep('unit')]);
process.exitCode = printSummary(results);
