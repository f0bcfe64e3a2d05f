import { randomUUID } from 'node:crypto';
import type { Db } from '../platform/database/index.ts';
import { orThrow } from '../platform/errors.ts';
import type { Log } from '../platform/log.ts';
import { ok } from '../platform/result.ts';
import type { MeetingDocuments } from './documents-port.ts';
import { openSession, readRoster } from './live/session.ts';
import type { MeetingEvent } from './log/entries.ts';
import { createScribe } from './minutes/scribe.ts';
import { agendaOf, findMeeting, insertMeeting, markEnded, markOpened, type NewMeeting, putPerson } from './store.ts';

export type LaidMeeting = NewMeeting & {
  readonly coHostIds: readonly string[];
  readonly guestIds: readonly string[];
};

/** Whether the meeting was laid in now: not again where it is there. */
export async function layMeeting(db: Db, id: string, laid: LaidMeeting): Promise<boolean> {
  const known = await db.selectFrom('meeting').select('id').where('id', '=', id).executeTakeFirst();
  if (known) return false;
  const { coHostIds, guestIds, ...meeting } = laid;
  await insertMeeting(db, meeting, id);
  const people = [
    ...coHostIds.map((personId) => ({ personId, role: 'coHost' as const })),
    ...guestIds.map((personId) => ({ personId, role: 'guest' as const })),
  ];
  for (const person of people) {
    await putPerson(db, { meetingId: id, ...person, addedBy: meeting.hostId, addedAtMs: meeting.nowMs });
  }
  return true;
}

/** What happened in a meeting that is over, at meeting time in milliseconds: kept in its log, and written into its minutes as from a live one. */
export type LaidPastMeeting = {
  readonly openedAtMs: number;
  readonly lastedMs: number;
  readonly events: readonly { readonly at: number; readonly by: string; readonly event: MeetingEvent }[];
  readonly presence: readonly { readonly personId: string; readonly fromMs: number; readonly toMs: number }[];
};

export type LayDeps = {
  readonly db: Db;
  readonly log: Log;
  readonly documents: MeetingDocuments;
  readonly now: () => number;
};

export async function layPastMeeting(deps: LayDeps, meetingId: string, past: LaidPastMeeting): Promise<void> {
  const { db } = deps;
  const { openedAtMs, lastedMs } = past;
  await markOpened(db, meetingId, openedAtMs);
  const meeting = await findMeeting(db, meetingId);
  if (meeting === undefined) throw new Error(`the meeting ${meetingId} is laid before its past`);
  let at = 0;
  const session = await openSession(db, meeting, () => openedAtMs + at);
  const { hostId } = meeting;
  const opening = { at: 0, by: hostId, event: { kind: 'meeting.open', agenda: agendaOf(meeting) } } as const;
  const ending = { at: lastedMs, by: hostId, event: { kind: 'meeting.end', why: 'host' } } as const;
  for (const [index, laid] of [opening, ...past.events, ending].entries()) {
    ({ at } = laid);
    orThrow(await session.log.append({ by: laid.by, actKey: `laid ${index}`, decide: () => ok(laid.event) }));
  }
  for (const span of past.presence) {
    await db
      .insertInto('meetingPresence')
      .values({ id: randomUUID(), meetingId, ...span })
      .execute();
  }
  await markEnded(db, meetingId, openedAtMs + lastedMs);
  await readRoster(db, session, deps.now());
  await createScribe(deps).write(session);
}
