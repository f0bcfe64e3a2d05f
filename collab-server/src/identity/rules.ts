import { type Problem, problem } from '../platform/errors.ts';
import { type Result, err, ok } from '../platform/result.ts';
import { type HeldRole, decide, isWithin } from './permissions.ts';
import type { OrgLevel, RoleCode, SchoolType } from './tables.ts';

/** Where a role can be held. Researchers are those of province, city and county; pupils and teachers belong to a school. */
const everyLevel: readonly OrgLevel[] = ['province', 'city', 'county', 'school'];
export const roleLevels: Readonly<Record<RoleCode, readonly OrgLevel[]>> = {
  researcher: ['province', 'city', 'county'],
  teacher: ['school'],
  prepLeader: ['school'],
  studioHost: everyLevel,
  trainingInstructor: ['school'],
  student: ['school'],
  administrator: everyLevel,
  guardian: ['school'],
  enterpriseMentor: everyLevel,
  publicLearner: everyLevel,
};

/** Roles of grown-ups who work together: those that colleagues find by name, for sharing and mentions. */
export const colleagueRoles: readonly RoleCode[] = [
  'researcher',
  'teacher',
  'prepLeader',
  'studioHost',
  'trainingInstructor',
  'administrator',
  'enterpriseMentor',
];

/** First two digits of a 学校标识码 by type of school. */
const schoolIdentifierPrefix: Readonly<Record<SchoolType, string>> = {
  primary: '21',
  juniorSecondary: '31',
  seniorSecondary: '34',
  secondaryVocational: '36',
  higherVocational: '41',
  undergraduate: '41',
  specialEducation: '51',
};

/** The level directly below; null below a school. */
export const levelBelow: Readonly<Record<OrgLevel, OrgLevel | null>> = {
  province: 'city',
  city: 'county',
  county: 'school',
  school: null,
};

export function administers(roles: readonly HeldRole[], orgPath: string): boolean {
  return decide('manageRosters', roles, { orgPath }).ok;
}

/** Paths of the highest units administered: none lies within another. */
export function administeredRoots(roles: readonly HeldRole[]): readonly string[] {
  const paths = roles.filter((role) => role.role === 'administrator').map((role) => role.orgPath);
  const unique = [...new Set(paths)];
  return unique.filter((path) => !unique.some((other) => other !== path && isWithin(path, other)));
}

type Held = { readonly id: string; readonly role: RoleCode; readonly orgPath: string };
export type HeldPlace = Held & { readonly endsOn: string | null };

/** What of a person's memberships counts for managing them: those not ended by a day, or all where none is left. */
export function standing<M extends { readonly endsOn: string | null }>(
  theirs: readonly M[],
  day: string,
): readonly M[] {
  const left = theirs.filter(({ endsOn }) => endsOn === null || endsOn >= day);
  return left.length > 0 ? left : theirs;
}

/** An administrator sees a person who holds any role in their scope. */
export function canSeePerson(roles: readonly HeldRole[], theirs: readonly Held[]): boolean {
  return theirs.some((membership) => administers(roles, membership.orgPath));
}

/**
 * Renaming, disabling and giving a password act on the whole person. They need every membership of the person in scope:
 * else a county's administrator could take over the account of the province's who also teaches there.
 */
export function canManagePerson(roles: readonly HeldRole[], theirs: readonly Held[]): boolean {
  return theirs.length > 0 && theirs.every((membership) => administers(roles, membership.orgPath));
}

export type NewMembership = {
  readonly role: RoleCode;
  readonly level: OrgLevel;
  readonly orgPath: string;
  readonly beginsOn: string | null;
  readonly endsOn: string | null;
};

/** Whether a role may be granted: in a unit of one's own scope, at a level where the role exists, with dates in order. */
export function judgeGrant(roles: readonly HeldRole[], membership: NewMembership): Result<null, Problem> {
  if (!administers(roles, membership.orgPath)) return err(problem('permission.denied'));
  if (!roleLevels[membership.role].includes(membership.level)) return err(problem('membership.roleNotForLevel'));
  const { beginsOn, endsOn } = membership;
  if (beginsOn !== null && endsOn !== null && endsOn < beginsOn) return err(problem('membership.datesReversed'));
  return ok(null);
}

/**
 * Whether a membership may be revoked: in scope, not one's own last administrator role, and not the person's only one:
 * somebody without any would be out of every administrator's sight, and could still sign in.
 */
export function judgeRevocation(
  actor: { readonly personId: string; readonly roles: readonly HeldRole[] },
  subject: { readonly personId: string; readonly memberships: readonly Held[] },
  membershipId: string,
): Result<null, Problem> {
  const membership = subject.memberships.find(({ id }) => id === membershipId);
  if (!membership || !administers(actor.roles, membership.orgPath)) return err(problem('membership.notFound'));
  const othersLeft = subject.memberships.some(({ id, role }) => id !== membershipId && role === 'administrator');
  if (subject.personId === actor.personId && membership.role === 'administrator' && !othersLeft) {
    return err(problem('membership.lastAdministrator'));
  }
  if (subject.memberships.length === 1) return err(problem('membership.last'));
  return ok(null);
}

export type NewOrgUnit = {
  readonly level: OrgLevel;
  readonly divisionCode?: string | undefined;
  readonly schoolIdentifier?: string | undefined;
  readonly schoolType?: SchoolType | undefined;
};

/** The codes under which a new unit is kept, or what is wrong with them. */
export function judgeOrgUnit(
  parent: { readonly level: OrgLevel; readonly divisionCode: string },
  unit: NewOrgUnit,
): Result<{ divisionCode: string; schoolIdentifier: string | null; schoolType: SchoolType | null }, Problem> {
  if (levelBelow[parent.level] !== unit.level) return err(problem('orgUnit.levelWrong'));
  if (unit.level === 'school') {
    const { schoolIdentifier = null, schoolType = null } = unit;
    if (unit.divisionCode !== undefined && unit.divisionCode !== parent.divisionCode)
      return err(problem('orgUnit.codeWrong'));
    if (schoolType === null) return err(problem('orgUnit.codeWrong'));
    if (schoolIdentifier !== null && !isSchoolIdentifier(schoolIdentifier, schoolType))
      return err(problem('orgUnit.codeWrong'));
    return ok({ divisionCode: parent.divisionCode, schoolIdentifier, schoolType });
  }
  const { divisionCode } = unit;
  if (divisionCode === undefined || unit.schoolIdentifier !== undefined || unit.schoolType !== undefined)
    return err(problem('orgUnit.codeWrong'));
  if (!fitsParent(parent, unit.level, divisionCode)) return err(problem('orgUnit.codeWrong'));
  return ok({ divisionCode, schoolIdentifier: null, schoolType: null });
}

export function isSchoolIdentifier(identifier: string, type: SchoolType): boolean {
  return /^\d{10}$/.test(identifier) && identifier.startsWith(schoolIdentifierPrefix[type]);
}

/** GB/T 2260: two digits province, two city, two county. A city-level zone such as 平潭 bears its county's code. */
function fitsParent(parent: { divisionCode: string }, level: OrgLevel, code: string): boolean {
  const shared = level === 'city' ? 2 : 4;
  return /^\d{6}$/.test(code) && code.slice(0, shared) === parent.divisionCode.slice(0, shared);
}
