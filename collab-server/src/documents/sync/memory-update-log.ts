import {
  type HistorySegment,
  type LogEntry,
  requireNextCompaction,
  type Snapshot,
  type TailEntry,
  type UpdateLog,
} from './update-log.ts';

type Stored = { snapshot: Snapshot | undefined; tail: TailEntry[]; history: HistorySegment[] };

/** For tests and for measuring without a disk: keeps nothing beyond this process. */
export class MemoryUpdateLog implements UpdateLog {
  readonly #documents = new Map<string, Stored>();

  #stored(documentId: string): Stored {
    let stored = this.#documents.get(documentId);
    if (stored === undefined) {
      stored = { snapshot: undefined, tail: [], history: [] };
      this.#documents.set(documentId, stored);
    }
    return stored;
  }

  append(entries: readonly LogEntry[]): Promise<void> {
    for (const { documentId, sequence, personId, receivedAtMs, update } of entries) {
      const { tail, snapshot } = this.#stored(documentId);
      const last = tail.at(-1)?.sequence ?? snapshot?.throughSequence ?? 0;
      if (sequence <= last) return Promise.reject(new Error(`sequence ${sequence} of ${documentId} is taken`));
      tail.push({ sequence, personId, receivedAtMs, update });
    }
    return Promise.resolve();
  }

  load(documentId: string): Promise<{ snapshot: Snapshot | undefined; tail: TailEntry[] }> {
    const stored = this.#documents.get(documentId);
    return Promise.resolve({ snapshot: stored?.snapshot, tail: [...(stored?.tail ?? [])] });
  }

  compact(documentId: string, snapshot: Snapshot, history: readonly HistorySegment[]): Promise<void> {
    const stored = this.#stored(documentId);
    try {
      requireNextCompaction(stored.snapshot?.throughSequence ?? 0, history);
    } catch (error) {
      return Promise.reject(error instanceof Error ? error : new Error(String(error)));
    }
    stored.snapshot = snapshot;
    stored.tail = stored.tail.filter((entry) => entry.sequence > snapshot.throughSequence);
    stored.history.push(...history);
    return Promise.resolve();
  }

  history(documentId: string): Promise<readonly HistorySegment[]> {
    return Promise.resolve([...(this.#documents.get(documentId)?.history ?? [])]);
  }

  remove(documentId: string): Promise<void> {
    this.#documents.delete(documentId);
    return Promise.resolve();
  }
}
