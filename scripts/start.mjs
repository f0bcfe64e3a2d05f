// `npm start`: the product with an embedded database and a demo province in it, on a clean clone too.
import { join } from 'node:path';

import { ensureInstalled } from './bootstrap/install.mjs';
import { runInTurn } from './bootstrap/run.mjs';

const root = join(import.meta.dirname, '..');

ensureInstalled(root);
await runInTurn(root, [
  { args: ['scripts/build-client.ts'] },
  {
    args: ['collab-server/src/main.ts'],
    environment: {
      DEMO: process.env['DEMO'] ?? '1',
      DATA_DIR: process.env['DATA_DIR'] ?? join(root, 'data/demo'),
      // Live lessons want a media server: where Go is installed, it builds one while everything else is of use already.
      LIVEKIT: process.env['LIVEKIT'] ?? 'build',
      // The demo's reader is a person at a terminal, who needs the address more than the log.
      LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
    },
  },
]);
