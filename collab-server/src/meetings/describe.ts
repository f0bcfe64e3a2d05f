import { findPeople, toReference } from '../communities/index.ts';
import type { Db } from '../platform/database/index.ts';
import { attendanceOf } from './attendance.ts';
import type { MeetingDetail, MeetingRecord, MeetingSummary } from './contract.ts';
import type { MeetingDocuments } from './documents-port.ts';
import { isHosting } from './log/authority.ts';
import type { MeetingSession } from './live/session.ts';
import { readableMessages, standingOf } from './live/view.ts';
import type { MeetingPerson } from './roster.ts';
import { decideCome, decideEnd, decideLend, decideOpen, decideReadRecord, decideReplan } from './rules.ts';
import { listPresence } from './store-live.ts';
import { agendaOf, listPeople, type MeetingRow } from './store.ts';

const MOST_MESSAGES = 500;

export function summariseMeeting(meeting: MeetingRow, viewer: MeetingPerson, present: number): MeetingSummary {
  const { id, title, purpose, startsAtMs, durationMs, state, openedAtMs, endedAtMs } = meeting;
  return {
    id,
    community: { id: meeting.communityId, name: meeting.communityName },
    title,
    purpose,
    startsAtMs,
    durationMs,
    state,
    openedAtMs,
    endedAtMs,
    host: { personId: meeting.hostId, displayName: meeting.hostName },
    myRole: viewer.role,
    isInvited: viewer.isInvited,
    present,
  };
}

export type Describing = {
  readonly db: Db;
  readonly documents: MeetingDocuments;
  readonly meeting: MeetingRow;
  readonly viewer: MeetingPerson;
  readonly seen: 'whole' | 'door';
  readonly present: number;
  readonly nowMs: number;
};

export async function describeMeeting(describing: Describing): Promise<MeetingDetail> {
  const { db, meeting, viewer, seen, present, nowMs } = describing;
  const { state } = meeting;
  const isWhole = seen === 'whole';
  return {
    ...summariseMeeting(meeting, viewer, present),
    seen,
    agenda: isWhole ? [...agendaOf(meeting)] : [],
    people: isWhole ? await peopleOf(db, meeting) : [],
    document: isWhole ? await documentOf(describing) : null,
    minutesDocumentId: isWhole && meeting.minutesMadeAtMs !== null ? meeting.minutesDocumentId : null,
    may: {
      plan: decideReplan(viewer.role, state).ok,
      open: state === 'planned' && decideOpen(viewer.role, meeting, nowMs).ok,
      enter: decideCome(state).ok,
      end: decideEnd(viewer.role, state).ok,
      moderate: isHosting(viewer.role) && state !== 'ended',
      lend: isWhole && decideLend(viewer.role, meeting).ok,
      readRecord: decideReadRecord(seen, state).ok,
    },
  };
}

async function peopleOf(db: Db, meeting: MeetingRow): Promise<MeetingDetail['people']> {
  const given = [
    { personId: meeting.hostId, role: 'host' as const },
    ...(await listPeople(db, [meeting.id])).map(({ personId, role }) => ({ personId, role })),
  ];
  const people = await findPeople(
    db,
    given.map(({ personId }) => personId),
  );
  return given.flatMap(({ personId, role }) => {
    const person = people.get(personId);
    return person === undefined ? [] : [{ ...toReference(person), role }];
  });
}

async function documentOf({ documents, meeting, viewer }: Describing): Promise<MeetingDetail['document']> {
  const { documentId } = meeting;
  return documentId === null ? null : { id: documentId, title: await documents.titleFor(documentId, viewer.personId) };
}

/** What came of a meeting, to now where it goes on. */
export async function describeRecord(db: Db, session: MeetingSession, viewer: MeetingPerson): Promise<MeetingRecord> {
  const state = session.log.state();
  const lastedMs = state.endedAt ?? session.nowMs();
  const nameOf = (personId: string): string => session.people.get(personId)?.displayName ?? '';
  const named = <Said extends { readonly by: string }>({ by, ...said }: Said) => ({ ...said, byName: nameOf(by) });
  const { items, current } = state.agenda;
  const spans = await listPresence(db, session.meeting.id);
  // V3: who was never inside reads what came of it, and not what people wrote to each other.
  const mayRead = isHosting(viewer.role) || standingOf(state, viewer.personId) === 'inside';
  const messages = mayRead ? readableMessages(state, viewer.personId, isHosting(viewer.role), MOST_MESSAGES) : [];
  return {
    lastedMs,
    agenda: items.map(({ added, ...item }) => ({
      ...item,
      minutes: item.minutes + added,
      spentMs: item.spentMs + (current?.itemId === item.id ? lastedMs - current.startedAt : 0),
    })),
    decisions: state.decisions.map(named),
    tasks: state.tasks.map(named),
    attendance: [...attendanceOf(spans, session.people, state.people.known.keys())],
    messages: messages.map(({ id, at, by, text }) => ({ id, at, fromName: nameOf(by), text })),
    isWritten: session.meeting.minutesWrittenAtMs !== null,
  };
}
