import type { CommunityStanding } from '../communities/index.ts';
import { type Problem, problem } from '../platform/errors.ts';
import { type Result, err, ok } from '../platform/result.ts';
import type { MeetingRole, MeetingState } from './contract.ts';
import { isHosting } from './log/authority.ts';

/** How a person stands to a meeting, before anybody asks whether they were let in. */
export type MeetingStand = {
  readonly role: MeetingRole;
  readonly isInvited: boolean;
  /** Oversees the community without being in it. */
  readonly isObserver: boolean;
  /** Grown-ups who work together: never pupils, guardians or the public. */
  readonly isColleague: boolean;
  /** Was let in while it was open. */
  readonly wasInside: boolean;
};

/** The role that somebody has by who they are; hosts of the community moderate its meetings too. */
export function roleIn(
  personId: string,
  meeting: { readonly hostId: string },
  given: 'coHost' | 'guest' | null,
  standing: CommunityStanding,
): MeetingRole {
  const belongs = standing === 'host' || standing === 'member';
  // Who left the community is host of nothing in it.
  if (personId === meeting.hostId && belongs) return 'host';
  if (belongs && (standing === 'host' || given === 'coHost')) return 'coHost';
  return belongs ? 'member' : 'guest';
}

/** `door`: somebody who has no more than the address. */
export function decideSee({
  role,
  isInvited,
  isObserver,
  isColleague,
  wasInside,
}: MeetingStand): Result<'whole' | 'door', Problem> {
  if (role !== 'guest' || isInvited || isObserver || wasInside) return ok('whole');
  return isColleague ? ok('door') : err(problem('meeting.notFound'));
}

/** Meetings are planned by members of a community. */
export function decidePlan(standing: CommunityStanding): Result<void, Problem> {
  if (standing === 'host' || standing === 'member') return ok(undefined);
  return err(problem(standing === 'none' ? 'community.notFound' : 'permission.denied'));
}

export function decideReplan(role: MeetingRole, state: MeetingState): Result<void, Problem> {
  if (!isHosting(role)) return err(problem('permission.denied'));
  return state === 'planned' ? ok(undefined) : err(problem('meeting.begun'));
}

/** Who is a co-host or invited is changed until the end. */
export function decidePeople(
  role: MeetingRole,
  state: MeetingState,
  target: { readonly role: MeetingRole; readonly isColleague: boolean },
  next: 'coHost' | 'guest' | null,
): Result<void, Problem> {
  if (!isHosting(role)) return err(problem('permission.denied'));
  if (state === 'ended') return err(problem('meeting.over'));
  const refuse = (reason: string) => err(problem('meeting.peopleRefused', { reason }));
  if (target.role === 'host') return refuse('host');
  if (next === null) return ok(undefined);
  if (!target.isColleague) return refuse('noColleague');
  if (next === 'coHost') return target.role === 'guest' ? refuse('notMember') : ok(undefined);
  return target.role === 'guest' ? ok(undefined) : refuse('member');
}

/** People may come in already, and try their devices. */
const EARLIEST_MS = 30 * 60_000;
/** A meeting that begins late is still held. */
const LATEST_MS = 60 * 60_000;

export function decideOpen(
  role: MeetingRole,
  meeting: { readonly state: MeetingState; readonly startsAtMs: number; readonly durationMs: number },
  nowMs: number,
): Result<void, Problem> {
  if (!isHosting(role)) return err(problem('permission.denied'));
  if (meeting.state === 'ended') return err(problem('meeting.over'));
  if (meeting.state === 'open') return ok(undefined);
  if (nowMs < meeting.startsAtMs - EARLIEST_MS) return err(problem('meeting.notYet'));
  return nowMs > meeting.startsAtMs + meeting.durationMs + LATEST_MS ? err(problem('meeting.over')) : ok(undefined);
}

export function decideEnd(role: MeetingRole, state: MeetingState): Result<void, Problem> {
  return isHosting(role) ? decideIsOpen(state) : err(problem('permission.denied'));
}

/** Coming to the door, where the log says whether it opens. */
export function decideCome(state: MeetingState): Result<void, Problem> {
  return decideIsOpen(state);
}

/** What came of it: to who may see the whole of it, once there is something. */
export function decideReadRecord(seen: 'whole' | 'door', state: MeetingState): Result<void, Problem> {
  if (seen === 'door') return err(problem('permission.denied'));
  return state === 'planned' ? err(problem('meeting.notOpen')) : ok(undefined);
}

/** R5: hosts let guests read, once there are minutes. */
export function decideLend(
  role: MeetingRole,
  { minutesMadeAtMs }: { readonly minutesMadeAtMs: number | null },
): Result<void, Problem> {
  if (!isHosting(role)) return err(problem('permission.denied'));
  return minutesMadeAtMs === null ? err(problem('meeting.notOpen')) : ok(undefined);
}

/** R4. */
export function isForgotten(
  { startsAtMs, durationMs }: { readonly startsAtMs: number; readonly durationMs: number },
  emptySinceMs: number | null,
  nowMs: number,
): boolean {
  if (emptySinceMs === null) return false;
  return nowMs >= Math.max(startsAtMs + durationMs, emptySinceMs) + LATEST_MS;
}

export function decideAgenda(agenda: readonly { readonly id: string }[]): Result<void, Problem> {
  const isTwice = new Set(agenda.map(({ id }) => id)).size !== agenda.length;
  return isTwice ? err(problem('meeting.agendaRefused')) : ok(undefined);
}

function decideIsOpen(state: MeetingState): Result<void, Problem> {
  if (state === 'open') return ok(undefined);
  return err(problem(state === 'ended' ? 'meeting.over' : 'meeting.notOpen'));
}
