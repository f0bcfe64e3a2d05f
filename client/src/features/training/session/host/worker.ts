import { loadScene } from '@tongyan/scenes/catalogue/scenes';
import type { FromWorker, ToWorker } from '../messages.ts';
import { serverApi } from '../sending/send-api.ts';
import { openDeviceStore } from '../store/device-store.ts';
import { MemoryStore } from '../store/memory-store.ts';
import type { RunStore } from '../store/run-store.ts';
import { RunHost } from './run-host.ts';

const BEAT_MS = 16;

/** What is used of DedicatedWorkerGlobalScope: TypeScript's library for workers cannot stand beside the one for pages. */
interface WorkerScope {
  postMessage(message: FromWorker, transfer: Transferable[]): void;
  addEventListener(name: 'message', listener: (event: MessageEvent<ToWorker>) => void): void;
}

const scope = globalThis as unknown as WorkerScope;

async function storeOfDevice(): Promise<RunStore> {
  try {
    return await openDeviceStore();
  } catch {
    // Storage is forbidden here: the page says so.
    return new MemoryStore();
  }
}

const host = storeOfDevice().then(
  (store) =>
    new RunHost({
      store,
      api: serverApi,
      loadScene,
      post: (message, transfer = []) => scope.postMessage(message, transfer),
      nowMs: () => performance.now(),
      dateMs: () => Date.now(),
      random: () => Math.random(),
    }),
);

scope.addEventListener('message', ({ data }) => {
  void host.then((ready) => ready.handle(data));
});
void host.then((ready) => setInterval(() => ready.beat(), BEAT_MS));
