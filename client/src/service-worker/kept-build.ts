import { pathsToKeep, trainingToKeep, type CachePlan } from './plan.ts';
import { cacheName, cachesToRemove } from './rules.ts';

/** The page's own place in the cache, whatever address it is asked for at. */
const PAGE = '/';
/** Holds the language for which documents are kept; no such address is ever asked for. */
const KEPT_LANGUAGE = '/kept-language';
/** Holds the language for which trainings are kept, on devices where somebody trains. */
const KEPT_TRAINING = '/kept-training';
const PAGE_PATIENCE_MS = 4_000;
const SERVER_FAILED = 500;

/** One build's files on this device. */
export class KeptBuild {
  readonly #caches: CacheStorage;
  readonly #plan: CachePlan;

  constructor(caches: CacheStorage, plan: CachePlan) {
    this.#caches = caches;
    this.#plan = plan;
  }

  /** Rejects where something is missing: the browser then keeps the build it has, and tries again later. */
  async install(): Promise<void> {
    const language = await this.#languageKept(KEPT_LANGUAGE);
    const trainingLanguage = await this.#languageKept(KEPT_TRAINING);
    const page = await fetch(PAGE, { cache: 'no-store' });
    // The server may be updated between the worker's file and this one: a page never stands beside another build's files.
    if (!page.ok || !(await page.clone().text()).includes(this.#plan.build)) throw new Error('not this build’s page');
    await this.#fetchMissing(this.#plan.shell);
    const cache = await this.#open();
    await cache.put(PAGE, page);
    // Whoever could open documents offline before the update can after it.
    if (language !== undefined) await this.keepDocuments(language);
    if (trainingLanguage !== undefined) await this.keepTraining(trainingLanguage);
  }

  async keepDocuments(language: string): Promise<void> {
    await this.#fetchMissing(pathsToKeep(this.#plan, language));
    const cache = await this.#open();
    await cache.put(KEPT_LANGUAGE, new Response(language));
  }

  async keepTraining(language: string): Promise<void> {
    await this.#fetchMissing(trainingToKeep(this.#plan, language));
    const cache = await this.#open();
    await cache.put(KEPT_TRAINING, new Response(language));
  }

  /** The network's page; the kept one where no answer comes in time, or only a proxy's that the server failed. */
  async page(request: Request): Promise<Response> {
    const fresh = fetch(request);
    const inTime = Promise.race([fresh, after(PAGE_PATIENCE_MS)]);
    const answer = await inTime.catch(() => undefined);
    if (answer !== undefined && answer.status < SERVER_FAILED) return answer;
    const cache = await this.#open();
    // The browser may have dropped this build's cache for want of room: another build's page is whole in itself, too.
    return (await cache.match(PAGE)) ?? (await this.#caches.match(PAGE)) ?? fresh;
  }

  async asset(request: Request): Promise<Response> {
    // In any build's cache: the name holds the content's hash.
    const kept = await this.#caches.match(request, { ignoreVary: true });
    if (kept !== undefined) return kept;
    const answer = await fetch(request);
    if (answer.ok) {
      const copy = answer.clone();
      // A full disk must not keep anything from loading.
      void this.#open()
        .then((cache) => cache.put(request, copy))
        .catch(() => undefined);
    }
    return answer;
  }

  async removeOthers(openWindows: number): Promise<void> {
    const names = cachesToRemove(await this.#caches.keys(), this.#plan.build, openWindows);
    await Promise.all(names.map((name) => this.#caches.delete(name)));
  }

  #open(): Promise<Cache> {
    return this.#caches.open(cacheName(this.#plan.build));
  }

  async #languageKept(mark: string): Promise<string | undefined> {
    const kept = await this.#caches.match(mark);
    return kept?.text();
  }

  /** One after the other: a weak line is there for the person first. */
  async #fetchMissing(paths: readonly string[]): Promise<void> {
    const cache = await this.#open();
    for (const path of paths) {
      if ((await cache.match(path, { ignoreVary: true })) !== undefined) continue;
      const known = await this.#caches.match(path, { ignoreVary: true });
      const answer = known ?? (await fetch(path));
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
      await cache.put(path, answer);
    }
  }
}

function after(durationMs: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), durationMs));
}
