import {
  dayOf,
  type HeldRole,
  heldRoles,
  isInForce,
  listEnrolled,
  listMemberships,
  mayBeEnrolled,
} from '../identity/index.ts';
import type { Db } from '../platform/database/index.ts';
import { type ClassStanding, classStanding, NOBODY } from './rules.ts';

/** A class with how somebody stands to its training. */
export type StandingInClass = {
  readonly id: string;
  readonly title: string;
  readonly orgUnitId: string;
  readonly orgUnitName: string;
  readonly orgPath: string;
  readonly standing: ClassStanding;
};

export type Standings = {
  readonly roles: readonly HeldRole[];
  readonly classes: ReadonlyMap<string, StandingInClass>;
};

function selectClasses(db: Db) {
  return db
    .selectFrom('classGroup')
    .innerJoin('orgUnit', 'orgUnit.id', 'classGroup.orgUnitId')
    .select([
      'classGroup.id',
      'classGroup.title',
      'classGroup.subject',
      'classGroup.endsOn',
      'classGroup.orgUnitId',
      'orgUnit.name as orgUnitName',
      'orgUnit.path as orgPath',
    ]);
}

/** Every class in which a person is a trainee, sees or sets training, those that have ended included. */
export async function standingsOf(db: Db, personId: string, nowMs: number): Promise<Standings> {
  const day = dayOf(nowMs);
  const roles = await listMemberships(db, personId, nowMs);
  const enrolments = await db
    .selectFrom('enrolment')
    .where('personId', '=', personId)
    .select(['classGroupId', 'role', 'beginsOn', 'endsOn'])
    .execute();
  const inForce = enrolments.filter((enrolment) => isInForce(enrolment, day));
  const schools = roles.flatMap(({ role, orgUnitId }) => (role === 'trainingInstructor' ? [orgUnitId] : []));
  const ids = inForce.map(({ classGroupId }) => classGroupId);
  if (schools.length + ids.length === 0) return { roles, classes: new Map() };
  const rows = await selectClasses(db)
    .where((where) =>
      where.or([
        where('classGroup.id', 'in', ids.length > 0 ? ids : ['']),
        where('classGroup.orgUnitId', 'in', schools.length > 0 ? schools : ['']),
      ]),
    )
    .execute();
  const classes = new Map<string, StandingInClass>();
  for (const { subject, endsOn, ...row } of rows) {
    const stands = inForce
      .filter(({ classGroupId, role }) => {
        const fits = mayBeEnrolled(roles, { schoolId: row.orgUnitId, role }, day);
        return classGroupId === row.id && fits;
      })
      .map(({ role }) => role);
    const standing = classStanding(roles, { orgPath: row.orgPath, subject }, stands);
    // Nobody works in a class that has ended; who taught it still reads what was done.
    const isOver = endsOn !== null && endsOn < day;
    classes.set(row.id, { ...row, standing: isOver ? { ...standing, trainee: false } : standing });
  }
  return { roles, classes };
}

/** How a person stands to one class; nothing where there is no such class. */
export async function standingIn(
  db: Db,
  personId: string,
  classGroupId: string | null,
  nowMs: number,
): Promise<ClassStanding> {
  if (classGroupId === null) return NOBODY;
  const { classes } = await standingsOf(db, personId, nowMs);
  return classes.get(classGroupId)?.standing ?? NOBODY;
}

/** The pupils of classes today, by class, in the order of their names. */
export async function studentsOf(
  db: Db,
  classes: readonly Pick<StandingInClass, 'id' | 'orgUnitId'>[],
  nowMs: number,
): Promise<ReadonlyMap<string, readonly { readonly personId: string; readonly displayName: string }[]>> {
  const day = dayOf(nowMs);
  const bySchool = Map.groupBy(classes, ({ orgUnitId }) => orgUnitId);
  const found = new Map<string, { personId: string; displayName: string }[]>();
  for (const [schoolId, ofSchool] of bySchool) {
    const ids = ofSchool.map(({ id }) => id);
    for (const { classGroupId, personId, displayName, role, beginsOn, endsOn } of await listEnrolled(
      db,
      schoolId,
      ids,
      day,
    )) {
      if (role !== 'student' || !isInForce({ beginsOn, endsOn }, day)) continue;
      const list = found.get(classGroupId) ?? [];
      if (!list.some((other) => other.personId === personId)) list.push({ personId, displayName });
      found.set(classGroupId, list);
    }
  }
  return found;
}

export const rolesOf = (db: Db, personId: string, nowMs: number): Promise<readonly HeldRole[]> =>
  heldRoles(db, personId, nowMs);
