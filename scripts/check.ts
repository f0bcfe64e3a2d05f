/** `npm run check`: format, lint, types, dead code, unit tests. Runs every step, whatever an earlier one says. */
import { checkSteps, runSteps } from './steps/steps.ts';
import { printSummary } from './steps/summary.ts';
import { unitSteps } from './steps/vitest.ts';

const checked = await runSteps(checkSteps(), 2);
process.exitCode = printSummary([...checked, ...(await runSteps(unitSteps))]);
