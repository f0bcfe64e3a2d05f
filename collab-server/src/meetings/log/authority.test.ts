import { describe, expect, it } from 'vitest';
import type { MeetingRole } from '../contract.ts';
import type { MeetingStanding } from '../contract-live.ts';
import { arrivalOf, decideAuthority, decideOver, WHO_MAY } from './authority.ts';

const roles: readonly MeetingRole[] = ['host', 'coHost', 'member', 'guest'];
const kinds = Object.keys(WHO_MAY) as readonly (keyof typeof WHO_MAY)[];

/** Who is in the meeting and does each act; everything else is for hosts. */
const everybody: readonly string[] = [
  'hand.raise',
  'hand.lower',
  'group.leave',
  'group.return',
  'group.help',
  'message.send',
];
const colleagues: readonly string[] = ['decision.record', 'task.record'];

describe('who may do what in a meeting', () => {
  it.each(kinds)('%s', (kind) => {
    const expected = everybody.includes(kind)
      ? ['host', 'coHost', 'member', 'guest']
      : colleagues.includes(kind)
        ? ['host', 'coHost', 'member']
        : ['host', 'coHost'];
    expect(roles.filter((role) => decideAuthority({ role, standing: 'inside' }, kind).ok)).toEqual(expected);
  });

  it.each([
    ['outside', 'meeting.waiting'],
    ['waiting', 'meeting.waiting'],
    ['refused', 'meeting.refused'],
    ['removed', 'meeting.removed'],
  ] as const)('W2, W3, W5: nothing at all by who is %s, not even by a host', (standing, code) => {
    for (const role of roles) {
      for (const kind of kinds) {
        expect(decideAuthority({ role, standing }, kind)).toMatchObject({ ok: false, error: { code } });
      }
    }
  });

  it('W6, M2: nobody over the host, and over co-hosts the host alone', () => {
    const over = (actor: MeetingRole) => roles.filter((target) => decideOver(actor, target).ok);
    expect([over('host'), over('coHost')]).toEqual([
      ['coHost', 'member', 'guest'],
      ['member', 'guest'],
    ]);
  });

  it.each([
    ['host', ['person.enter', 'person.enter'], ['person.enter', 'person.enter']],
    ['coHost', ['person.enter', 'person.enter'], ['person.enter', 'person.enter']],
    ['member', ['person.enter', 'person.enter'], ['person.knock', null]],
    ['guest', ['person.knock', null], ['person.knock', null]],
  ] as const)('W1: a %s who comes, or comes again while waiting: %j, locked %j', (role, free, locked) => {
    const arrivals = (isLocked: boolean) =>
      (['outside', 'waiting'] as const).map((standing) => arrivalOf(role, standing, isLocked));
    expect(arrivals(false)).toEqual(free);
    expect(arrivals(true)).toEqual(locked);
  });

  it('W1, W3, W5: changes nothing of who is inside, refused or sent out', () => {
    const settled: readonly MeetingStanding[] = ['inside', 'refused', 'removed'];
    expect(
      settled.flatMap((standing) => roles.flatMap((role) => [true, false].map((is) => arrivalOf(role, standing, is)))),
    ).toEqual(Array.from({ length: 24 }, () => null));
  });
});
