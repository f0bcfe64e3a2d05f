/** The truth about every document: the updates that were accepted, in order, with who sent them and when. */

export type LogEntry = {
  readonly documentId: string;
  /** 1, 2, 3 … within a document, without holes. The same number twice is an error: somebody else writes this log. */
  readonly sequence: number;
  readonly personId: string;
  readonly receivedAtMs: number;
  readonly update: Uint8Array;
};

export type TailEntry = Omit<LogEntry, 'documentId'>;

/** All updates up to `throughSequence` merged to one. */
export type Snapshot = {
  readonly throughSequence: number;
  readonly update: Uint8Array;
  /** Yjs' encoding. */
  readonly stateVector: Uint8Array;
  /** Where the delete set starts in `update`. */
  readonly deleteSetOffset: number;
  /** `ContentPlaces.encode` of (at least) these updates; absent where no content guard was there. */
  readonly places?: Uint8Array;
};

export type LoadedDocument = { readonly snapshot: Snapshot | undefined; readonly tail: readonly TailEntry[] };

/**
 * What one person wrote within one window of time, merged without loss (also what was deleted since). Windows are cut at
 * the same sequence for everybody: merging all segments up to the end of a window gives the document as it was then.
 */
export type HistorySegment = {
  readonly personId: string;
  readonly fromSequence: number;
  readonly throughSequence: number;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly update: Uint8Array;
};

export type UpdateLog = {
  /** Resolves once all entries are durable, in their order; rejects with none or a first part of them kept. */
  append(entries: readonly LogEntry[]): Promise<void>;
  load(documentId: string): Promise<LoadedDocument>;
  /**
   * In one transaction: the snapshot replaces the tail up to its sequence, which lives on in the history. Rejects a
   * compaction that does not start where the last one ended: a snapshot that is behind would lose what came after it.
   */
  compact(documentId: string, snapshot: Snapshot, history: readonly HistorySegment[]): Promise<void>;
  /** All that was compacted, oldest first; what is not yet compacted is the tail. */
  history(documentId: string): Promise<readonly HistorySegment[]>;
  /** Forgets a document wholly. */
  remove(documentId: string): Promise<void>;
};

/** Throws unless the history continues where the last compaction ended. */
export function requireNextCompaction(compactedThrough: number, history: readonly HistorySegment[]): void {
  const from = history.reduce((least, segment) => Math.min(least, segment.fromSequence), Infinity);
  if (from !== compactedThrough + 1) throw new Error(`compacted through ${compactedThrough} already, not from ${from}`);
}
