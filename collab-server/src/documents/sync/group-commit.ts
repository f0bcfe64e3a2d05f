import type { LogEntry, UpdateLog } from './update-log.ts';

/** One accepted update on its way to the disk, and who waits for it. */
export type PendingEntry = LogEntry & { readonly owner: CommitOwner };

/** An open document, told in the order of its entries. */
export type CommitOwner = {
  /** All its entries up to this sequence are durable. */
  committed(throughSequence: number): void;
  /** The log could not keep its entries; none of those still waiting will be kept either. */
  commitFailed(error: unknown): void;
};

type Options = {
  readonly log: UpdateLog;
  readonly delayMs: number;
  readonly maxWaitingBytes: number;
  /** The queue has room again. */
  readonly onRoom: () => void;
};

/**
 * Collects entries of all documents for a few milliseconds, and while a commit is under way, into one commit: one fsync
 * for all. Order is kept; a document whose entry failed has its later entries dropped, since they build on it.
 */
export class GroupCommit {
  readonly #options: Options;
  #waiting: PendingEntry[] = [];
  #waitingBytes = 0;
  #inFlight: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #commits = 0;

  constructor(options: Options) {
    this.#options = options;
  }

  add(entry: PendingEntry): void {
    this.#waiting.push(entry);
    this.#waitingBytes += entry.update.byteLength;
    if (this.#inFlight === undefined && this.#timer === undefined)
      this.#timer = setTimeout(() => this.#start(), this.#options.delayMs);
  }

  /** No room: whoever adds more should wait for `onRoom`. */
  get isFull(): boolean {
    return this.#waitingBytes >= this.#options.maxWaitingBytes;
  }

  stats(): { readonly waitingUpdates: number; readonly waitingBytes: number; readonly commits: number } {
    return { waitingUpdates: this.#waiting.length, waitingBytes: this.#waitingBytes, commits: this.#commits };
  }

  /** Resolves when nothing waits and nothing is under way. */
  async drained(): Promise<void> {
    while (this.#inFlight !== undefined || this.#waiting.length > 0) {
      if (this.#inFlight === undefined) this.#start();
      await this.#inFlight;
    }
  }

  #start(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#inFlight !== undefined || this.#waiting.length === 0) return;
    const batch = this.#waiting;
    const wasFull = this.isFull;
    this.#waiting = [];
    this.#waitingBytes = 0;
    this.#inFlight = this.#commit(batch).finally(() => {
      this.#inFlight = undefined;
      if (this.#waiting.length > 0) this.#timer ??= setTimeout(() => this.#start(), 0);
    });
    if (wasFull) this.#options.onRoom();
  }

  async #commit(batch: readonly PendingEntry[]): Promise<void> {
    try {
      await this.#options.log.append(batch);
    } catch (error) {
      this.#fail(new Set(batch.map((entry) => entry.owner)), error);
      return;
    }
    this.#commits += 1;
    const last = new Map<CommitOwner, number>();
    for (const entry of batch) last.set(entry.owner, entry.sequence);
    for (const [owner, sequence] of last) owner.committed(sequence);
  }

  #fail(owners: ReadonlySet<CommitOwner>, error: unknown): void {
    this.#waiting = this.#waiting.filter((entry) => !owners.has(entry.owner));
    this.#waitingBytes = this.#waiting.reduce((sum, entry) => sum + entry.update.byteLength, 0);
    for (const owner of owners) owner.commitFailed(error);
  }
}
