export interface Chunk {
  readonly startMs: number;
  readonly durationMs: number;
}

/** Sound is held ready for so long. */
const AHEAD_MS = 12_000;

/** Chunks that are to be there for a replay at a moment: what is heard now, and soon. */
export function chunksFor<One extends Chunk>(chunks: readonly One[], atMs: number): readonly One[] {
  return chunks.filter(({ startMs, durationMs }) => startMs + durationMs > atMs && startMs < atMs + AHEAD_MS);
}

/** The chunk that is heard at a moment; undefined in a gap. */
export function chunkAt<One extends Chunk>(chunks: readonly One[], atMs: number): One | undefined {
  return chunks.find(({ startMs, durationMs }) => startMs <= atMs && atMs < startMs + durationMs);
}
