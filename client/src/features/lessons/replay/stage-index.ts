import { EMPTY_LOG, headAfter, type LogHead, type StageEntry, type StageState } from '@tongyan/media/timeline';

/** The stage of a lesson at any of its moments. */
export interface StageIndex {
  /** The same object for as long as nothing new is shown. @param atMs lesson time */
  stageAt(atMs: number): StageState;
  /** Number of the last entry that is shown. @param atMs lesson time */
  seqAt(atMs: number): number;
}

/** So many entries are applied at most for a jump. */
const EVERY = 100;

/** Reads a stage log once, and keeps the stage now and then, so that a jump into the middle costs no more than a step. */
export function indexStage(entries: readonly StageEntry[]): StageIndex {
  const checkpoints: LogHead[] = [EMPTY_LOG];
  let head = EMPTY_LOG;
  for (const entry of entries) {
    head = headAfter(head, entry);
    if (head.seq % EVERY === 0) checkpoints.push(head);
  }
  let last: LogHead = EMPTY_LOG;

  return {
    stageAt(atMs) {
      const seq = shownBy(entries, atMs);
      if (seq === last.seq) return last.stage;
      const checkpoint = checkpoints[Math.floor(seq / EVERY)] ?? EMPTY_LOG;
      const from = last.seq <= seq && last.seq >= checkpoint.seq ? last : checkpoint;
      last = entries.slice(from.seq, seq).reduce(headAfter, from);
      return last.stage;
    },
    seqAt: (atMs) => shownBy(entries, atMs),
  };
}

/** How many entries are shown by a moment: showing times never fall. */
function shownBy(entries: readonly StageEntry[], atMs: number): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((entries[middle]?.showAt ?? 0) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
