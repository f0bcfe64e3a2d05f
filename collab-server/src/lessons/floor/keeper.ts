import type { Db } from '../../platform/database/index.ts';
import { type Problem, problem } from '../../platform/errors.ts';
import { type Result, err, ok } from '../../platform/result.ts';
import type { FloorEntry, FloorEvent } from './entries.ts';
import { EMPTY_FLOOR, floorAfter, type FloorState } from './state.ts';
import { insertFloorEntry, listFloorEntries } from './store.ts';

export type FloorAppend = {
  /** The seat; null for a speech service, or what follows from the stage. */
  readonly by: string | null;
  readonly actKey: string;
  /** L2: judged by the floor that all before it have made, at a lesson time in whole milliseconds. */
  readonly decide: (floor: FloorState, at: number) => Result<FloorEvent, Problem>;
};

export type FloorKeeper = {
  state(): FloorState;
  /** L1 to L3: the entry, once it is durable; and whether it was done now, or before. */
  append(append: FloorAppend): Promise<Result<{ readonly entry: FloorEntry; readonly isNew: boolean }, Problem>>;
};

/** Thirty pupils who answer and raise their hands every minute of four hours. */
const MOST_ENTRIES = 30_000;
/** What one seat may fill of it: something every five seconds. A page that runs wild does not take the floor from the others. */
const MOST_BY_ONE = 3_000;

/**
 * Reads a lesson's floor log and keeps it. There is one keeper for a lesson: the server has the database to itself.
 *
 * @param lessonNow lesson time in milliseconds
 */
export async function openFloorKeeper(db: Db, lessonId: string, lessonNow: () => number): Promise<FloorKeeper> {
  const kept = await listFloorEntries(db, lessonId);
  const done = new Map(kept.map(({ entry, actKey }) => [actKey, entry]));
  let floor = kept.reduce((before, { entry }) => floorAfter(before, entry), EMPTY_FLOOR);
  const bySeat = new Map<string, number>();
  const count = ({ by }: FloorEntry): void => {
    if (by !== null) bySeat.set(by, (bySeat.get(by) ?? 0) + 1);
  };
  for (const { entry } of kept) count(entry);
  let last: Promise<unknown> = Promise.resolve();

  async function add({ by, actKey, decide }: FloorAppend): ReturnType<FloorKeeper['append']> {
    const before = done.get(actKey);
    if (before !== undefined) return ok({ entry: before, isNew: false });
    const ofSeat = by === null ? 0 : (bySeat.get(by) ?? 0);
    if (floor.seq >= MOST_ENTRIES || ofSeat >= MOST_BY_ONE) return err(problem('lesson.floorFull'));
    const at = Math.max(floor.at, Math.floor(lessonNow()));
    const decided = decide(floor, at);
    if (!decided.ok) return decided;
    const entry: FloorEntry = { seq: floor.seq + 1, at, by, event: decided.value };
    await insertFloorEntry(db, lessonId, { entry, actKey });
    floor = floorAfter(floor, entry);
    done.set(actKey, entry);
    count(entry);
    return ok({ entry, isNew: true });
  }

  return {
    state: () => floor,
    append(append) {
      const added = last.then(() => add(append));
      last = added.catch(() => undefined);
      return added;
    },
  };
}
