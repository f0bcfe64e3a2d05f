import { loadScene } from '@tongyan/scenes/catalogue/scenes';
import { ReplayHost } from './replay-host.ts';
import type { FromReplay, ToReplay } from './replay-messages.ts';

const BEAT_MS = 16;

/** What is used of DedicatedWorkerGlobalScope: TypeScript's library for workers cannot stand beside the one for pages. */
interface WorkerScope {
  postMessage(message: FromReplay, transfer: Transferable[]): void;
  addEventListener(name: 'message', listener: (event: MessageEvent<ToReplay>) => void): void;
}

const scope = globalThis as unknown as WorkerScope;
const host = new ReplayHost({
  loadScene,
  post: (message, transfer = []) => scope.postMessage(message, transfer),
  nowMs: () => performance.now(),
});

scope.addEventListener('message', ({ data }) => void host.handle(data));
setInterval(() => host.beat(), BEAT_MS);
