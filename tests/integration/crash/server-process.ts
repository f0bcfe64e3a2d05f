import { type ChildProcess, fork } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** A port that was free a moment ago: the server must come back on the same one after each kill. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => {
    probe.listen(0, '127.0.0.1', resolve);
  });
  const address = probe.address();
  await new Promise<void>((resolve) => {
    probe.close(() => resolve());
  });
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

/** A sync server in a process of its own, so that it can be killed without a word. */
export class SyncServerProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;

  private constructor(child: ChildProcess) {
    this.#child = child;
    this.#ended = new Promise((resolve) => {
      child.once('exit', () => resolve());
    });
  }

  static async start(databaseFile: string, port: number): Promise<SyncServerProcess> {
    const child = fork(join(import.meta.dirname, 'server-main.ts'), [databaseFile, String(port)], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const process = new SyncServerProcess(child);
    await new Promise<void>((resolve, reject) => {
      child.once('message', () => resolve());
      child.once('exit', (code, signal) => reject(new Error(`the server ended at start: ${code ?? signal}`)));
    });
    return process;
  }

  /** SIGKILL: no handler runs, nothing is flushed. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }
}
