// `npm test`: everything, on a clean clone too: installs, checks, and runs every kind of test.
import { join } from 'node:path';

import { ensureInstalled } from './bootstrap/install.mjs';
import { runNode } from './bootstrap/run.mjs';

const root = join(import.meta.dirname, '..');

ensureInstalled(root);
process.exitCode = await runNode(root, ['scripts/test-all.ts']);
