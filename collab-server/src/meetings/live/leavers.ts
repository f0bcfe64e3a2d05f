import type { Db } from '../../platform/database/index.ts';
import { type MeetingSession, readRoster } from './session.ts';
import { standingOf } from './view.ts';

/** W7: those inside who have left the community of their meeting. One question to the database where nobody has. */
export async function leaversOf(db: Db, session: MeetingSession, nowMs: number): Promise<readonly string[]> {
  const state = session.log.state();
  const insideIds = [...state.people.known.keys()].filter((personId) => standingOf(state, personId) === 'inside');
  if (insideIds.length === 0) return [];
  const members = await db
    .selectFrom('communityMember')
    .where('communityId', '=', session.meeting.communityId)
    .where('personId', 'in', insideIds)
    .select('personId')
    .execute();
  const memberIds = new Set(members.map(({ personId }) => personId));
  const isGuest = (personId: string): boolean => session.people.get(personId)?.role === 'guest';
  const left: string[] = [];
  for (const personId of insideIds) {
    if (memberIds.has(personId)) continue;
    // A guest who was let in. Before a restart of the server nobody remembers who was a member: then it counts how they came in.
    if (isGuest(personId) && state.people.known.get(personId)?.isLetIn === true) continue;
    await readRoster(db, session, nowMs, personId);
    if (isGuest(personId)) left.push(personId);
  }
  return left;
}
