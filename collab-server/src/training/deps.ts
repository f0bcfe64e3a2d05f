import type { Db } from '../platform/database/index.ts';
import type { Log } from '../platform/log.ts';
import type { Records } from '../records/index.ts';
import type { Engine } from './engine.ts';
import type { InTurn } from './in-turn.ts';
import type { SceneSource } from './scenes.ts';

/** What the parts of training share. */
export type TrainingDeps = {
  readonly db: Db;
  readonly now: () => number;
  readonly log: Log;
  readonly scenes: SceneSource;
  readonly records: Records;
  /** Changes of one attempt, and openings of one person, come one after another. */
  readonly turns: InTurn;
  /** Reads logs that are handed in whole; scores have a thread of their own. */
  readonly intake: Engine;
  /** Something may wait to be scored. */
  readonly onSubmitted: () => void;
  /** An open attempt has more time, or less. */
  readonly onDeadlineChanged: (attemptId: string, deadlineMs: number | null) => void;
  /** Something that was handed in was refused, with this code. */
  readonly onRefused: (code: string) => void;
};
