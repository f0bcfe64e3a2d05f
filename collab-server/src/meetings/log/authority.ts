import { type Problem, problem } from '../../platform/errors.ts';
import { type Result, err, ok } from '../../platform/result.ts';
import type { MeetingRole } from '../contract.ts';
import type { MeetingAct, MeetingStanding } from '../contract-live.ts';

/** `hosts`: host and co-hosts; `members`: everybody but guests. */
type Whom = 'hosts' | 'members' | 'inside';

export const WHO_MAY: Readonly<Record<MeetingAct['kind'], Whom>> = {
  'person.admit': 'hosts',
  'waiting.admitAll': 'hosts',
  'person.refuse': 'hosts',
  'person.remove': 'hosts',
  'meeting.lock': 'hosts',
  'agenda.start': 'hosts',
  'agenda.next': 'hosts',
  'agenda.stop': 'hosts',
  'agenda.extend': 'hosts',
  'agenda.add': 'hosts',
  'hand.raise': 'inside',
  'hand.lower': 'inside',
  'hand.dismiss': 'hosts',
  'speaker.set': 'hosts',
  'media.mute': 'hosts',
  'media.entering': 'hosts',
  'media.stop': 'hosts',
  'media.allow': 'hosts',
  'media.microphones': 'hosts',
  'groups.lay': 'hosts',
  'groups.deal': 'hosts',
  'groups.open': 'hosts',
  'groups.extend': 'hosts',
  'groups.close': 'hosts',
  'group.move': 'hosts',
  'group.leave': 'inside',
  'group.return': 'inside',
  'group.visit': 'hosts',
  'group.help': 'inside',
  'group.helped': 'hosts',
  broadcast: 'hosts',
  'decision.record': 'members',
  'task.record': 'members',
  'message.send': 'inside',
};

const allowed: Readonly<Record<Whom, readonly MeetingRole[]>> = {
  hosts: ['host', 'coHost'],
  members: ['host', 'coHost', 'member'],
  inside: ['host', 'coHost', 'member', 'guest'],
};

export const isHosting = (role: MeetingRole): boolean => allowed.hosts.includes(role);

export function decideStanding(standing: MeetingStanding): Result<void, Problem> {
  switch (standing) {
    case 'inside':
      return ok(undefined);
    case 'refused':
      return err(problem('meeting.refused'));
    case 'removed':
      return err(problem('meeting.removed'));
    case 'outside':
    case 'waiting':
      return err(problem('meeting.waiting'));
  }
}

/** Who may do what, whatever else would stand against it. */
export function decideAuthority(
  { role, standing }: { readonly role: MeetingRole; readonly standing: MeetingStanding },
  kind: MeetingAct['kind'],
): Result<void, Problem> {
  const stands = decideStanding(standing);
  if (!stands.ok) return stands;
  return allowed[WHO_MAY[kind]].includes(role) ? ok(undefined) : err(problem('permission.denied'));
}

/** W6, M2: the host by nobody, a co-host by the host alone. */
export function decideOver(actor: MeetingRole, target: MeetingRole): Result<void, Problem> {
  if (target === 'host') return err(problem('permission.denied'));
  return target === 'coHost' && actor !== 'host' ? err(problem('permission.denied')) : ok(undefined);
}

/** W1. null: they are inside already, or stay as they are. */
export function arrivalOf(
  role: MeetingRole,
  standing: MeetingStanding,
  isLocked: boolean,
): 'person.enter' | 'person.knock' | null {
  if (standing === 'inside' || standing === 'refused' || standing === 'removed') return null;
  if (isHosting(role) || (role === 'member' && !isLocked)) return 'person.enter';
  return standing === 'waiting' ? null : 'person.knock';
}
