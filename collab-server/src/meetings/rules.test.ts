import { describe, expect, it } from 'vitest';
import type { MeetingRole, MeetingState } from './contract.ts';
import {
  decideEnd,
  decideOpen,
  decidePeople,
  decidePlan,
  decideReadRecord,
  decideReplan,
  decideSee,
  isForgotten,
  roleIn,
} from './rules.ts';

const MINUTE_MS = 60_000;
const roles: readonly MeetingRole[] = ['host', 'coHost', 'member', 'guest'];
const states: readonly MeetingState[] = ['planned', 'open', 'ended'];
const codeOf = (decided: { readonly ok: boolean; readonly error?: { readonly code: string } }) =>
  decided.ok ? 'ok' : decided.error?.code;

describe('roles in a meeting', () => {
  it.each([
    ['lin', null, 'member', 'host'],
    ['lin', null, 'host', 'host'],
    ['lin', null, 'none', 'guest'],
    ['other', null, 'host', 'coHost'],
    ['other', 'coHost', 'member', 'coHost'],
    ['other', null, 'member', 'member'],
    ['other', 'guest', 'member', 'member'],
    ['other', 'coHost', 'none', 'guest'],
    ['other', 'guest', 'observer', 'guest'],
  ] as const)('%s, given %s, of the community as %s: %s', (personId, given, standing, role) => {
    expect(roleIn(personId, { hostId: 'lin' }, given, standing)).toBe(role);
  });
});

describe('who sees a meeting', () => {
  const nobody = { role: 'guest', isInvited: false, isObserver: false, isColleague: false, wasInside: false } as const;
  it('is a pupil with the address never, a colleague from the door, and everybody who belongs wholly', () => {
    expect(decideSee(nobody)).toMatchObject({ ok: false, error: { code: 'meeting.notFound' } });
    expect(decideSee({ ...nobody, isColleague: true })).toEqual({ ok: true, value: 'door' });
    for (const more of [{ isInvited: true }, { isObserver: true }, { wasInside: true }, { role: 'member' } as const]) {
      expect(decideSee({ ...nobody, isColleague: true, ...more })).toEqual({ ok: true, value: 'whole' });
    }
  });

  it('reads what came of it once there is something, and only wholly', () => {
    expect(states.map((state) => codeOf(decideReadRecord('whole', state)))).toEqual(['meeting.notOpen', 'ok', 'ok']);
    expect(states.map((state) => codeOf(decideReadRecord('door', state)))).toEqual(
      states.map(() => 'permission.denied'),
    );
  });
});

describe('planning', () => {
  it('is for members of the community', () => {
    expect((['host', 'member', 'observer', 'none'] as const).map((standing) => codeOf(decidePlan(standing)))).toEqual([
      'ok',
      'ok',
      'permission.denied',
      'community.notFound',
    ]);
  });

  it.each([
    ['changing', decideReplan, ['ok', 'meeting.begun', 'meeting.begun']],
    ['ending', decideEnd, ['meeting.notOpen', 'ok', 'meeting.over']],
  ] as const)('%s is for hosts, by the state', (_what, decide, codes) => {
    for (const role of roles) {
      const expected = role === 'host' || role === 'coHost' ? codes : states.map(() => 'permission.denied');
      expect([role, states.map((state) => codeOf(decide(role, state)))]).toEqual([role, expected]);
    }
  });

  it('opens from half an hour before to an hour after its planned end', () => {
    const meeting = { state: 'planned', startsAtMs: 1_000 * MINUTE_MS, durationMs: 60 * MINUTE_MS } as const;
    const at = (minute: number, state: MeetingState = 'planned', role: MeetingRole = 'coHost') =>
      codeOf(decideOpen(role, { ...meeting, state }, minute * MINUTE_MS));
    expect([at(969), at(970), at(1_120), at(1_121)]).toEqual(['meeting.notYet', 'ok', 'ok', 'meeting.over']);
    expect([at(2_000, 'open'), at(1_000, 'ended'), at(1_000, 'planned', 'member')]).toEqual([
      'ok',
      'meeting.over',
      'permission.denied',
    ]);
  });

  it('makes members co-hosts and invites others, all of them colleagues', () => {
    const colleague = (role: MeetingRole) => ({ role, isColleague: true });
    const reason = (target: MeetingRole, next: 'coHost' | 'guest' | null) => {
      const decided = decidePeople('host', 'planned', colleague(target), next);
      return decided.ok ? 'ok' : decided.error.params?.['reason'];
    };
    expect(roles.map((role) => reason(role, 'coHost'))).toEqual(['host', 'ok', 'ok', 'notMember']);
    expect(roles.map((role) => reason(role, 'guest'))).toEqual(['host', 'member', 'member', 'ok']);
    expect(roles.map((role) => reason(role, null))).toEqual(['host', 'ok', 'ok', 'ok']);
    expect(decidePeople('host', 'open', { role: 'guest', isColleague: false }, 'guest')).toMatchObject({
      error: { params: { reason: 'noColleague' } },
    });
    expect(codeOf(decidePeople('member', 'planned', colleague('member'), 'coHost'))).toBe('permission.denied');
    expect(codeOf(decidePeople('coHost', 'ended', colleague('member'), 'coHost'))).toBe('meeting.over');
  });

  it('R4: a meeting is forgotten an hour after its planned end, or after the last one went', () => {
    const meeting = { startsAtMs: 0, durationMs: 60 * MINUTE_MS };
    const after = (emptySince: number | null, minute: number) =>
      isForgotten(meeting, emptySince === null ? null : emptySince * MINUTE_MS, minute * MINUTE_MS);
    expect([after(null, 900), after(10, 119), after(10, 120), after(90, 149), after(90, 150)]).toEqual([
      false,
      false,
      true,
      false,
      true,
    ]);
  });
});
