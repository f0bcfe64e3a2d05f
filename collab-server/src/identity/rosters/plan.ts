import type { Existing } from './existing.ts';
import { type PlanContext, type RosterPlan, keyOfRow, lookupOf, noCounts } from './plan-context.ts';
import { planOrgs } from './plan-orgs.ts';
import { planRoles } from './plan-roles.ts';
import { planUsers } from './plan-users.ts';
import type { RosterSet } from './read-set.ts';

/**
 * Judges a whole set against what is there, within the actor's scope, without writing. What is wrong goes to the set's
 * list of problems; the plan is good for use only where that list holds no error.
 */
export function planRoster(
  set: RosterSet,
  existing: Existing,
  actor: PlanContext['actor'],
  time: { readonly day: string; readonly nowMs: number },
): RosterPlan {
  const plan: RosterPlan = {
    newOrgUnits: [],
    orgUnitUpdates: [],
    newPeople: [],
    personUpdates: [],
    disabledIds: [],
    newMemberships: [],
    membershipUpdates: [],
    counts: { orgUnits: noCounts(), people: noCounts(), memberships: noCounts() },
  };
  const context: PlanContext = {
    set,
    existing,
    lookup: lookupOf(existing),
    actor,
    ...time,
    plan,
    orgs: new Map(existing.orgUnits.map((unit) => [keyOfRow(unit), unit])),
    deletedOrgs: new Set(),
    users: new Map(),
  };
  planOrgs(context);
  planUsers(context);
  planRoles(context);
  return plan;
}
