/** What `npm test` runs once the packages are installed: the check, then every other kind of test. */

import { checkSteps, programStep, runSteps } from './steps/steps.ts';
import { printSummary } from './steps/summary.ts';
import { browserSteps, integrationSteps, unitSteps } from './steps/vitest.ts';
import { ensureMediaServer } from './tools/media-server.ts';
import { ensureTools } from './tools/tools.ts';

const environment = ensureTools();
if (environment === undefined) {
  console.error('The tests were not run.');
  console.log('0 passed, 1 failed, 0 skipped');
  process.exit(1);
}
Object.assign(process.env, environment);
await ensureMediaServer();

const checked = await runSteps(checkSteps(), 2);
const results = await runSteps([
  ...unitSteps,
  programStep('build of the client', ['scripts/build-client.ts', '--force']),
  programStep('weight of the first page', ['scripts/bundle-budget.mjs']),
  ...integrationSteps,
  ...browserSteps,
]);
process.exitCode = printSummary([...checked, ...results]);
