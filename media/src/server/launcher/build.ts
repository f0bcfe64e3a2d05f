import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { availableParallelism, constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { cachedBinary } from './look.ts';
import { LIVEKIT_VERSION, progressAfter } from './rules.ts';
import type { BuildProgress } from './states.ts';

const MODULE = 'github.com/livekit/livekit-server';

export interface BuildOptions {
  readonly goProgram: string;
  readonly cacheFolder: string;
  readonly onProgress: (progress: BuildProgress) => void;
  /** Ends the build; nothing half-built stays in the cache. */
  readonly signal: AbortSignal;
}

export type BuildOutcome =
  | { readonly built: true; readonly binary: string }
  | { readonly built: false; readonly detail: string };

/**
 * Builds livekit-server from the Go module proxy: several minutes at the first time. It runs at low priority and leaves a core
 * free, since people use the platform meanwhile.
 */
export async function buildServer({ goProgram, cacheFolder, onProgress, signal }: BuildOptions): Promise<BuildOutcome> {
  await mkdir(cacheFolder, { recursive: true });
  const folder = await mkdtemp(join(cacheFolder, 'building-'));
  try {
    let progress: BuildProgress = { step: 'downloading', modules: 0 };
    const advance = (line: string): void => {
      progress = progressAfter(progress, line);
      onProgress(progress);
    };
    const go = (args: readonly string[], cwd = folder): Promise<GoRun> =>
      runGo({ goProgram, args, cwd, binFolder: folder, signal, onLine: advance });

    const fetched = await go(['mod', 'download', '-json', `${MODULE}@v${LIVEKIT_VERSION}`]);
    if (fetched.code !== 0) return { built: false, detail: fetched.lastLine };
    const { Dir: sources } = JSON.parse(fetched.output) as { readonly Dir: string };
    const listed = await go(['list', '-deps', './cmd/server'], sources);
    const ofPackages = listed.code === 0 ? listed.output.trim().split('\n').length : undefined;
    progress = { step: 'compiling', packages: 0, ...(ofPackages === undefined ? {} : { ofPackages }) };

    const installed = await go(['install', '-v', `${MODULE}/cmd/server@v${LIVEKIT_VERSION}`]);
    if (installed.code !== 0) return { built: false, detail: installed.lastLine };
    const binary = cachedBinary(cacheFolder);
    // In one step: whoever looks meanwhile finds a whole program or none.
    await rename(join(folder, 'server'), binary);
    return { built: true, binary };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface GoRun {
  readonly code: number;
  readonly output: string;
  /** The last thing that it said beside its output: why it failed, where it did. */
  readonly lastLine: string;
}

interface GoOptions {
  readonly goProgram: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly binFolder: string;
  readonly signal: AbortSignal;
  readonly onLine: (line: string) => void;
}

function runGo({ goProgram, args, cwd, binFolder, signal, onLine }: GoOptions): Promise<GoRun> {
  return new Promise((resolve) => {
    const parallel = Math.max(1, availableParallelism() - 1);
    const child = spawn(goProgram, args, {
      cwd,
      signal,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, GOBIN: binFolder, GOFLAGS: `-p=${parallel}`, GOWORK: 'off' },
    });
    let output = '';
    let lastLine = '';
    let failure: string | undefined;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    createInterface({ input: child.stderr }).on('line', (line) => {
      if (line.trim() !== '') lastLine = line.trim();
      onLine(line);
    });
    child.on('spawn', () => lowerPriority(child.pid));
    child.on('error', (error) => {
      failure = error.message;
    });
    child.on('close', (code) =>
      resolve({ code: failure === undefined ? (code ?? 1) : 1, output, lastLine: failure ?? lastLine }),
    );
  });
}

function lowerPriority(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // It ended already, or the system keeps priorities to itself: the build is no less right.
  }
}
