import { Worker } from 'node:worker_threads';
import { type Compaction, compact, difference, mergeAll, pastDifference } from './merging.ts';
import type { Snapshot, TailEntry } from './update-log.ts';

export type MergeTask =
  | { readonly kind: 'merge'; readonly updates: readonly Uint8Array[] }
  | { readonly kind: 'difference'; readonly updates: readonly Uint8Array[]; readonly stateVector: Uint8Array }
  | { readonly kind: 'past'; readonly before: readonly Uint8Array[]; readonly between: readonly Uint8Array[] }
  | {
      readonly kind: 'compact';
      readonly snapshot: Snapshot | undefined;
      readonly tail: readonly TailEntry[];
      readonly historyWindowMs: number;
    };

export type MergeRequest = { readonly id: number; readonly task: MergeTask };
export type MergeAnswer =
  | { readonly id: number; readonly ok: true; readonly value: Uint8Array | Compaction }
  | { readonly id: number; readonly ok: false; readonly message: string };

/** Below this a merge costs less than telling another thread of it. */
const INLINE_BYTES = 48 * 1024;
/** The thread ends when nothing was asked of it for so long: its heap goes back to the system. */
const IDLE_MS = 15_000;

type Waiting = { resolve(value: Uint8Array | Compaction): void; reject(error: Error): void };

/** Merges small things at once and large ones in a thread of its own, started when first needed. Rejects where a merge fails. */
export class Merger {
  #worker: Worker | undefined;
  #idleTimer: NodeJS.Timeout | undefined;
  #nextId = 1;
  readonly #waiting = new Map<number, Waiting>();

  async merge(updates: readonly Uint8Array[]): Promise<Uint8Array> {
    const only = updates.length === 1 ? updates[0] : undefined;
    if (only !== undefined) return only;
    if (sizeOf(updates) <= INLINE_BYTES) return mergeAll(updates);
    return bytesOf(await this.#ask({ kind: 'merge', updates }));
  }

  async difference(updates: readonly Uint8Array[], stateVector: Uint8Array): Promise<Uint8Array> {
    if (sizeOf(updates) <= INLINE_BYTES) return difference(updates, stateVector);
    return bytesOf(await this.#ask({ kind: 'difference', updates, stateVector }));
  }

  /** What a reader who has the updates before lacks of those between, without what was deleted by then. */
  async past(before: readonly Uint8Array[], between: readonly Uint8Array[]): Promise<Uint8Array> {
    if (sizeOf(before) + sizeOf(between) <= INLINE_BYTES / 2) return pastDifference(before, between);
    return bytesOf(await this.#ask({ kind: 'past', before, between }));
  }

  async compact(
    snapshot: Snapshot | undefined,
    tail: readonly TailEntry[],
    historyWindowMs: number,
  ): Promise<Compaction> {
    const bytes = sizeOf(tail.map((entry) => entry.update)) + (snapshot?.update.byteLength ?? 0);
    if (bytes <= INLINE_BYTES / 2) return compact(snapshot, tail, historyWindowMs);
    const answer = await this.#ask({ kind: 'compact', snapshot, tail, historyWindowMs });
    if (answer instanceof Uint8Array) throw new Error('the merge thread answered another question');
    return answer;
  }

  #ask(task: MergeTask): Promise<Uint8Array | Compaction> {
    clearTimeout(this.#idleTimer);
    const worker = (this.#worker ??= this.#start());
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, task } satisfies MergeRequest);
    });
  }

  #start(): Worker {
    const worker = new Worker(new URL('./merge-worker.ts', import.meta.url));
    worker.unref();
    worker.on('message', (answer: MergeAnswer) => {
      const waiting = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if (this.#waiting.size === 0) this.#endWhenIdle();
      if (answer.ok) waiting?.resolve(answer.value);
      else waiting?.reject(new Error(answer.message));
    });
    worker.on('error', (error) => this.#lose(worker, error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', () => this.#lose(worker, new Error('the merge thread has ended')));
    return worker;
  }

  #endWhenIdle(): void {
    this.#idleTimer = setTimeout(() => void this.close(), IDLE_MS);
    this.#idleTimer.unref();
  }

  #lose(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }

  async close(): Promise<void> {
    clearTimeout(this.#idleTimer);
    const worker = this.#worker;
    if (worker === undefined) return;
    this.#lose(worker, new Error('the server closes'));
    await worker.terminate();
  }
}

function sizeOf(updates: readonly Uint8Array[]): number {
  return updates.reduce((sum, update) => sum + update.byteLength, 0);
}

function bytesOf(value: Uint8Array | Compaction): Uint8Array {
  if (!(value instanceof Uint8Array)) throw new Error('the merge thread answered another question');
  return value;
}
