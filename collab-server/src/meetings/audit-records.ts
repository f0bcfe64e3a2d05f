import type { Db } from '../platform/database/index.ts';
import type { MeetingSession } from './live/session.ts';

type Sending = {
  readonly session: MeetingSession;
  readonly personId: string;
  /** The host who did it. */
  readonly by: string;
  readonly isOut: boolean;
};

/** That somebody was sent out of a meeting or let in again, as administrators of its community's home read it (W8). */
export async function removalRecord(db: Db, { session, personId, by, isOut }: Sending) {
  const { meeting, people } = session;
  const orgUnit = await db
    .selectFrom('community')
    .innerJoin('orgUnit', 'orgUnit.id', 'community.homeOrgUnitId')
    .where('community.id', '=', meeting.communityId)
    .select(['orgUnit.id', 'orgUnit.name', 'orgUnit.path'])
    .executeTakeFirstOrThrow();
  const named = (id: string) => ({ personId: id, displayName: people.get(id)?.displayName ?? '' });
  return {
    action: isOut ? 'meeting.personRemoved' : 'meeting.personLetIn',
    actor: named(by),
    subject: named(personId),
    orgUnit,
    detail: { meetingId: meeting.id, title: meeting.title },
  };
}
