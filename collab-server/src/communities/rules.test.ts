import { describe, expect, it } from 'vitest';
import type { HeldRole, RoleCode } from '../identity/index.ts';
import {
  type CommunityAction,
  type CommunityStanding,
  communityStanding,
  decideInCommunity,
  decideMemberChange,
  mayBeMember,
  mayFoundAt,
} from './rules.ts';

const held = (role: RoleCode, orgPath = 'p/c/'): HeldRole => ({ role, orgPath, subject: null, stage: null });
const everyRole: readonly RoleCode[] = [
  'researcher',
  'teacher',
  'prepLeader',
  'studioHost',
  'trainingInstructor',
  'student',
  'administrator',
  'guardian',
  'enterpriseMentor',
  'publicLearner',
];

describe('founding a community', () => {
  it('is for RE TE PL SH TR at or below their unit', () => {
    const founders = ['researcher', 'teacher', 'prepLeader', 'studioHost', 'trainingInstructor'];
    expect(everyRole.filter((role) => mayFoundAt([held(role)], 'p/c/'))).toEqual(founders);
    expect(everyRole.filter((role) => mayFoundAt([held(role)], 'p/c/s/'))).toEqual(founders);
  });

  it('is for nobody above or beside their unit', () => {
    expect(everyRole.filter((role) => mayFoundAt([held(role)], 'p/'))).toEqual([]);
    expect(everyRole.filter((role) => mayFoundAt([held(role)], 'p/d/'))).toEqual([]);
  });
});

describe('being brought in', () => {
  it('is for staff, mentors and administrators, never for pupils, guardians and the public', () => {
    expect(everyRole.filter((role) => !mayBeMember([role]))).toEqual(['student', 'guardian', 'publicLearner']);
    expect(mayBeMember([])).toBe(false);
  });
});

describe('how a person stands to a community', () => {
  it('is their role where they are in it', () => {
    expect(communityStanding([held('researcher', 'p/')], 'p/c/', 'member')).toBe('member');
    expect(communityStanding([], 'p/c/', 'host')).toBe('host');
  });

  it('is overseeing for researchers and administrators at or above its home, and for nobody else', () => {
    const standing = (role: RoleCode, path: string) => communityStanding([held(role, path)], 'p/c/', null);
    expect(everyRole.filter((role) => standing(role, 'p/') === 'observer')).toEqual(['researcher', 'administrator']);
    expect(everyRole.filter((role) => standing(role, 'p/c/s/') !== 'none')).toEqual([]);
    expect(everyRole.filter((role) => standing(role, 'p/d/') !== 'none')).toEqual([]);
  });
});

describe('what may be done in a community', () => {
  const hidden = 'community.notFound';
  const no = 'permission.denied';
  const standings: readonly CommunityStanding[] = ['host', 'member', 'observer', 'none'];
  it.each([
    ['see', ['yes', 'yes', 'yes', hidden]],
    ['createDocument', ['yes', 'yes', no, hidden]],
    ['update', ['yes', no, no, hidden]],
    ['manageMembers', ['yes', no, no, hidden]],
    ['leave', ['yes', 'yes', no, hidden]],
  ] as const satisfies readonly (readonly [CommunityAction, readonly string[]])[])('%s', (action, expected) => {
    const answers = standings.map((standing) => {
      const answer = decideInCommunity(standing, action);
      return answer.ok ? 'yes' : answer.error.code;
    });
    expect(answers).toEqual(expected);
  });
});

describe('changing a member', () => {
  const base = { actorStanding: 'host', isSelf: false, current: 'member', next: null, hostCount: 1 } as const;
  it.each([
    ['a host removes a member', base, 'yes'],
    ['a host names another host', { ...base, next: 'host' }, 'yes'],
    ['a host brings somebody in', { ...base, current: null, next: 'member' }, 'yes'],
    ['a member removes nobody', { ...base, actorStanding: 'member' }, 'permission.denied'],
    ['a member leaves', { ...base, actorStanding: 'member', isSelf: true }, 'yes'],
    [
      'a member does not make themselves host',
      { ...base, actorStanding: 'member', isSelf: true, next: 'host' },
      'permission.denied',
    ],
    ['the last host does not leave', { ...base, isSelf: true, current: 'host' }, 'community.lastHost'],
    ['the last host is not lowered', { ...base, current: 'host', next: 'member' }, 'community.lastHost'],
    ['one of two hosts leaves', { ...base, isSelf: true, current: 'host', hostCount: 2 }, 'yes'],
    ['an observer changes nobody', { ...base, actorStanding: 'observer' }, 'permission.denied'],
    ['a stranger learns nothing', { ...base, actorStanding: 'none' }, 'community.notFound'],
  ] as const)('%s', (_name, input, expected) => {
    const answer = decideMemberChange(input);
    expect(answer.ok ? 'yes' : answer.error.code).toBe(expected);
  });
});
