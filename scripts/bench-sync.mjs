/** `npm run bench:sync`: installs the peers under bench/ where they are not there yet, then measures. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const node = join(root, 'node_modules/.bin/node');

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

if (!existsSync(join(root, 'bench/node_modules/@hocuspocus')))
  run('npm', ['ci', '--prefix', 'bench', '--no-audit', '--no-fund']);
run(node, ['bench/sync/run.ts', ...process.argv.slice(2)]);
