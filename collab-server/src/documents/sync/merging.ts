/** The merges of whole documents, pure: they run here when small, in `merge-worker.ts` when large. */
import * as Y from 'yjs';
import { parseUpdate } from './update-reader.ts';
import type { HistorySegment, Snapshot, TailEntry } from './update-log.ts';

export type Compaction = { readonly snapshot: Snapshot; readonly history: readonly HistorySegment[] };

/** `Y.mergeUpdates` looks at all its inputs again and again: a few at a time cost far less than all at once. */
const FAN_IN = 16;
const LARGE_BYTES = 16 * 1024;

export function mergeAll(updates: readonly Uint8Array[]): Uint8Array {
  const [first, ...rest] = updates;
  // A snapshot is merged with the rest once, not at every level.
  if (first !== undefined && rest.length > 1 && first.byteLength > LARGE_BYTES)
    return Y.mergeUpdates([first, mergeAll(rest)]);
  let level = [...updates];
  while (level.length > 1) {
    const next: Uint8Array[] = [];
    for (let i = 0; i < level.length; i += FAN_IN) next.push(Y.mergeUpdates(level.slice(i, i + FAN_IN)));
    level = next;
  }
  return level[0] ?? new Uint8Array([0, 0]);
}

/** What a client with this state vector lacks, and the whole delete set. */
export function difference(updates: readonly Uint8Array[], stateVector: Uint8Array): Uint8Array {
  return Y.diffUpdate(mergeAll(updates), stateVector);
}

/**
 * What a reader who has the updates before lacks of those between. Goes through a Y.Doc: what was deleted by then is left out, which the
 * updates of a history still hold.
 */
export function pastDifference(before: readonly Uint8Array[], between: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc();
  try {
    const apply = (updates: readonly Uint8Array[]): void =>
      doc.transact(() => {
        for (const update of updates) Y.applyUpdate(doc, update);
      });
    apply(before);
    const stateVector = Y.encodeStateVector(doc);
    apply(between);
    return Y.encodeStateAsUpdate(doc, stateVector);
  } finally {
    doc.destroy();
  }
}

/**
 * Makes the snapshot and the history of a tail. Goes through a Y.Doc, which joins runs of structs and drops deleted
 * contents: `Y.mergeUpdates` would keep a struct for each keystroke. Throws where the document cannot be integrated whole.
 */
export function compact(
  snapshot: Snapshot | undefined,
  tail: readonly TailEntry[],
  historyWindowMs: number,
): Compaction {
  const doc = new Y.Doc();
  try {
    if (snapshot !== undefined) Y.applyUpdate(doc, snapshot.update);
    doc.transact(() => {
      for (const entry of tail) Y.applyUpdate(doc, entry.update);
    });
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null)
      throw new Error('the log holds an update that builds on what is not there');
    const update = Y.encodeStateAsUpdate(doc);
    const deleteSetOffset = parseUpdate(update)?.deleteSetOffset;
    if (deleteSetOffset === undefined) throw new Error('Yjs wrote an update that cannot be read');
    const throughSequence = tail.at(-1)?.sequence ?? snapshot?.throughSequence ?? 0;
    return {
      snapshot: { throughSequence, update, stateVector: Y.encodeStateVector(doc), deleteSetOffset },
      history: historyOf(tail, historyWindowMs),
    };
  } finally {
    doc.destroy();
  }
}

/** Cuts the tail into windows, the same for all, and merges within each what one person wrote. */
function historyOf(tail: readonly TailEntry[], windowMs: number): HistorySegment[] {
  const segments: HistorySegment[] = [];
  let windowStartMs = -Infinity;
  let persons = new Map<string, TailEntry[]>();
  const close = (): void => {
    for (const [personId, entries] of persons) segments.push(segmentOf(personId, entries));
    persons = new Map();
  };
  for (const entry of tail) {
    if (entry.receivedAtMs - windowStartMs >= windowMs) {
      close();
      windowStartMs = entry.receivedAtMs;
    }
    const entries = persons.get(entry.personId);
    if (entries === undefined) persons.set(entry.personId, [entry]);
    else entries.push(entry);
  }
  close();
  return segments.toSorted((a, b) => a.fromSequence - b.fromSequence);
}

function segmentOf(personId: string, entries: readonly TailEntry[]): HistorySegment {
  const first = entries[0];
  const last = entries.at(-1);
  if (first === undefined || last === undefined) throw new Error('a segment has at least one update');
  return {
    personId,
    fromSequence: first.sequence,
    throughSequence: last.sequence,
    startedAtMs: first.receivedAtMs,
    endedAtMs: last.receivedAtMs,
    update: mergeAll(entries.map((entry) => entry.update)),
  };
}
