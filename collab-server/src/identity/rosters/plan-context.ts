import type { HeldRole } from '../permissions.ts';
import type { ClassGroupTable, EnrolmentTable, MembershipTable, OrgUnitTable } from '../tables.ts';
import type { Existing, ExistingPerson } from './existing.ts';
import type { RosterReport } from './problems.ts';
import type { RosterSet } from './read-set.ts';

type Counts = { created: number; updated: number; unchanged: number; ended: number };
export const noCounts = (): Counts => ({ created: 0, updated: 0, unchanged: 0, ended: 0 });

/** What an import would write. Ids of what is new are made already. */
export type RosterPlan = {
  readonly newOrgUnits: OrgUnitTable[];
  readonly orgUnitUpdates: Pick<OrgUnitTable, 'id' | 'name' | 'sourcedId'>[];
  readonly newPeople: ExistingPerson[];
  readonly personUpdates: ExistingPerson[];
  /** People whom it disables: their sessions end. */
  readonly disabledIds: string[];
  readonly newMemberships: MembershipTable[];
  readonly membershipUpdates: MembershipTable[];
  readonly newClassGroups: ClassGroupTable[];
  readonly classGroupUpdates: ClassGroupTable[];
  readonly newEnrolments: EnrolmentTable[];
  readonly enrolmentUpdates: EnrolmentTable[];
  readonly counts: Pick<
    { [K in keyof RosterReport]: Counts },
    'orgUnits' | 'people' | 'memberships' | 'classGroups' | 'enrolments'
  >;
};

/** Everything that judging a row needs. */
export type PlanContext = {
  readonly set: RosterSet;
  readonly existing: Existing;
  readonly lookup: Lookup;
  readonly actor: { readonly personId: string; readonly roles: readonly HeldRole[] };
  /** Today in China, `2026-09-01`. */
  readonly day: string;
  readonly nowMs: number;
  readonly plan: RosterPlan;
  /** Units, people and classes by the key that rows use for them, as they will be after the import; `deleted` where the set ends them. */
  readonly orgs: Map<string, OrgUnitTable>;
  readonly deletedOrgs: Set<string>;
  readonly users: Map<string, PlannedUser>;
  readonly classes: Map<string, ClassGroupTable>;
  readonly deletedClasses: Set<string>;
};

/** What is there, by the keys under which rows seek it. */
export type Lookup = {
  readonly orgUnitById: ReadonlyMap<string, OrgUnitTable>;
  readonly personByKey: ReadonlyMap<string, ExistingPerson>;
  readonly personByAccount: ReadonlyMap<string, ExistingPerson>;
  readonly membershipsOf: ReadonlyMap<string, readonly MembershipTable[]>;
  readonly membershipByKey: ReadonlyMap<string, MembershipTable>;
  readonly membershipByContent: ReadonlyMap<string, MembershipTable>;
  readonly classByKey: ReadonlyMap<string, ClassGroupTable>;
  readonly enrolmentsOf: ReadonlyMap<string, readonly EnrolmentTable[]>;
  readonly enrolmentByKey: ReadonlyMap<string, EnrolmentTable>;
  readonly enrolmentByContent: ReadonlyMap<string, EnrolmentTable>;
};

export function lookupOf({ orgUnits, people, memberships, classGroups, enrolments }: Existing): Lookup {
  const index = <T>(items: readonly T[], keyOf: (item: T) => string) =>
    new Map(items.map((item) => [keyOf(item), item]));
  return {
    orgUnitById: index(orgUnits, ({ id }) => id),
    personByKey: index(people, keyOfRow),
    personByAccount: index(people, ({ account }) => account),
    membershipsOf: Map.groupBy(memberships, ({ personId }) => personId),
    membershipByKey: index(memberships, keyOfRow),
    membershipByContent: index(memberships, contentOf),
    classByKey: index(classGroups, keyOfRow),
    enrolmentsOf: Map.groupBy(enrolments, ({ classGroupId }) => classGroupId),
    enrolmentByKey: index(enrolments, keyOfRow),
    enrolmentByContent: index(enrolments, enrolmentContentOf),
  };
}

/** What may stand only once: this person, there, in this role, for this subject and stage. */
export function contentOf({
  personId,
  orgUnitId,
  role,
  subject,
  stage,
}: Pick<MembershipTable, 'personId' | 'orgUnitId' | 'role' | 'subject' | 'stage'>): string {
  return JSON.stringify([personId, orgUnitId, role, subject, stage]);
}

/** A person stands in a class once in each role. */
export function enrolmentContentOf({
  classGroupId,
  personId,
  role,
}: Pick<EnrolmentTable, 'classGroupId' | 'personId' | 'role'>): string {
  return JSON.stringify([classGroupId, personId, role]);
}

export type PlannedUser = {
  readonly id: string;
  readonly isNew: boolean;
  readonly disabled: boolean;
  readonly row: number;
  /** Ended by the set, and never known here: nothing is kept of them. */
  readonly absent: boolean;
  /** Whether any row of the set gives them a role. */
  roles: number;
};

/** A row made here has no sourcedId of its own: its id serves. */
export function keyOfRow({ id, sourcedId }: { id: string; sourcedId: string | null }): string {
  return sourcedId ?? id;
}
