/** `page`: the network's, else the kept one. `asset`: the kept one, else the network's. `network`: not this worker's matter. */
export type Handling = 'page' | 'asset' | 'network';

/** The server's own addresses: the same ones for which it never answers with the page (platform/http/app.ts). */
const SERVER_PATH = /^\/(?:api|sync|metrics)(?:\/|$)/u;

/** What the worker does with a request. Nothing under /api, /sync or /metrics is ever answered from, or put into, a cache. */
export function handlingOf(request: { method: string; mode: string; url: string }, origin: string): Handling {
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== origin || SERVER_PATH.test(url.pathname)) return 'network';
  // The build puts a hash of the content into each name here: the same name is always the same file.
  if (url.pathname.startsWith('/assets/')) return 'asset';
  return request.mode === 'navigate' ? 'page' : 'network';
}

const CACHE_PREFIX = 'tongyan-build-';

export function cacheName(build: string): string {
  return `${CACHE_PREFIX}${build}`;
}

/**
 * Caches of builds that no page can need any more. `names` are in the order in which they were made: what follows this
 * build's own belongs to one that waits for its turn. While several windows are open, one may still be of the build before
 * this one, and loads the rest of itself from there.
 */
export function cachesToRemove(names: readonly string[], build: string, openWindows: number): readonly string[] {
  const before = names.slice(0, Math.max(0, names.indexOf(cacheName(build))));
  const builds = before.filter((name) => name.startsWith(CACHE_PREFIX));
  return openWindows > 1 ? builds.slice(0, -1) : builds;
}
