import type { Existing } from './existing.ts';
import { type PlanContext, type RosterPlan, keyOfRow, lookupOf, noCounts } from './plan-context.ts';
import { planClasses } from './plan-classes.ts';
import { planEnrolments } from './plan-enrolments.ts';
import { planOrgs } from './plan-orgs.ts';
import { planRoles } from './plan-roles.ts';
import { planUsers } from './plan-users.ts';
import type { ProblemList } from './problems.ts';
import type { RosterSet } from './read-set.ts';

/** A plan, and everything that is wrong: the plan is good for use only where the list holds no error. */
export type JudgedRoster = { readonly plan: RosterPlan; readonly problems: ProblemList };

/** Judges a whole set against what is there, within the actor's scope, without writing. */
export async function planRoster(
  set: RosterSet,
  existing: Existing,
  actor: PlanContext['actor'],
  time: { readonly day: string; readonly nowMs: number },
): Promise<JudgedRoster> {
  const problems = set.problems.copy();
  const plan: RosterPlan = {
    newOrgUnits: [],
    orgUnitUpdates: [],
    newPeople: [],
    personUpdates: [],
    disabledIds: [],
    newMemberships: [],
    membershipUpdates: [],
    newClassGroups: [],
    classGroupUpdates: [],
    newEnrolments: [],
    enrolmentUpdates: [],
    counts: {
      orgUnits: noCounts(),
      people: noCounts(),
      memberships: noCounts(),
      classGroups: noCounts(),
      enrolments: noCounts(),
    },
  };
  const context: PlanContext = {
    set: { ...set, problems },
    existing,
    lookup: lookupOf(existing),
    actor,
    ...time,
    plan,
    orgs: new Map(existing.orgUnits.map((unit) => [keyOfRow(unit), unit])),
    deletedOrgs: new Set(),
    users: new Map(),
    classes: new Map(existing.classGroups.map((group) => [keyOfRow(group), group])),
    deletedClasses: new Set(),
  };
  planOrgs(context);
  await planUsers(context);
  await planRoles(context);
  await planClasses(context);
  await planEnrolments(context);
  return { plan, problems };
}
