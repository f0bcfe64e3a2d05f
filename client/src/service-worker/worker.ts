import { KeptBuild } from './kept-build.ts';
import { readPageMessage, type WorkerMessage } from './messages.ts';
import type { CachePlan } from './plan.ts';
import { handlingOf } from './rules.ts';
import type { WorkerScope } from './scope.ts';

/** Put in by the build. */
declare const CACHE_PLAN: CachePlan;

const plan = CACHE_PLAN;
const scope = globalThis as unknown as WorkerScope;
const kept = new KeptBuild(scope.caches, plan);

async function tidy(): Promise<void> {
  const windows = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  await kept.removeOthers(windows.length);
}

scope.addEventListener('install', (event) => event.waitUntil(kept.install()));

// From the first visit on: a page that loaded without a worker is served by it without being loaded again.
scope.addEventListener('activate', (event) => event.waitUntil(tidy().then(() => scope.clients.claim())));

scope.addEventListener('fetch', (event) => {
  switch (handlingOf(event.request, scope.location.origin)) {
    case 'page':
      event.respondWith(kept.page(event.request));
      return;
    case 'asset':
      event.respondWith(kept.asset(event.request));
      return;
    case 'network':
  }
});

scope.addEventListener('message', (event) => {
  const message = readPageMessage(event.data);
  switch (message?.kind) {
    case 'takeOver':
      event.waitUntil(scope.skipWaiting());
      return;
    case 'waiting':
      // The page came from the network and is of this build already: nothing is left to wait for.
      if (message.build === plan.build) event.waitUntil(scope.skipWaiting());
      else event.source?.postMessage({ kind: 'newVersion' } satisfies WorkerMessage);
      return;
    case 'keepDocuments':
      // Where the line breaks meanwhile, the next page asks again.
      event.waitUntil(
        kept
          .keepDocuments(message.language)
          .then(tidy)
          .catch(() => undefined),
      );
      return;
    case 'keepTraining':
      event.waitUntil(kept.keepTraining(message.language).catch(() => undefined));
      return;
    case undefined:
  }
});
