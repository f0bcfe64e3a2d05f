import { type HeldRole, type RoleCode, colleagueRoles, decide, isWithin } from '../identity/index.ts';
import { type Problem, problem } from '../platform/errors.ts';
import { type Result, err, ok } from '../platform/result.ts';
import type { CommunityRole } from './contract.ts';

/** Those who oversee the communities at home in their part of the tree without being in them. */
const observerRoles: readonly RoleCode[] = ['researcher', 'administrator'];

/** How a person stands to a community. */
export type CommunityStanding = CommunityRole | 'observer' | 'none';

export type CommunityAction = 'see' | 'createDocument' | 'update' | 'manageMembers' | 'leave';

/** Whether this person may found a community at home in that unit: whoever may create teaching documents in its scope. */
export function mayFoundAt(roles: readonly HeldRole[], homePath: string): boolean {
  return decide('createTeachingDocument', roles, { orgPath: homePath }).ok;
}

/** Who can be brought into communities and documents: grown-ups who work together, never pupils, guardians or the public. */
export function mayBeMember(roles: readonly RoleCode[]): boolean {
  return roles.some((role) => colleagueRoles.includes(role));
}

/** Paths of the units whose communities this person oversees. */
export function overseenPaths(roles: readonly HeldRole[]): string[] {
  return roles.filter(({ role }) => observerRoles.includes(role)).map(({ orgPath }) => orgPath);
}

export function communityStanding(
  roles: readonly HeldRole[],
  homePath: string,
  ownRole: CommunityRole | null,
): CommunityStanding {
  if (ownRole !== null) return ownRole;
  return overseenPaths(roles).some((path) => isWithin(homePath, path)) ? 'observer' : 'none';
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
