/** Builds the client where what it is made of has changed since the last build. `--force` builds it in any case. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const OUTPUT = join(ROOT, 'dist/client/index.html');
const STAMP = join(ROOT, 'dist/client.stamp');

/** The client's own files, and those behind the doors through which it imports. */
const SOURCES = [
  'client/{src,public}/**/*',
  'client/*.{html,json,ts}',
  'collab-server/package.json',
  'collab-server/src/contracts.ts',
  'collab-server/src/**/contract*.ts',
  'collab-server/src/platform/{contract,errors}.ts',
  'collab-server/src/documents/content/**/*.ts',
  'collab-server/src/documents/sync/{sync-protocol,protocol,close-codes}.ts',
  '{scenes,media,sim-engine}/**/*.{ts,tsx,json}',
  'scripts/vite/**/*.ts',
  'vite.config.ts',
  'package-lock.json',
];

function fingerprint(): string {
  const hash = createHash('sha256');
  const skip = (path: string): boolean => path.includes('node_modules') || /\.(?:test|itest)\.tsx?$/u.test(path);
  for (const path of globSync(SOURCES, { cwd: ROOT, exclude: skip }).toSorted()) {
    const file = join(ROOT, path);
    if (!statSync(file).isFile()) continue;
    hash.update(path).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

const current = fingerprint();
const isFresh = existsSync(OUTPUT) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === current;

if (!isFresh || process.argv.includes('--force')) {
  console.log('Building the client …');
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  // A test runner's NODE_ENV would make a client for developers, half as large again.
  const env = { ...process.env, NODE_ENV: 'production' };
  const { status } = spawnSync(process.execPath, [vite, 'build', '--logLevel=error'], {
    cwd: ROOT,
    stdio: 'inherit',
    env,
  });
  if (status === 0) writeFileSync(STAMP, current);
  else process.exitCode = status ?? 1;
}
