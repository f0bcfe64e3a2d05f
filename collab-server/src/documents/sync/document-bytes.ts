import type { Snapshot, TailEntry, UpdateLog } from './update-log.ts';

/**
 * A document's encoded bytes, as far as they are in memory: either all of them (a snapshot and the tail since), or only
 * the tail that is not durable yet, the rest being read from the log when somebody joins.
 */
export class DocumentBytes {
  readonly #documentId: string;
  readonly #log: UpdateLog;
  readonly #onResize: (bytes: DocumentBytes, byBytes: number) => void;
  #snapshot: Snapshot | undefined;
  #tail: TailEntry[];
  #tailBytes = 0;
  #isWhole = true;
  #durableSequence: number;
  #loading: Promise<void> | undefined;

  constructor(
    documentId: string,
    log: UpdateLog,
    loaded: { readonly snapshot: Snapshot | undefined; readonly tail: readonly TailEntry[] },
    durableSequence: number,
    onResize: (bytes: DocumentBytes, byBytes: number) => void,
  ) {
    this.#documentId = documentId;
    this.#log = log;
    this.#onResize = onResize;
    this.#snapshot = loaded.snapshot;
    this.#tail = [...loaded.tail];
    for (const entry of this.#tail) this.#tailBytes += entry.update.byteLength;
    this.#durableSequence = durableSequence;
    onResize(this, this.sizeBytes);
  }

  get sizeBytes(): number {
    return this.#tailBytes + (this.#snapshot?.update.byteLength ?? 0);
  }

  get isWhole(): boolean {
    return this.#isWhole;
  }

  /** Only after `ensureWhole`, in the same turn. */
  get whole(): { readonly snapshot: Snapshot | undefined; readonly tail: readonly TailEntry[] } {
    if (!this.#isWhole) throw new Error(`the bytes of ${this.#documentId} are not in memory`);
    return { snapshot: this.#snapshot, tail: this.#tail };
  }

  /** The tail after a sequence, or undefined where memory does not reach back that far. */
  tailSince(sequence: number): readonly TailEntry[] | undefined {
    const first = this.#tail[0];
    if (first === undefined)
      return sequence >= this.#durableSequence && !this.#isWhole ? [] : this.#emptyTailSince(sequence);
    if (first.sequence > sequence + 1) return undefined;
    return this.#tail.slice(sequence + 1 - first.sequence);
  }

  #emptyTailSince(sequence: number): readonly TailEntry[] | undefined {
    return this.#isWhole && sequence >= (this.#snapshot?.throughSequence ?? 0) ? [] : undefined;
  }

  append(entry: TailEntry): void {
    this.#tail.push(entry);
    this.#resize(entry.update.byteLength);
  }

  committed(throughSequence: number): void {
    this.#durableSequence = throughSequence;
    this.#trim();
  }

  /** Lets go of everything that the log can give back. */
  evict(): void {
    if (this.#loading !== undefined) return;
    this.#isWhole = false;
    const freed = this.#snapshot?.update.byteLength ?? 0;
    this.#snapshot = undefined;
    if (freed > 0) this.#onResize(this, -freed);
    this.#trim();
  }

  #trim(): void {
    if (this.#isWhole || this.#loading !== undefined) return;
    const kept = this.#tail.findIndex((entry) => entry.sequence > this.#durableSequence);
    const dropped = this.#tail.splice(0, kept === -1 ? this.#tail.length : kept);
    this.#resize(-dropped.reduce((sum, entry) => sum + entry.update.byteLength, 0));
  }

  #resize(byBytes: number): void {
    if (byBytes === 0) return;
    this.#tailBytes += byBytes;
    this.#onResize(this, byBytes);
  }

  /** Rejects where the log cannot be read. */
  async ensureWhole(): Promise<void> {
    if (this.#isWhole) return;
    this.#loading ??= this.#load().finally(() => {
      this.#loading = undefined;
      this.#trim();
    });
    await this.#loading;
  }

  async #load(): Promise<void> {
    const loaded = await this.#log.load(this.#documentId);
    const last = loaded.tail.at(-1)?.sequence ?? loaded.snapshot?.throughSequence ?? 0;
    const newer = this.#tail.filter((entry) => entry.sequence > last);
    const before = this.sizeBytes;
    this.#snapshot = loaded.snapshot;
    this.#tail = [...loaded.tail, ...newer];
    this.#tailBytes = this.#tail.reduce((sum, entry) => sum + entry.update.byteLength, 0);
    this.#isWhole = true;
    this.#onResize(this, this.sizeBytes - before);
  }

  /** A compaction is in the log. */
  compacted(snapshot: Snapshot): void {
    const kept = this.#tail.filter((entry) => entry.sequence > snapshot.throughSequence);
    const before = this.sizeBytes;
    this.#tail = kept;
    this.#tailBytes = kept.reduce((sum, entry) => sum + entry.update.byteLength, 0);
    if (this.#isWhole) this.#snapshot = snapshot;
    this.#onResize(this, this.sizeBytes - before);
  }

  /** The document is unloaded. */
  release(): void {
    this.#onResize(this, -this.sizeBytes);
  }
}
