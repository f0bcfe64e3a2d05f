import { Worker } from 'node:worker_threads';
import type { FromHost, ToHost } from './protocol.ts';

export type Host = {
  tell(message: ToHost): void;
  close(): Promise<void>;
};

/** The thread that hosts runs, started when the first one is opened. A thread that dies is replaced by the next that is told something. */
export function openHost(scenesUrl: string, heard: (message: FromHost) => void, lost: (error: unknown) => void): Host {
  let worker: Worker | undefined;
  const start = (): Worker => {
    const started = new Worker(new URL('./live-worker.ts', import.meta.url), { workerData: { scenesUrl } });
    started.unref();
    const lose = (error: unknown): void => {
      if (worker !== started) return;
      worker = undefined;
      lost(error);
    };
    started.on('message', heard);
    started.on('error', lose);
    started.on('exit', () => lose(new Error('the thread has ended')));
    return started;
  };
  return {
    tell(message) {
      worker ??= start();
      worker.postMessage(message);
    },
    async close() {
      const last = worker;
      worker = undefined;
      await last?.terminate();
    },
  };
}
