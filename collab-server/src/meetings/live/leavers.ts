import type { Db } from '../../platform/database/index.ts';
import type { MeetingLogState } from '../log/state.ts';
import { type MeetingSession, readRoster } from './session.ts';
import { standingOf } from './view.ts';

/** W7: inside as a member, and a member no longer by what the roster says now. */
function hasLeft(
  state: MeetingLogState,
  personId: string,
  { wasGuest, isGuest }: { readonly wasGuest: boolean; readonly isGuest: boolean },
): boolean {
  if (!isGuest || standingOf(state, personId) !== 'inside') return false;
  // Before a restart of the server nobody remembers who was a member: then it counts how they came in.
  return !wasGuest || state.people.known.get(personId)?.isLetIn !== true;
}

/** Those inside who have left the community of their meeting. One question to the database where nobody has. */
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
    const wasGuest = isGuest(personId);
    if (wasGuest && !hasLeft(state, personId, { wasGuest, isGuest: true })) continue;
    await readRoster(db, session, nowMs, personId);
    if (hasLeft(state, personId, { wasGuest, isGuest: isGuest(personId) })) left.push(personId);
  }
  return left;
}
