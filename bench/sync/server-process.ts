import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { StoredEvent } from './servers/host.ts';

export type ServerName = 'tongyan' | 'hocuspocus' | 'y-websocket';

/** One server in a process of its own, with what only that process can say about itself. */
export type ServerProcess = {
  readonly name: ServerName;
  readonly port: number;
  onStored(listener: (event: StoredEvent) => void): void;
  cpuSeconds(): Promise<number>;
  /** Resident set after a full garbage collection, in bytes. */
  residentBytes(): Promise<number>;
  seed(documentName: string, state: Uint8Array): Promise<void>;
  stop(): Promise<void>;
};

type Reply = { id: number; value: number };

export async function startServer(name: ServerName, dataDir: string): Promise<ServerProcess> {
  const child: ChildProcess = fork(join(import.meta.dirname, 'servers', `${name}.ts`), [dataDir], {
    execArgv: ['--expose-gc', '--disable-warning=ExperimentalWarning'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let nextId = 1;
  const waiting = new Map<number, (value: number) => void>();
  const listeners: ((event: StoredEvent) => void)[] = [];
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)));
    child.on('message', (message: { port: number } | { stored: StoredEvent } | Reply) => {
      if ('port' in message) resolve(message.port);
      else if ('stored' in message) for (const listener of listeners) listener(message.stored);
      else waiting.get(message.id)?.(message.value);
    });
  });
  const ask = (request: object) =>
    new Promise<number>((resolve) => {
      const id = nextId++;
      waiting.set(id, resolve);
      child.send({ id, ...request });
    });
  return {
    name,
    port,
    onStored: (listener) => void listeners.push(listener),
    cpuSeconds: () => ask({ ask: 'cpu' }),
    residentBytes: () => ask({ ask: 'memory' }),
    seed: (documentName, state) => ask({ ask: 'seed', documentName, state }).then(() => {}),
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.send({ id: 0, ask: 'stop' });
      await ended;
    },
  };
}
