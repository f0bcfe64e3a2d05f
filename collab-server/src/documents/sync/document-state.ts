import { type Verdict, judgeUpdate } from './causality.ts';
import type { ContentGuard } from './content-guard.ts';
import { type DeleteSet, type ReadonlyDeleteSet, addAllDeleted, readDeleteSet } from './delete-set.ts';
import { type ReadonlyStateVector, type StateVector, decodeStateVector } from './state-vector.ts';
import type { LoadedDocument } from './update-log.ts';
import { type ParsedUpdate, parseUpdate } from './update-reader.ts';
import { createDecoder } from 'lib0/decoding';

/** What the server remembers of an open document instead of a Y.Doc: enough to judge any update. */
export class DocumentState {
  readonly #vector: StateVector;
  readonly #deleted: DeleteSet;
  /** Of the last accepted update, durable or not. */
  lastSequence: number;
  snapshotBytes: number;
  tailBytes: number;
  tailUpdates: number;

  private constructor(vector: StateVector, deleted: DeleteSet, lastSequence: number, snapshotBytes: number) {
    this.#vector = vector;
    this.#deleted = deleted;
    this.lastSequence = lastSequence;
    this.snapshotBytes = snapshotBytes;
    this.tailBytes = 0;
    this.tailUpdates = 0;
  }

  /** Throws where the log holds what the server can never have accepted. */
  static from({ snapshot, tail }: LoadedDocument, guard?: ContentGuard): DocumentState {
    const vector = snapshot === undefined ? new Map<number, number>() : decodeStateVector(snapshot.stateVector);
    const deleted: DeleteSet = new Map();
    if (snapshot !== undefined) {
      const decoder = createDecoder(snapshot.update);
      decoder.pos = snapshot.deleteSetOffset;
      addAllDeleted(deleted, readDeleteSet(decoder));
    }
    const state = new DocumentState(vector, deleted, snapshot?.throughSequence ?? 0, snapshot?.update.byteLength ?? 0);
    for (const entry of tail) {
      const parsed = parseUpdate(entry.update);
      if (parsed === undefined) throw new Error(`the log holds a malformed update at ${entry.sequence}`);
      guard?.noteKnown(parsed, state.vector);
      state.apply(parsed, entry.update.byteLength);
      state.lastSequence = entry.sequence;
    }
    return state;
  }

  get vector(): ReadonlyStateVector {
    return this.#vector;
  }

  get deleted(): ReadonlyDeleteSet {
    return this.#deleted;
  }

  /** Encoded size of the document, not counting what merging the tail would save. */
  get sizeBytes(): number {
    return this.snapshotBytes + this.tailBytes;
  }

  judge(update: ParsedUpdate): Verdict {
    return judgeUpdate(update, this.#vector, this.#deleted);
  }

  /** Takes in an update judged `new`; gives its sequence. */
  apply(update: ParsedUpdate, sizeBytes: number): number {
    for (const { client, endClock } of update.blocks)
      if (endClock > (this.#vector.get(client) ?? 0)) this.#vector.set(client, endClock);
    if (update.deletes.size > 0) addAllDeleted(this.#deleted, update.deletes);
    this.tailBytes += sizeBytes;
    this.tailUpdates += 1;
    this.lastSequence += 1;
    return this.lastSequence;
  }

  /** A compaction replaced that much of the tail by a snapshot. */
  compacted(snapshotBytes: number, replaced: readonly { readonly update: Uint8Array }[]): void {
    this.snapshotBytes = snapshotBytes;
    this.tailBytes -= replaced.reduce((sum, entry) => sum + entry.update.byteLength, 0);
    this.tailUpdates -= replaced.length;
  }
}
