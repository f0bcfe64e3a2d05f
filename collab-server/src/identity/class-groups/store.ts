import type { Db } from '../../platform/database/index.ts';
import { mayBeEnrolled } from './rules.ts';

export function findClassGroup(db: Db, classGroupId: string) {
  return db
    .selectFrom('classGroup')
    .innerJoin('orgUnit', 'orgUnit.id', 'classGroup.orgUnitId')
    .where('classGroup.id', '=', classGroupId)
    .selectAll('classGroup')
    .select(['orgUnit.name as orgUnitName', 'orgUnit.path as orgPath'])
    .executeTakeFirst();
}

/** The classes of a school that have not ended by a day. */
export function listClassGroups(db: Db, orgUnitId: string, day: string) {
  return db
    .selectFrom('classGroup')
    .where('orgUnitId', '=', orgUnitId)
    .where((where) => where.or([where('endsOn', 'is', null), where('endsOn', '>=', day)]))
    .selectAll()
    .execute();
}

/**
 * Who stands in classes of one school on a day, or will: enrolments that have not ended, of people who still hold a role
 * there that fits. A role that was revoked takes its holder out of the class, whatever the roster said.
 */
export async function listEnrolled(db: Db, schoolId: string, classGroupIds: readonly string[], day: string) {
  const rows = await db
    .selectFrom('enrolment')
    .innerJoin('person', 'person.id', 'enrolment.personId')
    .where('enrolment.classGroupId', 'in', classGroupIds.length > 0 ? classGroupIds : [''])
    .where('person.disabled', '=', 0)
    .where((where) => where.or([where('enrolment.endsOn', 'is', null), where('enrolment.endsOn', '>=', day)]))
    .selectAll('enrolment')
    .select(['person.account', 'person.displayName'])
    .orderBy('enrolment.isPrimary', 'desc')
    .orderBy('person.displayName')
    .orderBy('enrolment.id')
    .execute();
  const memberships = await db
    .selectFrom('membership')
    .where('orgUnitId', '=', schoolId)
    .select(['personId', 'orgUnitId', 'role', 'endsOn'])
    .execute();
  const byPerson = Map.groupBy(memberships, ({ personId }) => personId);
  return rows.filter(({ personId, role }) => mayBeEnrolled(byPerson.get(personId) ?? [], { schoolId, role }, day));
}
