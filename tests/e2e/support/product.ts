import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const root = resolve(import.meta.dirname, '../../..');

/** Password of every demo account. */
export const demoPassword = 'tongyan-demo';

export type Product = {
  /** Origin, e.g. `http://127.0.0.1:40123`. */
  readonly address: string;
  readonly dataDir: string;
  /** Ends it as an operator would, and waits. */
  stop(): Promise<void>;
  /** Starts it again on the same data and the same port. */
  restart(): Promise<void>;
  dispose(): Promise<void>;
};

async function spawnServer(dataDir: string, port: number): Promise<{ child: ChildProcess; address: string }> {
  const child = spawn(process.execPath, ['collab-server/src/main.ts'], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      DATA_DIR: dataDir,
      DEMO: '1',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (!child.stdout) throw new Error('the server has no standard output');
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (address !== undefined) return { child, address };
  }
  throw new Error(`the server ended at start with ${child.exitCode}`);
}

/** The product itself with its demo province, from its own entry, on a free port: the client must be built. */
export async function startProduct(): Promise<Product> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tongyan-e2e-'));
  let { child, address } = await spawnServer(dataDir, 0);
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((done) => {
      child.once('exit', () => done());
    });
    child.kill('SIGTERM');
    await ended;
  };
  return {
    address,
    dataDir,
    stop,
    async restart() {
      await stop();
      ({ child, address } = await spawnServer(dataDir, Number(new URL(address).port)));
    },
    async dispose() {
      await stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
