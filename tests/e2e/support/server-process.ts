import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const root = resolve(import.meta.dirname, '../../..');

/** Password of every demo account. */
export const demoPassword = 'tongyan-demo';

export interface ServerProcess {
  /** Origin, e.g. `http://127.0.0.1:40123`. */
  readonly address: string;
  /** Ends it as an operator would, and waits. */
  stop(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

/** The product from its own entry as a process of its own, as a demo; port 0 takes a free one. Answers once it listens. */
export async function startServerProcess(
  dataDir: string,
  port: number,
  settings: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['collab-server/src/main.ts'], {
    cwd: root,
    env: {
      // What is compiled for one server is compiled for all.
      NODE_COMPILE_CACHE: join(tmpdir(), 'tongyan-compile-cache'),
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      DATA_DIR: dataDir,
      DEMO: '1',
      LOG_LEVEL: 'error',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { address: await addressOf(child), stop: () => end(child, 'SIGTERM'), kill: () => end(child, 'SIGKILL') };
}

async function addressOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the server has no standard output');
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (address !== undefined) return address;
  }
  throw new Error(`the server ended at start with ${child.exitCode}`);
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((done) => {
    child.once('exit', () => done());
  });
  child.kill(signal);
  await ended;
}
