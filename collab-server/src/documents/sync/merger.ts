import { type Compaction, compact, difference, mergeAll } from './merging.ts';
import type { Snapshot, TailEntry } from './update-log.ts';

/** The merges, wherever they run. Rejects where a merge fails. */
export type Merger = {
  merge(updates: readonly Uint8Array[]): Promise<Uint8Array>;
  difference(updates: readonly Uint8Array[], stateVector: Uint8Array): Promise<Uint8Array>;
  compact(snapshot: Snapshot | undefined, tail: readonly TailEntry[], historyWindowMs: number): Promise<Compaction>;
  close(): Promise<void>;
};

/** Merges at once, in the calling thread. */
export const inlineMerger: Merger = {
  merge: async (updates) => mergeAll(updates),
  difference: async (updates, stateVector) => difference(updates, stateVector),
  compact: async (snapshot, tail, historyWindowMs) => compact(snapshot, tail, historyWindowMs),
  close: () => Promise.resolve(),
};
