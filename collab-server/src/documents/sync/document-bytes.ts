import { mergeAll } from './merging.ts';
import type { LoadedDocument, Snapshot, TailEntry, UpdateLog } from './update-log.ts';

/** Some updates in a row, merged or single. */
export type TailPart = {
  readonly fromSequence: number;
  readonly throughSequence: number;
  readonly update: Uint8Array;
};

/** So many durable updates are merged to one part: a small byte array costs many times its content. */
const FOLD_AT = 128;
/** … but to no larger part than this. */
const FOLD_BYTES = 64 * 1024;
/** What V8 keeps for a part beside its bytes, about. */
const PART_OVERHEAD_BYTES = 300;

const sizeOf = (part: TailPart): number => part.update.byteLength + PART_OVERHEAD_BYTES;
const sizeOfAll = (parts: readonly TailPart[]): number => parts.reduce((sum, part) => sum + sizeOf(part), 0);

/**
 * A document's encoded bytes, as far as they are in memory: either all of them (a snapshot and the tail since), or only
 * the tail that is not durable yet, the rest being read from the log when somebody joins.
 */
export class DocumentBytes {
  readonly #documentId: string;
  readonly #log: UpdateLog;
  readonly #onResize: (bytes: DocumentBytes, byBytes: number) => void;
  #snapshot: Snapshot | undefined;
  #tail: TailPart[];
  #sizeBytes = 0;
  /** How many parts at the end of the tail are single updates. */
  #singles = 0;
  #isWhole = true;
  #durableSequence: number;
  #loading: Promise<void> | undefined;

  constructor(
    documentId: string,
    log: UpdateLog,
    loaded: LoadedDocument,
    durableSequence: number,
    onResize: (bytes: DocumentBytes, byBytes: number) => void,
  ) {
    this.#documentId = documentId;
    this.#log = log;
    this.#onResize = onResize;
    this.#snapshot = loaded.snapshot;
    this.#tail = folded(loaded.tail);
    this.#durableSequence = durableSequence;
    this.#remeasure();
  }

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  get isWhole(): boolean {
    return this.#isWhole;
  }

  /** Only after `ensureWhole`, in the same turn. */
  get whole(): { readonly snapshot: Snapshot | undefined; readonly tail: readonly TailPart[] } {
    if (!this.#isWhole) throw new Error(`the bytes of ${this.#documentId} are not in memory`);
    return { snapshot: this.#snapshot, tail: this.#tail };
  }

  /** The tail after a sequence (and perhaps some before), or undefined where memory does not reach back that far. */
  tailSince(sequence: number): readonly TailPart[] | undefined {
    const reachesBackTo = this.#tail[0]?.fromSequence ?? this.#lastSequence + 1;
    if (reachesBackTo > sequence + 1) return undefined;
    const first = this.#tail.findIndex((part) => part.throughSequence > sequence);
    return first === -1 ? [] : this.#tail.slice(first);
  }

  /** Of what is here or was let go. */
  get #lastSequence(): number {
    return this.#tail.at(-1)?.throughSequence ?? this.#durableSequence;
  }

  append(sequence: number, update: Uint8Array): void {
    const part = { fromSequence: sequence, throughSequence: sequence, update };
    this.#tail.push(part);
    this.#singles += 1;
    this.#resize(sizeOf(part));
  }

  committed(throughSequence: number): void {
    this.#durableSequence = throughSequence;
    this.#trim();
    if (this.#singles >= 2 * FOLD_AT) this.#fold();
  }

  #fold(): void {
    const from = this.#tail.length - this.#singles;
    const parts = this.#tail.slice(from, from + groupLength(this.#tail, from));
    const merged = mergedPart(parts);
    if (merged.throughSequence > this.#durableSequence) return;
    this.#tail.splice(from, parts.length, merged);
    this.#singles -= parts.length;
    this.#resize(sizeOf(merged) - sizeOfAll(parts));
  }

  /** Lets go of everything that the log can give back. */
  evict(): void {
    if (this.#loading !== undefined) return;
    this.#isWhole = false;
    this.#snapshot = undefined;
    this.#trim();
    this.#remeasure();
  }

  #trim(): void {
    if (this.#isWhole || this.#loading !== undefined) return;
    const kept = this.#tail.filter((part) => part.throughSequence > this.#durableSequence);
    if (kept.length === this.#tail.length) return;
    this.#tail = kept;
    this.#singles = Math.min(this.#singles, kept.length);
    this.#remeasure();
  }

  #remeasure(): void {
    this.#resize(sizeOfAll(this.#tail) + (this.#snapshot?.update.byteLength ?? 0) - this.#sizeBytes);
  }

  #resize(byBytes: number): void {
    if (byBytes === 0) return;
    this.#sizeBytes += byBytes;
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
    const newer = this.#tail.filter((part) => part.throughSequence > last);
    this.#snapshot = loaded.snapshot;
    this.#tail = [...folded(loaded.tail), ...newer];
    this.#singles = newer.length;
    this.#isWhole = true;
    this.#remeasure();
  }

  /** A compaction is in the log. */
  compacted(snapshot: Snapshot): void {
    this.#tail = this.#tail.filter((part) => part.throughSequence > snapshot.throughSequence);
    this.#singles = Math.min(this.#singles, this.#tail.length);
    if (this.#isWhole) this.#snapshot = snapshot;
    this.#remeasure();
  }

  /** The document is unloaded. */
  release(): void {
    this.#resize(-this.#sizeBytes);
  }
}

/** How many parts from there on become one. */
function groupLength(parts: readonly TailPart[], from: number): number {
  let bytes = 0;
  let count = 0;
  for (let part = parts[from]; part !== undefined && count < FOLD_AT; part = parts[from + count]) {
    bytes += part.update.byteLength;
    if (bytes > FOLD_BYTES && count > 0) break;
    count += 1;
  }
  return count;
}

function mergedPart(parts: readonly TailPart[]): TailPart {
  const first = parts[0];
  const last = parts.at(-1);
  if (first === undefined || last === undefined) throw new Error('a part holds at least one update');
  if (parts.length === 1) return first;
  const update = mergeAll(parts.map((part) => part.update));
  return { fromSequence: first.fromSequence, throughSequence: last.throughSequence, update };
}

function folded(tail: readonly TailEntry[]): TailPart[] {
  const singles = tail.map(({ sequence, update }) => ({
    fromSequence: sequence,
    throughSequence: sequence,
    update,
  }));
  const parts: TailPart[] = [];
  for (let from = 0; from < singles.length;) {
    const group = singles.slice(from, from + groupLength(singles, from));
    parts.push(mergedPart(group));
    from += group.length;
  }
  return parts;
}
