import type { LogEntry } from '@tongyan/scenes/session';
import type { Checkpoint } from './run-rows.ts';

/** A stretch of a log that is to be sent. */
export interface Outgoing {
  readonly entries: readonly LogEntry[];
  readonly checkpoints: readonly Checkpoint[];
  readonly tick: number;
  /** Whether this is all that there is. */
  readonly whole: boolean;
}

export interface OutgoingRange {
  readonly fromSeq: number;
  readonly afterTick: number;
  readonly mostEntries: number;
  readonly mostCheckpoints: number;
}

/** Cuts what is there to what one part may hold: up to the tick at which something had to be left. */
export function cutOutgoing(
  entries: readonly LogEntry[],
  checkpoints: readonly Checkpoint[],
  tick: number,
  { afterTick, mostEntries, mostCheckpoints }: OutgoingRange,
): Outgoing {
  const laterEntry = entries[mostEntries];
  const laterCheckpoint = checkpoints[mostCheckpoints];
  const sound = entries.slice(0, mostEntries);
  // A tick of which an entry is left out is not whole; neither is one at or past a checkpoint that is left out.
  const cut = Math.min(
    tick,
    laterEntry === undefined ? tick : Math.max(0, laterEntry.tick - 1),
    laterCheckpoint === undefined ? tick : Math.max(0, laterCheckpoint.tick - 1),
  );
  const upTo = Math.max(afterTick, cut);
  return {
    entries: laterCheckpoint === undefined ? sound : sound.filter((entry) => entry.tick <= upTo),
    checkpoints: checkpoints.slice(0, mostCheckpoints).filter((checkpoint) => checkpoint.tick <= upTo),
    tick: upTo,
    whole: laterEntry === undefined && laterCheckpoint === undefined,
  };
}
