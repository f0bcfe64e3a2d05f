import type { RoleCode } from '../identity/index.ts';
import { type Problem, problem } from '../platform/errors.ts';
import { type Result, err, ok } from '../platform/result.ts';
import type { CommunityRole } from './contract.ts';

/** Who a person is in the tree 省市县校: each role with the path of the unit where it stands. */
export type Standing = {
  readonly personId: string;
  readonly roles: readonly { readonly role: RoleCode; readonly unitId: string; readonly unitPath: string }[];
};

/** RE TE PL SH TR: those who create teaching documents in their own scope, and so found communities. */
export const founderRoles: readonly RoleCode[] = [
  'researcher',
  'teacher',
  'prepLeader',
  'studioHost',
  'trainingInstructor',
];

/** Who can be brought in: the founders' roles, mentors from enterprises when invited, and administrators as organisers. */
const memberRoles: readonly RoleCode[] = [...founderRoles, 'enterpriseMentor', 'administrator'];

/** Those who oversee the communities at home in their part of the tree without being in them. */
export const observerRoles: readonly RoleCode[] = ['researcher', 'administrator'];

/** How a person stands to a community. */
export type CommunityStanding = CommunityRole | 'observer' | 'none';

export type CommunityAction = 'see' | 'createDocument' | 'update' | 'manageMembers' | 'leave';

/** Whether a unit lies at or below another; paths are ids from the root, each followed by a slash. */
export function isWithin(unitPath: string, ancestorPath: string): boolean {
  return unitPath.startsWith(ancestorPath);
}

/** Whether this person may found a community at home in that unit. */
export function mayFoundAt({ roles }: Standing, homePath: string): boolean {
  return roles.some(({ role, unitPath }) => founderRoles.includes(role) && isWithin(homePath, unitPath));
}

export function mayBeMember(roles: readonly RoleCode[]): boolean {
  return roles.some((role) => memberRoles.includes(role));
}

export function communityStanding(
  { roles }: Standing,
  homePath: string,
  ownRole: CommunityRole | null,
): CommunityStanding {
  if (ownRole !== null) return ownRole;
  const oversees = roles.some(({ role, unitPath }) => observerRoles.includes(role) && isWithin(homePath, unitPath));
  return oversees ? 'observer' : 'none';
}

const allowed: Readonly<Record<CommunityStanding, readonly CommunityAction[]>> = {
  host: ['see', 'createDocument', 'update', 'manageMembers', 'leave'],
  member: ['see', 'createDocument', 'leave'],
  observer: ['see'],
  none: [],
};

export function mayInCommunity(standing: CommunityStanding, action: CommunityAction): boolean {
  return allowed[standing].includes(action);
}

/** A refusal never tells that a community exists to somebody who may not see it. */
export function decideInCommunity(standing: CommunityStanding, action: CommunityAction): Result<void, Problem> {
  if (mayInCommunity(standing, action)) return ok(undefined);
  return err(problem(mayInCommunity(standing, 'see') ? 'permission.denied' : 'community.notFound'));
}

/**
 * Whether a person may be removed or given another role.
 * @param next the role to come, or null for removal
 */
export function decideMemberChange(input: {
  readonly actorStanding: CommunityStanding;
  readonly isSelf: boolean;
  readonly current: CommunityRole | null;
  readonly next: CommunityRole | null;
  readonly hostCount: number;
}): Result<void, Problem> {
  const { actorStanding, isSelf, current, next, hostCount } = input;
  const leaving = isSelf && next === null;
  const decision = decideInCommunity(actorStanding, leaving ? 'leave' : 'manageMembers');
  if (!decision.ok) return decision;
  if (current === 'host' && next !== 'host' && hostCount <= 1) return err(problem('community.lastHost'));
  return ok(undefined);
}
