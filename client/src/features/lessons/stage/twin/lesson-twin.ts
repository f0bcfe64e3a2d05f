import { loadScene } from '@tongyan/scenes/catalogue/scenes';
import type { FromTwin, ToTwin } from './messages.ts';
import { TwinHost } from './twin-host.ts';

const BEAT_MS = 16;

/** What is used of DedicatedWorkerGlobalScope: TypeScript's library for workers cannot stand beside the one for pages. */
interface WorkerScope {
  postMessage(message: FromTwin, transfer: Transferable[]): void;
  addEventListener(name: 'message', listener: (event: MessageEvent<ToTwin>) => void): void;
}

const scope = globalThis as unknown as WorkerScope;
const host = new TwinHost({
  loadScene,
  post: (message, transfer = []) => scope.postMessage(message, transfer),
  nowMs: () => performance.now(),
});

scope.addEventListener('message', ({ data }) => void host.handle(data));
setInterval(() => host.beat(), BEAT_MS);
