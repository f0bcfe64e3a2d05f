import { communityStanding, findPeople } from '../communities/index.ts';
import { colleagueRoles, heldRoles } from '../identity/index.ts';
import type { Db } from '../platform/database/index.ts';
import type { MeetingRole } from './contract.ts';
import { roleIn } from './rules.ts';
import type { MeetingRow } from './store.ts';

/** Somebody as a meeting knows them. */
export type MeetingPerson = {
  readonly personId: string;
  readonly displayName: string;
  readonly orgUnitName: string | null;
  readonly level: 'province' | 'city' | 'county' | 'school' | null;
  readonly role: MeetingRole;
  readonly isInvited: boolean;
  readonly isObserver: boolean;
  readonly isColleague: boolean;
  /** Type of their school, such as `primary`; null where they are of none. */
  readonly schoolType: string | null;
};

/** How people stand to a meeting, by id; who is unknown is left out. */
export async function readPeople(
  db: Db,
  meeting: MeetingRow,
  personIds: readonly string[],
  nowMs: number,
): Promise<ReadonlyMap<string, MeetingPerson>> {
  const ids = personIds.length > 0 ? personIds : [''];
  const people = await findPeople(db, ids);
  const given = await db
    .selectFrom('meetingPerson')
    .where('meetingId', '=', meeting.id)
    .where('personId', 'in', ids)
    .select(['personId', 'role'])
    .execute();
  const members = await db
    .selectFrom('communityMember')
    .where('communityId', '=', meeting.communityId)
    .where('personId', 'in', ids)
    .select(['personId', 'role'])
    .execute();
  const home = await db
    .selectFrom('community')
    .innerJoin('orgUnit', 'orgUnit.id', 'community.homeOrgUnitId')
    .where('community.id', '=', meeting.communityId)
    .select('orgUnit.path')
    .executeTakeFirstOrThrow();
  const unitIds = [...people.values()].flatMap(({ unit }) => (unit === null ? [] : [unit.orgUnitId]));
  const schools = await db
    .selectFrom('orgUnit')
    .where('id', 'in', unitIds.length > 0 ? unitIds : [''])
    .select(['id', 'schoolType'])
    .execute();
  const found = new Map<string, MeetingPerson>();
  for (const { personId, displayName, orgUnitName, level, unit } of people.values()) {
    const roles = await heldRoles(db, personId, nowMs);
    const own = members.find((member) => member.personId === personId)?.role ?? null;
    const standing = communityStanding(roles, home.path, own);
    const role = given.find((each) => each.personId === personId)?.role ?? null;
    found.set(personId, {
      personId,
      displayName,
      orgUnitName,
      level,
      role: roleIn(personId, meeting, role, standing),
      isInvited: role !== null,
      isObserver: standing === 'observer',
      isColleague: roles.some((held) => colleagueRoles.includes(held.role)),
      schoolType: schools.find(({ id }) => id === unit?.orgUnitId)?.schoolType ?? null,
    });
  }
  return found;
}
