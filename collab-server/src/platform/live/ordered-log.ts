import type { Problem } from '../errors.ts';
import { type Result, err, ok } from '../result.ts';

/** One line of a log of something live. */
export type LogEntry<Event> = {
  readonly seq: number;
  /** Of the thing's own time, whole milliseconds; never falls. */
  readonly at: number;
  /** Who did it; null for what the server did. */
  readonly by: string | null;
  readonly event: Event;
};

/** `actKey` names the act: the same one sent again has the same. */
export type KeptLogEntry<Event> = { readonly entry: LogEntry<Event>; readonly actKey: string };

export type LogAppend<State, Event> = {
  readonly by: string | null;
  readonly actKey: string;
  /** Judged by what all before it have made, at the moment that the entry will bear. */
  readonly decide: (state: State, at: number) => Result<Event, Problem>;
};

export type OrderedLog<State, Event> = {
  state(): State;
  /** The entry, once it is durable; and whether it was done now, or before. */
  append(
    append: LogAppend<State, Event>,
  ): Promise<Result<{ readonly entry: LogEntry<Event>; readonly isNew: boolean }, Problem>>;
};

export type OrderedLogOptions<State, Event> = {
  /** In its order. */
  readonly kept: readonly KeptLogEntry<Event>[];
  readonly empty: State;
  readonly after: (state: State, entry: LogEntry<Event>) => State;
  /** Durable once it is resolved. */
  readonly insert: (kept: KeptLogEntry<Event>) => Promise<void>;
  /** Milliseconds of the thing's own time. */
  readonly now: () => number;
  readonly mostEntries: number;
  /** What one may fill of it. A page that runs wild does not take the log from the others. */
  readonly mostByOne: number;
  readonly full: Problem;
};

/**
 * Keeps one log: entries one after the other, each acknowledged only when it is durable, and none done twice. There is one keeper
 * for a log: the server has the database to itself.
 */
export function keepOrderedLog<State extends { readonly seq: number; readonly at: number }, Event>(
  options: OrderedLogOptions<State, Event>,
): OrderedLog<State, Event> {
  const { kept, empty, after, insert, now, mostEntries, mostByOne, full } = options;
  const done = new Map(kept.map(({ entry, actKey }) => [actKey, entry]));
  let state = kept.reduce((before, { entry }) => after(before, entry), empty);
  const byOne = new Map<string, number>();
  const count = ({ by }: LogEntry<Event>): void => {
    if (by !== null) byOne.set(by, (byOne.get(by) ?? 0) + 1);
  };
  for (const { entry } of kept) count(entry);
  let last: Promise<unknown> = Promise.resolve();

  async function add({ by, actKey, decide }: LogAppend<State, Event>): ReturnType<OrderedLog<State, Event>['append']> {
    const before = done.get(actKey);
    if (before !== undefined) return ok({ entry: before, isNew: false });
    const ofOne = by === null ? 0 : (byOne.get(by) ?? 0);
    if (state.seq >= mostEntries || ofOne >= mostByOne) return err(full);
    const at = Math.max(state.at, Math.floor(now()));
    const decided = decide(state, at);
    if (!decided.ok) return decided;
    const entry: LogEntry<Event> = { seq: state.seq + 1, at, by, event: decided.value };
    await insert({ entry, actKey });
    state = after(state, entry);
    done.set(actKey, entry);
    count(entry);
    return ok({ entry, isNew: true });
  }

  return {
    state: () => state,
    append(append) {
      const added = last.then(() => add(append));
      last = added.catch(() => undefined);
      return added;
    },
  };
}
