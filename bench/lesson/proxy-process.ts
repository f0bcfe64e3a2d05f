import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { FromProxy, LineMode, LineSpec, ToProxy } from './line.ts';

export interface Proxy {
  /** One for each line. */
  readonly ports: readonly number[];
  become(line: number, mode: LineMode): void;
  stop(): Promise<void>;
}

export async function startProxy(serverPort: number, lines: readonly LineSpec[]): Promise<Proxy> {
  const child = fork(join(import.meta.dirname, 'proxy.ts'), [String(serverPort), JSON.stringify(lines)], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const ports = await new Promise<readonly number[]>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the proxy ended with ${code}`)));
    child.once('message', (message: FromProxy) => resolve(message.ports));
  });
  return {
    ports,
    become: (line, mode) => void child.send({ line, mode } satisfies ToProxy),
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.disconnect();
      await ended;
    },
  };
}
