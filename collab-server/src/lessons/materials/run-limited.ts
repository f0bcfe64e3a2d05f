import { spawn } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

export type RunLimits = {
  readonly timeoutMs: number;
  /** Address space of each of its processes. */
  readonly memoryBytes: number;
  /** What its folder may come to hold. */
  readonly folderBytes: number;
};

export type LimitedRun = {
  readonly command: string;
  readonly args: readonly string[];
  /** It works here, and nothing of it outlives its run; its name must be the run's alone. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly limits: RunLimits;
  /** Ends it early. */
  readonly signal: AbortSignal;
};

export type RunEnd = 'done' | 'failed' | 'tooLong' | 'tooMuch' | 'ended';

const LOOK_EVERY_MS = 250;
const ULIMIT_BLOCK_BYTES = 512;

/** Sets each limit that this system has, and becomes the program. */
const LIMITING = [
  'limit() { (ulimit "$1" "$2") 2>/dev/null && ulimit "$1" "$2"; }',
  'limit -v "$1"; limit -f "$2"; limit -t "$3"; limit -c 0',
  'shift 3; exec "$@"',
].join('\n');

/**
 * Runs a program that may be made to do anything by the file that it is given: in a process group of its own, with bounds on time, memory and
 * what it writes. Whatever it has started ends with it. What it says is thrown away.
 */
export function runLimited({ command, args, folder, env, limits, signal }: LimitedRun): Promise<RunEnd> {
  const { timeoutMs, memoryBytes, folderBytes } = limits;
  const numbers = [memoryBytes / 1_024, folderBytes / ULIMIT_BLOCK_BYTES, timeoutMs / 1_000];
  const isWindows = process.platform === 'win32';
  const [file, rest] = isWindows
    ? [command, args]
    : ['/bin/sh', ['-c', LIMITING, 'sh', ...numbers.map((each) => String(Math.ceil(each))), command, ...args]];
  return new Promise((resolve) => {
    const child = spawn(file, rest, { cwd: folder, env: { ...env }, stdio: 'ignore', detached: !isWindows });
    let why: RunEnd | undefined;
    const endGroup = (): void => {
      if (child.pid === undefined) return;
      try {
        if (isWindows) child.kill('SIGKILL');
        else process.kill(-child.pid, 'SIGKILL');
      } catch {
        // Nobody of it is there any more.
      }
    };
    const stop = (because: RunEnd) => (): void => {
      why ??= because;
      endGroup();
    };
    const timer = setTimeout(stop('tooLong'), timeoutMs);
    const looking = setInterval(() => {
      bytesIn(folder, folderBytes).then((bytes) => {
        if (bytes > folderBytes) stop('tooMuch')();
      }, stop('failed'));
    }, LOOK_EVERY_MS);
    const abort = stop('ended');
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
    let isOver = false;
    const over = (end: RunEnd): void => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      clearInterval(looking);
      signal.removeEventListener('abort', abort);
      // Also what it left running behind it.
      endGroup();
      endStrays(folder).then(
        () => resolve(why ?? end),
        () => resolve(why ?? end),
      );
    };
    child.once('error', () => over('failed'));
    child.once('exit', (code) => over(code === 0 ? 'done' : 'failed'));
  });
}

/** Of a folder and all below it, or more than `enough` as soon as that is known. */
async function bytesIn(folder: string, enough: number): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])) {
    if (!entry.isFile()) continue;
    bytes += await stat(join(entry.parentPath, entry.name)).then(
      ({ size }) => size,
      () => 0,
    );
    if (bytes > enough) return bytes;
  }
  return bytes;
}

/** Where the system tells of its processes: those that left the group, known by the folder in their environment. */
async function endStrays(folder: string): Promise<void> {
  if (process.platform !== 'linux') return;
  for (const name of await readdir('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid) || pid === process.pid) continue;
    const environment = await readFile(`/proc/${name}/environ`, 'latin1').catch(() => '');
    if (!environment.split('\0').includes(`TMPDIR=${folder}`)) continue;
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself.
    }
  }
}
