import { isNewVersion, type PageMessage } from '../../service-worker/messages.ts';
import { pageBuild } from './build.ts';

/** A page may stay open for days; the browser itself looks only when one is opened. */
const LOOK_EVERY_MS = 3_600_000;

const registration = Promise.withResolvers<ServiceWorkerRegistration | undefined>();
let isStarted = false;

/**
 * Registers the worker that opens the application without a network. Where there is none (development, plain HTTP
 * beyond this computer, forbidden storage) everything works as before, with a network. `onNewVersion`: another build
 * waits; nothing happens to this page until `takeNewVersion`.
 */
export function startServiceWorker(onNewVersion: () => void): void {
  if (isStarted) return;
  isStarted = true;
  void register(onNewVersion).then(registration.resolve);
}

async function register(onNewVersion: () => void): Promise<ServiceWorkerRegistration | undefined> {
  const build = pageBuild();
  if (build === undefined || !('serviceWorker' in navigator)) return undefined;
  navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isNewVersion(data)) onNewVersion();
  });
  try {
    const registered = await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' });
    const ask = (worker: ServiceWorker | null): void => tell(worker, { kind: 'waiting', build });
    ask(registered.waiting);
    registered.addEventListener('updatefound', () => {
      const { installing } = registered;
      installing?.addEventListener('statechange', () => {
        // The first worker of all takes over by itself.
        if (installing.state === 'installed' && registered.active !== null) ask(installing);
      });
    });
    const look = (): void => {
      // Without an answer it looks again later.
      if (document.visibilityState === 'visible') void registered.update().catch(() => undefined);
    };
    setInterval(look, LOOK_EVERY_MS);
    return registered;
  } catch {
    return undefined;
  }
}

/** Hands the application over to the build that waits, and loads this window anew. Other windows stay as they are. */
export async function takeNewVersion(): Promise<void> {
  const waiting = (await registration.promise)?.waiting;
  if (waiting !== null && waiting !== undefined) {
    const taken = new Promise<void>((resolve) => {
      navigator.serviceWorker.addEventListener('controllerchange', () => resolve(), { once: true });
      setTimeout(resolve, HAND_OVER_PATIENCE_MS);
    });
    tell(waiting, { kind: 'takeOver' });
    await taken;
  }
  location.reload();
}

const HAND_OVER_PATIENCE_MS = 3_000;

/** From now on documents that were opened on this device open without a network, in this language. */
export async function keepDocumentsOffline(language: string): Promise<void> {
  if ((await registration.promise) === undefined) return;
  const { active } = await navigator.serviceWorker.ready;
  tell(active, { kind: 'keepDocuments', language });
}

/** From now on trainings open without a network, in this language. */
export async function keepTrainingOffline(language: string): Promise<void> {
  if ((await registration.promise) === undefined) return;
  const { active } = await navigator.serviceWorker.ready;
  tell(active, { kind: 'keepTraining', language });
}

function tell(worker: ServiceWorker | null, message: PageMessage): void {
  worker?.postMessage(message);
}
