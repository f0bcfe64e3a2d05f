/** What the benchmark asks of a server process, the same for each. */
export type StoredEvent = {
  readonly documentName: string;
  /** Client → clock: everything below is on disk. */
  readonly stateVector: Map<number, number>;
  readonly atMs: number;
};

type Ask =
  | { id: number; ask: 'cpu' | 'memory' | 'stop' }
  | { id: number; ask: 'seed'; documentName: string; state: Uint8Array };

export type Hosted = {
  readonly port: number;
  seed(documentName: string, state: Uint8Array): Promise<void>;
  stop(): Promise<void>;
};

/** Wall time comparable between processes of one machine. */
export function nowMs(): number {
  return performance.timeOrigin + performance.now();
}

export function reportStored(event: StoredEvent): void {
  process.send?.({ stored: event });
}

export function host(hosted: Hosted): void {
  const answer = (id: number, value: number) => process.send?.({ id, value });
  process.on('message', (message: Ask) => {
    switch (message.ask) {
      case 'cpu': {
        const { user, system } = process.cpuUsage();
        answer(message.id, (user + system) / 1e6);
        break;
      }
      case 'memory':
        globalThis.gc?.();
        setTimeout(() => {
          globalThis.gc?.();
          answer(message.id, process.memoryUsage.rss());
        }, 300);
        break;
      case 'seed':
        void hosted.seed(message.documentName, message.state).then(() => answer(message.id, 0));
        break;
      case 'stop':
        void hosted.stop().finally(() => process.exit(0));
        break;
    }
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.({ port: hosted.port });
}
