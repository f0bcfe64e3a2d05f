import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import type { Counts, StepResult } from './summary.ts';

export const ROOT = join(import.meta.dirname, '../..');

export interface Step {
  readonly name: string;
  /** Resolves with what it said, where it has not shown that itself. */
  run(): Promise<Counts & { readonly output?: string }>;
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

/** The same, its output kept. */
function listenToNode(args: readonly string[]): Promise<{ readonly exitCode: number; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    const output: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => output.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => resolve({ exitCode: code ?? 1, output: Buffer.concat(output).toString() }));
  });
}

/** A step that counts as one test: it passes where its program exits with 0. */
export function programStep(name: string, args: readonly string[]): Step {
  return {
    name,
    async run() {
      const { exitCode, output } = await listenToNode(args);
      const passed = exitCode === 0;
      return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0, output };
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
  'media/tsconfig.client.json',
  'media/tsconfig.server.json',
  'collab-server',
  'client',
  'scripts',
  'tests',
];

/** With one checker: several check again what they share, and steps run beside each other anyway. */
const tsc = (folder: string): Step =>
  programStep(`types of ${folder}`, [bin('typescript/bin/tsc'), '-p', folder, '--checkers', '1']);

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

/** Runs steps in their order, so many of them at once. Only steps that keep their output may run beside each other. */
export async function runSteps(steps: readonly Step[], atOnce = 1): Promise<readonly StepResult[]> {
  const results: StepResult[] = [];
  const waiting = steps.entries();
  const work = async (): Promise<void> => {
    for (const [index, step] of waiting) {
      const title = `\n[${index + 1}/${steps.length}] ${step.name}`;
      if (atOnce === 1) console.log(title);
      const startedAtMs = performance.now();
      const { output = '', ...counts } = await step.run();
      results[index] = { name: step.name, ...counts, durationMs: performance.now() - startedAtMs };
      const said = [...(atOnce === 1 ? [] : [title]), ...(output === '' ? [] : [output.trimEnd()])];
      if (said.length > 0) console.log(said.join('\n'));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}
