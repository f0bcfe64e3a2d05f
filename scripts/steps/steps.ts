import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import type { Counts, StepResult } from './summary.ts';

export const ROOT = join(import.meta.dirname, '../..');

export interface Step {
  readonly name: string;
  run(): Promise<Counts>;
}

/** Runs a script of this repository's Node, its output going where ours goes. @returns its exit code. */
export function runNode(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...environment },
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** A step that counts as one test: it passes where its program exits with 0. */
export function programStep(name: string, args: readonly string[]): Step {
  return {
    name,
    async run() {
      const passed = (await runNode(args)) === 0;
      return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
    },
  };
}

const bin = (path: string): string => join(ROOT, 'node_modules', path);

/** Each with its tsconfig.json; a second one where what ships may see less (no Node) than its tests. */
const TYPED_FOLDERS = [
  'sim-engine',
  'sim-engine/tsconfig.test.json',
  'scenes',
  'scenes/tsconfig.view.json',
  'scenes/tsconfig.test.json',
  'media',
  'media/tsconfig.server.json',
  'collab-server',
  'client',
  'scripts',
  'tests',
];

const tsc = (folder: string): Step => programStep(`types of ${folder}`, [bin('typescript/bin/tsc'), '-p', folder]);

/** The benchmarks' peers are installed by the benchmark alone, and without them its types cannot be judged. */
const benchTypes: Step = existsSync(join(ROOT, 'bench/node_modules'))
  ? tsc('bench')
  : {
      name: 'types of bench',
      run() {
        console.log('Skipped: the peers of the benchmarks are not installed (npm run bench:sync installs them).');
        return Promise.resolve({ passed: 0, failed: 0, skipped: 1 });
      },
    };

/** Everything of the check that is no test run. */
export function checkSteps(): readonly Step[] {
  return [
    programStep('format', [bin('oxfmt/bin/oxfmt'), '--check']),
    programStep('lint', [bin('oxlint/bin/oxlint')]),
    ...TYPED_FOLDERS.map((folder) => tsc(folder)),
    benchTypes,
    programStep('dead code', [bin('knip/bin/knip.js')]),
    // What ships may use only what its own package.json lists: the plain run misses unlisted workspaces.
    programStep('unlisted imports', [bin('knip/bin/knip.js'), '--strict', '--include', 'unlisted,unresolved']),
  ];
}

export async function runSteps(steps: readonly Step[]): Promise<readonly StepResult[]> {
  const results: StepResult[] = [];
  for (const [index, step] of steps.entries()) {
    console.log(`\n[${index + 1}/${steps.length}] ${step.name}`);
    const startedAtMs = performance.now();
    const counts = await step.run();
    results.push({ name: step.name, ...counts, durationMs: performance.now() - startedAtMs });
  }
  return results;
}
