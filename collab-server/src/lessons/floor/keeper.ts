import type { Db } from '../../platform/database/index.ts';
import { problem } from '../../platform/errors.ts';
import { keepOrderedLog, type OrderedLog } from '../../platform/live/ordered-log.ts';
import type { FloorEvent } from './entries.ts';
import { EMPTY_FLOOR, floorAfter, type FloorState } from './state.ts';
import { insertFloorEntry, listFloorEntries } from './store.ts';

/** L1 to L3, by lesson time. `by` is the seat; null for a speech service, or what follows from the stage. */
export type FloorKeeper = OrderedLog<FloorState, FloorEvent>;

/** Thirty pupils who answer and raise their hands every minute of four hours. */
const MOST_ENTRIES = 30_000;
/** What one seat may fill of it: something every five seconds. */
const MOST_BY_ONE = 3_000;

/**
 * Reads a lesson's floor log and keeps it.
 *
 * @param lessonNow lesson time in milliseconds
 */
export async function openFloorKeeper(db: Db, lessonId: string, lessonNow: () => number): Promise<FloorKeeper> {
  return keepOrderedLog({
    kept: await listFloorEntries(db, lessonId),
    empty: EMPTY_FLOOR,
    after: floorAfter,
    insert: (kept) => insertFloorEntry(db, lessonId, kept),
    now: lessonNow,
    mostEntries: MOST_ENTRIES,
    mostByOne: MOST_BY_ONE,
    full: problem('lesson.floorFull'),
  });
}
