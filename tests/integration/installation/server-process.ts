import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');

export interface Finished {
  readonly exitCode: number | null;
  readonly output: string;
}

/** A program of this repository in a process of its own, as an operator starts it. */
export class Program {
  readonly #child: ChildProcess;
  #output = '';

  constructor(args: readonly string[], environment: Readonly<Record<string, string>>) {
    this.#child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { PATH: process.env['PATH'], ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const keep = (piece: unknown): void => {
      this.#output += String(piece);
    };
    this.#child.stdout?.on('data', keep);
    this.#child.stderr?.on('data', keep);
  }

  /** @returns the first match in what it has printed, waiting for it. Throws where the program ends without it. */
  async untilPrinted(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const match = pattern.exec(this.#output);
      if (match !== null) return match;
      if (this.#child.exitCode !== null) throw new Error(`ended without ${pattern}: ${this.#output}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async finished(): Promise<Finished> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) await once(this.#child, 'close');
    return { exitCode: this.#child.exitCode, output: this.#output };
  }

  terminate(): Promise<Finished> {
    this.#child.kill('SIGTERM');
    return this.finished();
  }
}

export const startServer = (environment: Readonly<Record<string, string>>): Program =>
  new Program(['collab-server/src/main.ts'], { PORT: '0', LOG_LEVEL: 'warn', ...environment });
