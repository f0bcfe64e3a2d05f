#!/usr/bin/env node
// `npx sim …`. Plain JavaScript, since the Node that finds it may be older than the one that the workspace brings along.
import { spawnSync } from 'node:child_process';
import * as modules from 'node:module';
import { join } from 'node:path';

if ('typescript' in process.features && process.features.typescript) {
  // Keeps stripped and compiled modules between calls: starting is most of what a short call costs.
  modules.enableCompileCache?.();
  await import('./main.ts');
} else {
  const node = modules.createRequire(import.meta.url).resolve('node/bin/node');
  const child = spawnSync(node, [join(import.meta.dirname, 'sim.mjs'), ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exitCode = child.status ?? 1;
}
