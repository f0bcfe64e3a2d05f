import type { Db } from '../platform/database/index.ts';

/** A person's memberships with the names of their units, highest level first. */
export function listMemberships(db: Db, personId: string) {
  return db
    .selectFrom('membership')
    .innerJoin('orgUnit', 'orgUnit.id', 'membership.orgUnitId')
    .where('membership.personId', '=', personId)
    .select([
      'orgUnit.id as orgUnitId',
      'orgUnit.name as orgUnitName',
      'orgUnit.level',
      'membership.role',
      'membership.subject',
      'membership.stage',
    ])
    .orderBy('orgUnit.path')
    .orderBy('membership.role')
    .execute();
}
