import { DocumentHub, type HubDependencies } from './document-hub.ts';

/** Which documents are open. Each is loaded once, however many ask at once. */
export class HubRegistry {
  readonly #dependencies: HubDependencies;
  readonly #hubs = new Map<string, Promise<DocumentHub>>();
  readonly #open = new Map<string, DocumentHub>();
  readonly #idleTimers = new Map<DocumentHub, NodeJS.Timeout>();

  constructor(dependencies: HubDependencies) {
    this.#dependencies = dependencies;
  }

  get size(): number {
    return this.#hubs.size;
  }

  get open(): ReadonlyMap<string, DocumentHub> {
    return this.#open;
  }

  /** Rejects where the log cannot be read. The caller uses the hub in the same turn, or calls `release` later. */
  acquire(documentId: string): Promise<DocumentHub> {
    const known = this.#hubs.get(documentId);
    if (known !== undefined) return known;
    const loading = this.#load(documentId);
    this.#hubs.set(documentId, loading);
    loading.catch(() => {
      if (this.#hubs.get(documentId) === loading) this.#hubs.delete(documentId);
    });
    return loading;
  }

  async #load(documentId: string): Promise<DocumentHub> {
    const loaded = await this.#dependencies.log.load(documentId);
    const hub = new DocumentHub(documentId, loaded, this.#dependencies, (failed) => this.#drop(failed));
    this.#open.set(documentId, hub);
    this.release(hub);
    return hub;
  }

  /** Somebody left: unload the document if nobody comes for a while. */
  release(hub: DocumentHub): void {
    if (hub.participants.size > 0 || this.#open.get(hub.documentId) !== hub || this.#idleTimers.has(hub)) return;
    const timer = setTimeout(() => {
      this.#idleTimers.delete(hub);
      if (hub.participants.size > 0) return;
      if (hub.isIdle && !hub.isWorthCompacting) this.#drop(hub);
      else if (hub.isIdle) void hub.compact().then(() => this.release(hub));
      else this.release(hub);
    }, this.#dependencies.limits.idleDocumentMs);
    timer.unref();
    this.#idleTimers.set(hub, timer);
  }

  #drop(hub: DocumentHub): void {
    clearTimeout(this.#idleTimers.get(hub));
    this.#idleTimers.delete(hub);
    if (this.#open.get(hub.documentId) !== hub) return;
    this.#open.delete(hub.documentId);
    this.#hubs.delete(hub.documentId);
    hub.unload();
  }

  close(): void {
    for (const hub of this.#open.values()) this.#drop(hub);
  }
}
