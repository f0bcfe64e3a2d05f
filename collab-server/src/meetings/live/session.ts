import { problem } from '../../platform/errors.ts';
import type { Db } from '../../platform/database/index.ts';
import { keepOrderedLog, type OrderedLog } from '../../platform/live/ordered-log.ts';
import type { MeetingEvent } from '../log/entries.ts';
import { EMPTY_MEETING, meetingAfter, type MeetingLogState } from '../log/state.ts';
import { type MeetingPerson, readPeople } from '../roster.ts';
import { insertEntry, listEntries } from '../store-live.ts';
import type { MeetingRow } from '../store.ts';

/** L4. */
const MOST_ENTRIES = 20_000;
const MOST_BY_ONE = 2_000;

/** One meeting that was opened, in memory. */
export type MeetingSession = {
  meeting: MeetingRow;
  readonly log: OrderedLog<MeetingLogState, MeetingEvent>;
  /** Meeting time now. */
  readonly nowMs: () => number;
  /** Everybody who came to the door. */
  people: ReadonlyMap<string, MeetingPerson>;
  /** Connected pages by person. */
  readonly pages: Map<string, number>;
  /** Spans that last, by person. */
  readonly spans: Map<string, string>;
  /** By the wall clock: since when nobody has been connected; null while somebody is. */
  emptySinceMs: number | null;
};

export async function openSession(db: Db, meeting: MeetingRow, clock: () => number): Promise<MeetingSession> {
  const openedAtMs = meeting.openedAtMs ?? clock();
  const nowMs = () => Math.max(0, Math.floor(clock() - openedAtMs));
  const log = keepOrderedLog<MeetingLogState, MeetingEvent>({
    kept: await listEntries(db, meeting.id),
    empty: EMPTY_MEETING,
    after: meetingAfter,
    insert: (kept) => insertEntry(db, meeting.id, kept),
    now: nowMs,
    mostEntries: MOST_ENTRIES,
    mostByOne: MOST_BY_ONE,
    full: problem('meeting.logFull'),
  });
  const session: MeetingSession = {
    meeting,
    log,
    // Meeting time goes on from the last entry where the clock was put back between two starts.
    nowMs: () => Math.max(log.state().at, nowMs()),
    people: new Map(),
    pages: new Map(),
    spans: new Map(),
    emptySinceMs: clock(),
  };
  await readRoster(db, session, clock());
  return session;
}

/** Reads who somebody is now; without a name everybody who came. */
export async function readRoster(db: Db, session: MeetingSession, nowMs: number, personId?: string): Promise<void> {
  const ids =
    personId === undefined ? [...session.log.state().people.known.keys(), ...session.people.keys()] : [personId];
  const read = await readPeople(db, session.meeting, [...new Set(ids)], nowMs);
  session.people = new Map([...session.people, ...read]);
}

export const isConnected = ({ pages }: MeetingSession, personId: string): boolean => (pages.get(personId) ?? 0) > 0;
