import { describe, expect, it } from 'vitest';
import { judgePassword, makeTemporaryPassword } from './password-rules.ts';
import type { HeldRole } from './permissions.ts';
import { administeredRoots, canManagePerson, judgeGrant, judgeOrgUnit, judgeRevocation, standing } from './rules.ts';
import { addressKey } from './throttle.ts';
import { guardCell, unguardCell } from './rosters/cells.ts';
import { joinName, splitName } from './rosters/names.ts';

const admin = (orgPath: string): HeldRole => ({ role: 'administrator', orgPath, subject: null, stage: null });
const codeOf = (result: { ok: boolean; error?: { code: string } }) => result.error?.code;

describe('an administrator', () => {
  it('reaches from the highest units only', () => {
    expect(administeredRoots([admin('p/c/'), admin('p/c/k/'), admin('p/d/')])).toEqual(['p/c/', 'p/d/']);
    expect(administeredRoots([{ ...admin('p/'), role: 'researcher' }])).toEqual([]);
  });

  it('manages whom they hold wholly, not counting what has ended', () => {
    const inside = { id: '1', role: 'teacher', orgPath: 'p/c/s/', endsOn: null } as const;
    const outside = { id: '2', role: 'teacher', orgPath: 'p/d/s/', endsOn: '2026-07-01' } as const;
    expect(canManagePerson([admin('p/c/')], [inside, outside])).toBe(false);
    expect(canManagePerson([admin('p/c/')], standing([inside, outside], '2026-09-01'))).toBe(true);
    expect(standing([outside], '2026-09-01')).toEqual([outside]);
    expect(canManagePerson([admin('p/c/')], [])).toBe(false);
  });

  it('grants below and at the own unit, at levels that have the role', () => {
    const wish = { role: 'teacher', level: 'school', orgPath: 'p/c/s/', beginsOn: null, endsOn: null } as const;
    expect(judgeGrant([admin('p/c/')], wish).ok).toBe(true);
    expect(
      codeOf(judgeGrant([admin('p/c/s/')], { ...wish, role: 'administrator', level: 'county', orgPath: 'p/c/' })),
    ).toBe('permission.denied');
    expect(codeOf(judgeGrant([admin('p/')], { ...wish, role: 'researcher' }))).toBe('membership.roleNotForLevel');
  });

  it('keeps the last administrator role of their own, but may take that of others', () => {
    const memberships = [
      { id: '1', role: 'administrator', orgPath: 'p/c/' },
      { id: '2', role: 'researcher', orgPath: 'p/c/' },
    ] as const;
    const actor = { personId: 'me', roles: [admin('p/c/')] };
    expect(codeOf(judgeRevocation(actor, { personId: 'me', memberships }, '1'))).toBe('membership.lastAdministrator');
    expect(judgeRevocation(actor, { personId: 'me', memberships }, '2').ok).toBe(true);
    expect(judgeRevocation(actor, { personId: 'you', memberships }, '1').ok).toBe(true);
    expect(codeOf(judgeRevocation(actor, { personId: 'you', memberships }, '9'))).toBe('membership.notFound');
  });
});

describe('a new unit', () => {
  const city = { level: 'city', divisionCode: '350100' } as const;
  it('fits its parent by level and code', () => {
    expect(judgeOrgUnit(city, { level: 'county', divisionCode: '350123' }).ok).toBe(true);
    expect(codeOf(judgeOrgUnit(city, { level: 'county', divisionCode: '350223' }))).toBe('orgUnit.codeWrong');
    expect(codeOf(judgeOrgUnit(city, { level: 'school', schoolType: 'primary' }))).toBe('orgUnit.levelWrong');
    const zone = { level: 'city', divisionCode: '350128' } as const;
    expect(judgeOrgUnit(zone, { level: 'county', divisionCode: '350128' }).ok).toBe(true);
  });
});

describe('a password', () => {
  const who = { account: 'linjinglan', displayName: '林静澜老师' };
  it.each([
    ['九个字符不够长啊', 'password.tooShort'],
    ['my-linjinglan-1', 'password.likeAccount'],
    ['1234567890', 'password.tooCommon'],
    ['Password12345', undefined],
    ['password1234', 'password.tooCommon'],
    ['aaaaaaaaaaaa', 'password.tooCommon'],
    ['abababababab', 'password.tooCommon'],
    ['春风又绿江南岸明月何时', undefined],
    ['correct horse battery', undefined],
  ])('%s → %s', (text, code) => {
    expect(codeOf(judgePassword(text, who))).toBe(code);
  });

  it('that is temporary may be chosen by its own rules, and is never twice the same', () => {
    const made = Array.from({ length: 50 }, makeTemporaryPassword);
    expect(new Set(made).size).toBe(50);
    for (const text of made) expect(judgePassword(text, who).ok).toBe(true);
  });
});

describe('an address', () => {
  it.each([
    ['192.0.2.7', 'address:192.0.2.7'],
    ['::ffff:192.0.2.7', 'address:192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', 'address:2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', 'address:2001:db8:1:2::/64'],
    ['2001:db8::9', 'address:2001:db8:0:0::/64'],
    ['::1', 'address:0:0:0:0::/64'],
    ['fe80::1%eth0', 'address:fe80:0:0:0::/64'],
  ])('%s is counted as %s', (address, key) => {
    expect(addressKey(address).key).toBe(key);
  });
});

describe('cells and names', () => {
  it.each(['=1+1', '+86 591', '-5', '@x', '\tx', "'quoted", '林静澜', ''])('%j survives the guard', (value) => {
    expect(unguardCell(guardCell(value))).toBe(value);
    expect(guardCell(value)).not.toMatch(/^[=+\-@\t\r]/);
  });

  it.each(['林静澜', '欧阳修远', 'Zhaolin Huang', 'Madonna'])('%s is split and joined again', (name) => {
    expect(joinName(splitName(name))).toBe(name);
  });
});
