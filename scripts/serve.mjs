// `npm run serve`: a real installation, configured by the environment alone (README, "Configuration").
import { join } from 'node:path';

import { ensureInstalled } from './bootstrap/install.mjs';
import { runInTurn } from './bootstrap/run.mjs';

const root = join(import.meta.dirname, '..');

ensureInstalled(root);
await runInTurn(root, [{ args: ['scripts/build-client.ts'] }, { args: ['collab-server/src/main.ts'] }]);
