import { ContentGuard, type ContentRules } from './content-guard.ts';
import type { Logger } from './dependencies.ts';
import { closeCodes, type CloseCode } from './close-codes.ts';
import { DocumentBytes } from './document-bytes.ts';
import { DocumentState } from './document-state.ts';
import { encodeFrame } from './frame.ts';
import type { Grant } from './grant.ts';
import type { CommitOwner, GroupCommit } from './group-commit.ts';
import type { SyncLimits } from './limits.ts';
import type { Merger } from './merger.ts';
import { Awareness } from './awareness.ts';
import { encodeAwarenessMessage, encodeSyncHead, syncType } from './protocol.ts';
import type { SnapshotCache } from './snapshot-cache.ts';
import type { LoadedDocument, UpdateLog } from './update-log.ts';
import { type ParsedUpdate, parseUpdate } from './update-reader.ts';

/** One who is in an open document. */
export type Participant = {
  readonly grant: Grant;
  /** Has been given the document, so that from now on it gets every update. */
  readonly isLive: boolean;
  /** One WebSocket frame, the same bytes for everybody. `sequence`: that of the update in it. */
  sendUpdateFrame(frame: Uint8Array, sequence: number): void;
  sendFrame(frame: Uint8Array): void;
  /** The document's updates up to this sequence are durable. */
  durable(sequence: number): void;
  close(code: CloseCode, reason: string): void;
};

export type HubDependencies = {
  readonly log: UpdateLog;
  readonly commit: GroupCommit;
  readonly cache: SnapshotCache;
  readonly merger: Merger;
  readonly limits: SyncLimits;
  readonly logger: Logger;
  readonly content: ContentRules | undefined;
  readonly now: () => number;
};

export type UpdateOutcome =
  /** Durable once the document's `sequence` is. */
  | { readonly kind: 'stored' | 'known'; readonly sequence: number }
  | { readonly kind: 'missing' }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'contentRefused' }
  | { readonly kind: 'documentTooLarge' };

const PRESENCE_INTERVAL_MS = 30;
const IDLE_COMPACTION_UPDATES = 50;
const IDLE_COMPACTION_BYTES = 16 * 1024;
const COMPACTION_RETRY_MS = 60_000;

/** One open document: judges, logs and passes on updates. Holds no Y.Doc. */
export class DocumentHub implements CommitOwner {
  readonly documentId: string;
  readonly state: DocumentState;
  readonly bytes: DocumentBytes;
  readonly awareness: Awareness;
  readonly participants = new Set<Participant>();
  readonly #dependencies: HubDependencies;
  readonly #guard: ContentGuard | undefined;
  readonly #onFailed: (hub: DocumentHub) => void;
  #durableSequence: number;
  #awarenessTimer: NodeJS.Timeout | undefined;
  #awarenessSentAtMs = 0;
  #compacting: Promise<void> | undefined;
  #compactNotBeforeMs = 0;
  #failed = false;
  readonly #durabilityWaiters: { sequence: number; resolve: () => void; reject: (error: unknown) => void }[] = [];

  constructor(
    documentId: string,
    loaded: LoadedDocument,
    dependencies: HubDependencies,
    onFailed: (hub: DocumentHub) => void,
  ) {
    this.documentId = documentId;
    this.#dependencies = dependencies;
    this.#onFailed = onFailed;
    const { cache, log, limits, content } = dependencies;
    this.#guard = content && new ContentGuard(content, loaded.snapshot);
    this.state = DocumentState.from(loaded, this.#guard);
    this.#durableSequence = this.state.lastSequence;
    this.bytes = new DocumentBytes(documentId, log, loaded, this.#durableSequence, (b, by) => cache.resized(b, by));
    this.awareness = new Awareness(limits.maxAwarenessBytes, () => this.#awarenessChanged());
  }

  get durableSequence(): number {
    return this.#durableSequence;
  }

  get hasFailed(): boolean {
    return this.#failed;
  }

  /** Nobody is in it and nothing is under way. */
  get isIdle(): boolean {
    return (
      this.participants.size === 0 &&
      this.#compacting === undefined &&
      this.#durabilityWaiters.length === 0 &&
      this.#durableSequence === this.state.lastSequence
    );
  }

  /** SPEC.md section 3. The caller has checked size and right. `sender` does not get its own update back. */
  receiveUpdate(update: Uint8Array, personId: string, sender: Participant | undefined): UpdateOutcome {
    if (this.#failed) throw new Error('the document was closed after its storage failed');
    const parsed = parseUpdate(update);
    if (parsed === undefined) return { kind: 'malformed' };
    const verdict = this.state.judge(parsed);
    if (verdict === 'malformed' || verdict === 'missing') return { kind: verdict };
    if (verdict === 'known') return { kind: 'known', sequence: this.state.lastSequence };
    if (this.#speaksForAnother(parsed, personId)) return { kind: 'missing' };
    const examined = this.#guard?.examine(parsed, this.state.vector);
    if (this.#guard !== undefined && examined === undefined) return { kind: 'contentRefused' };
    if (this.state.sizeBytes + update.byteLength > this.#dependencies.limits.maxDocumentBytes)
      return { kind: 'documentTooLarge' };
    const frame = encodeFrame(encodeSyncHead(syncType.update, update.byteLength), update);
    // The frame's own memory serves the log too: the incoming bytes belong to the socket's buffer.
    const kept = frame.subarray(frame.byteLength - update.byteLength);
    const sequence = this.state.apply(parsed, kept.byteLength);
    if (examined !== undefined) this.#guard?.note(examined);
    const entry = { sequence, personId, receivedAtMs: this.#dependencies.now(), update: kept };
    this.bytes.append(sequence, kept);
    this.#dependencies.commit.add({ ...entry, documentId: this.documentId, owner: this });
    for (const participant of this.participants)
      if (participant !== sender && participant.isLive) participant.sendUpdateFrame(frame, sequence);
    return { kind: 'stored', sequence };
  }

  /** Whether somebody who is here under a client id would have new structs from another's hand under it (C9). */
  #speaksForAnother({ blocks }: ParsedUpdate, personId: string): boolean {
    return blocks.some(({ client, endClock }) => {
      if (endClock <= (this.state.vector.get(client) ?? 0)) return false;
      const present = this.awareness.presentPersonOf(client);
      return present !== undefined && present !== personId;
    });
  }

  committed(throughSequence: number): void {
    this.#durableSequence = throughSequence;
    this.bytes.committed(throughSequence);
    for (const participant of this.participants) participant.durable(throughSequence);
    while (this.#durabilityWaiters[0] !== undefined && this.#durabilityWaiters[0].sequence <= throughSequence)
      this.#durabilityWaiters.shift()?.resolve();
    if (this.#isDueForCompaction()) void this.compact();
  }

  /** What is in memory may be ahead of the log: forget it all, and let everybody join and send again. */
  commitFailed(error: unknown): void {
    if (this.#failed) return;
    this.#failed = true;
    this.#dependencies.logger.error({ error, documentId: this.documentId }, 'updates could not be stored');
    this.#onFailed(this);
    for (const waiter of this.#durabilityWaiters.splice(0)) waiter.reject(error);
    for (const participant of this.participants)
      participant.close(closeCodes.storageUnavailable, 'the update could not be stored');
  }

  /** Resolves once everything up to the sequence is durable; rejects where storing fails. */
  whenDurable(sequence: number): Promise<void> {
    if (sequence <= this.#durableSequence) return Promise.resolve();
    return new Promise((resolve, reject) => this.#durabilityWaiters.push({ sequence, resolve, reject }));
  }

  #isDueForCompaction(): boolean {
    if (this.#compacting !== undefined || this.#dependencies.now() < this.#compactNotBeforeMs) return false;
    const { compactAtUpdates, compactAtBytes } = this.#dependencies.limits;
    const { tailUpdates, tailBytes, snapshotBytes } = this.state;
    return tailUpdates >= compactAtUpdates || tailBytes >= Math.max(compactAtBytes, snapshotBytes / 2);
  }

  /** Nobody is here any more: whoever opens the document next should find a snapshot. */
  get isWorthCompacting(): boolean {
    const { tailUpdates, tailBytes } = this.state;
    if (this.#dependencies.now() < this.#compactNotBeforeMs) return false;
    return tailUpdates >= IDLE_COMPACTION_UPDATES || tailBytes >= IDLE_COMPACTION_BYTES;
  }

  /** Turns the durable tail into a snapshot and history. A failure leaves everything as it was. */
  compact(): Promise<void> {
    this.#compacting ??= this.#compact()
      .catch((error: unknown) => {
        this.#compactNotBeforeMs = this.#dependencies.now() + COMPACTION_RETRY_MS;
        this.#dependencies.logger.warn({ error, documentId: this.documentId }, 'a document could not be compacted');
      })
      .finally(() => {
        this.#compacting = undefined;
      });
    return this.#compacting;
  }

  async #compact(): Promise<void> {
    const { log, merger, limits } = this.#dependencies;
    const loaded = await log.load(this.documentId);
    if (loaded.tail.length === 0) return;
    const { snapshot: merged, history } = await merger.compact(loaded.snapshot, loaded.tail, limits.historyWindowMs);
    // The guard may know of later updates already; that does no harm, since an id names the same struct for ever.
    const snapshot = this.#guard === undefined ? merged : { ...merged, places: this.#guard.encodePlaces() };
    // Others have the document by now, and compact it themselves.
    if (this.#failed) return;
    await log.compact(this.documentId, snapshot, history);
    this.bytes.compacted(snapshot);
    this.state.compacted(snapshot.update.byteLength, loaded.tail);
  }

  #awarenessChanged(): void {
    if (this.#awarenessTimer !== undefined) return;
    const sinceMs = this.#dependencies.now() - this.#awarenessSentAtMs;
    this.#awarenessTimer = setTimeout(() => this.#sendAwareness(), Math.max(0, PRESENCE_INTERVAL_MS - sinceMs));
  }

  #sendAwareness(): void {
    this.#awarenessTimer = undefined;
    this.#awarenessSentAtMs = this.#dependencies.now();
    const changes = this.awareness.takeChanges();
    if (changes === undefined) return;
    const frame = encodeFrame(encodeAwarenessMessage(changes.update));
    for (const participant of this.participants) {
      if (!participant.isLive) continue;
      const own = changes.without(participant);
      if (own === 'all') participant.sendFrame(frame);
      else if (own !== undefined) participant.sendFrame(encodeFrame(encodeAwarenessMessage(own)));
    }
  }

  /** After this the hub is garbage. */
  unload(): void {
    clearTimeout(this.#awarenessTimer);
    this.#dependencies.cache.forget(this.bytes);
  }
}
