import { randomUUID } from 'node:crypto';
import type { Db } from '../platform/database/index.ts';
import type { PagePosition } from '../platform/paging.ts';
import type { AgendaItem } from './contract.ts';
import type { MeetingTable } from './tables.ts';

function selectMeetings(db: Db) {
  return db
    .selectFrom('meeting')
    .innerJoin('community', 'community.id', 'meeting.communityId')
    .innerJoin('person as host', 'host.id', 'meeting.hostId')
    .selectAll('meeting')
    .select(['community.name as communityName', 'host.displayName as hostName']);
}

export type MeetingRow = Awaited<ReturnType<ReturnType<typeof selectMeetings>['execute']>>[number];

export function findMeeting(db: Db, id: string): Promise<MeetingRow | undefined> {
  return selectMeetings(db).where('meeting.id', '=', id).executeTakeFirst();
}

export const agendaOf = ({ agenda }: Pick<MeetingRow, 'agenda'>): readonly AgendaItem[] =>
  JSON.parse(agenda) as readonly AgendaItem[];

export type MeetingQuery = {
  readonly state: MeetingTable['state'];
  /** Of one community; otherwise those of somebody's communities, and where they are invited. */
  readonly of: { readonly communityId: string } | { readonly personId: string };
  readonly order: 'asc' | 'desc';
  readonly after?: PagePosition;
  readonly limit: number;
};

export function listMeetings(db: Db, { state, of, order, after, limit }: MeetingQuery): Promise<MeetingRow[]> {
  const beyond = order === 'asc' ? '>' : '<';
  return selectMeetings(db)
    .where('meeting.state', '=', state)
    .where((eb) =>
      'communityId' in of
        ? eb('meeting.communityId', '=', of.communityId)
        : eb.or([
            eb('meeting.hostId', '=', of.personId),
            eb.exists(
              eb
                .selectFrom('communityMember')
                .select('communityMember.personId')
                .whereRef('communityMember.communityId', '=', 'meeting.communityId')
                .where('communityMember.personId', '=', of.personId),
            ),
            eb.exists(
              eb
                .selectFrom('meetingPerson')
                .select('meetingPerson.personId')
                .whereRef('meetingPerson.meetingId', '=', 'meeting.id')
                .where('meetingPerson.personId', '=', of.personId),
            ),
          ]),
    )
    .$if(after !== undefined, (q) =>
      q.where((eb) =>
        eb.or([
          eb('meeting.startsAtMs', beyond, after?.atMs ?? 0),
          eb.and([eb('meeting.startsAtMs', '=', after?.atMs ?? 0), eb('meeting.id', beyond, after?.id ?? '')]),
        ]),
      ),
    )
    .orderBy('meeting.startsAtMs', order)
    .orderBy('meeting.id', order)
    .limit(limit)
    .execute();
}

/** Those of which something is still to be done: they are open, or their minutes are not whole. */
export function listUnfinished(db: Db): Promise<MeetingRow[]> {
  return selectMeetings(db)
    .where((eb) =>
      eb.or([
        eb('meeting.state', '=', 'open'),
        eb.and([eb('meeting.state', '=', 'ended'), eb('meeting.minutesWrittenAtMs', 'is', null)]),
      ]),
    )
    .orderBy('meeting.id')
    .execute();
}

export type NewMeeting = {
  readonly communityId: string;
  readonly title: string;
  readonly purpose: string;
  readonly startsAtMs: number;
  readonly durationMs: number;
  readonly agenda: readonly AgendaItem[];
  readonly documentId: string | null;
  readonly locale: MeetingTable['locale'];
  readonly hostId: string;
  readonly nowMs: number;
};

export async function insertMeeting(
  db: Db,
  { agenda, nowMs, ...fields }: NewMeeting,
  id: string = randomUUID(),
): Promise<string> {
  await db
    .insertInto('meeting')
    .values({
      id,
      ...fields,
      agenda: JSON.stringify(agenda),
      state: 'planned',
      minutesDocumentId: randomUUID(),
      minutesMadeAtMs: null,
      minutesWrittenAtMs: null,
      openedAtMs: null,
      endedAtMs: null,
      mediaRoom: `meeting-${randomUUID()}`,
      createdAtMs: nowMs,
    })
    .execute();
  return id;
}

export type MeetingChange = Partial<
  Pick<MeetingTable, 'title' | 'purpose' | 'startsAtMs' | 'durationMs' | 'documentId' | 'agenda'>
>;

/** @returns whether it was still planned. */
export async function changePlanned(db: Db, id: string, change: MeetingChange): Promise<boolean> {
  if (Object.keys(change).length === 0) return true;
  const { numUpdatedRows } = await db
    .updateTable('meeting')
    .set(change)
    .where('id', '=', id)
    .where('state', '=', 'planned')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** @returns whether it was still planned: nothing of one that was opened is deleted. */
export async function deletePlanned(db: Db, id: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const planned = await tx
      .selectFrom('meeting')
      .select('id')
      .where('id', '=', id)
      .where('state', '=', 'planned')
      .executeTakeFirst();
    if (planned === undefined) return false;
    await tx.deleteFrom('meetingPerson').where('meetingId', '=', id).execute();
    await tx.deleteFrom('meeting').where('id', '=', id).execute();
    return true;
  });
}

/** Opened once; later calls leave the first moment. */
export async function markOpened(db: Db, id: string, nowMs: number): Promise<void> {
  await db
    .updateTable('meeting')
    .set({ state: 'open', openedAtMs: nowMs })
    .where('id', '=', id)
    .where('state', '=', 'planned')
    .execute();
}

export async function markEnded(db: Db, id: string, endedAtMs: number): Promise<void> {
  await db
    .updateTable('meeting')
    .set({ state: 'ended', endedAtMs })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .execute();
}

export async function putPerson(
  db: Db,
  person: {
    readonly meetingId: string;
    readonly personId: string;
    readonly role: 'coHost' | 'guest';
    readonly addedBy: string;
    readonly addedAtMs: number;
  },
): Promise<void> {
  await db
    .insertInto('meetingPerson')
    .values(person)
    .onConflict((on) => on.columns(['meetingId', 'personId']).doUpdateSet({ role: person.role }))
    .execute();
}

export async function deletePerson(db: Db, meetingId: string, personId: string): Promise<void> {
  await db.deleteFrom('meetingPerson').where('meetingId', '=', meetingId).where('personId', '=', personId).execute();
}

export function listPeople(db: Db, meetingIds: readonly string[]) {
  return db
    .selectFrom('meetingPerson')
    .where('meetingId', 'in', meetingIds.length > 0 ? meetingIds : [''])
    .select(['meetingId', 'personId', 'role'])
    .orderBy('addedAtMs')
    .orderBy('personId')
    .execute();
}

/** Whether somebody is of any community at all. */
export async function isMember(db: Db, personId: string): Promise<boolean> {
  const one = await db
    .selectFrom('communityMember')
    .where('personId', '=', personId)
    .select('communityId')
    .limit(1)
    .executeTakeFirst();
  return one !== undefined;
}
