import type { DocumentBytes } from './document-bytes.ts';
import type { DocumentState } from './document-state.ts';
import { encodeDeleteSetUpdate } from './delete-set.ts';
import type { Merger } from './merger.ts';
import { covers, decodeStateVector, encodeStateVector, type ReadonlyStateVector } from './state-vector.ts';

/** What answers a sync step 1: updates to send in this order, and up to which sequence they reach. */
export type JoinAnswer = { readonly updates: readonly Uint8Array[]; readonly throughSequence: number };

/**
 * What a client with this state vector lacks. A newcomer gets the snapshot's bytes as they are and then the merged tail;
 * one who was here a moment ago gets only the tail; the whole document is parsed only in between. Whoever knows some
 * structs gets the whole delete set, since a state vector does not say which deletions are known.
 */
export async function answerJoin(
  state: DocumentState,
  bytes: DocumentBytes,
  merger: Merger,
  client: ReadonlyStateVector,
): Promise<JoinAnswer> {
  if (client.size > 0 && covers(client, state.vector))
    return { updates: [encodeDeleteSetUpdate(state.deleted)], throughSequence: state.lastSequence };
  await bytes.ensureWhole();
  const { snapshot, tail } = bytes.whole;
  const throughSequence = tail.at(-1)?.throughSequence ?? snapshot?.throughSequence ?? 0;
  const tailUpdates = tail.map((part) => part.update);
  if (client.size === 0) {
    const merged = tailUpdates.length === 0 ? [] : [await merger.merge(tailUpdates)];
    const updates = snapshot === undefined ? merged : [snapshot.update, ...merged];
    return { updates: updates.length === 0 ? [new Uint8Array([0, 0])] : updates, throughSequence };
  }
  const vector = encodeStateVector(client);
  const isRecent = snapshot === undefined || covers(client, decodeStateVector(snapshot.stateVector));
  const sources = isRecent ? [...tailUpdates, encodeDeleteSetUpdate(state.deleted)] : [snapshot.update, ...tailUpdates];
  return { updates: [await merger.difference(sources, vector)], throughSequence };
}

/** What `answerSince` may leave out or leave for later. */
export type SinceOptions = {
  /** The client's own updates, by sequence: left out where they stand alone. */
  readonly own?: ReadonlySet<number>;
  /** Not much more than this at once; the answer then reaches less far. */
  readonly maxBytes?: number;
};

/**
 * What came after a sequence, for a client that has everything before it, in one merged update. Where that has left the
 * tail, what the state vector lacks.
 */
export async function answerSince(
  state: DocumentState,
  bytes: DocumentBytes,
  merger: Merger,
  sequence: number,
  client: ReadonlyStateVector,
  { own, maxBytes = Infinity }: SinceOptions = {},
): Promise<JoinAnswer> {
  if (bytes.tailSince(sequence) === undefined) await bytes.ensureWhole();
  const tail = bytes.tailSince(sequence);
  if (tail === undefined || sequence > state.lastSequence) return answerJoin(state, bytes, merger, client);
  const updates: Uint8Array[] = [];
  let sizeBytes = 0;
  let throughSequence = sequence;
  for (const part of tail) {
    if (sizeBytes >= maxBytes) break;
    throughSequence = part.throughSequence;
    if (part.fromSequence === throughSequence && own?.has(throughSequence)) continue;
    updates.push(part.update);
    sizeBytes += part.update.byteLength;
  }
  return { updates: updates.length === 0 ? [] : [await merger.merge(updates)], throughSequence };
}
