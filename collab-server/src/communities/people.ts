import type { OrgLevel } from '../identity/index.ts';
import type { Db } from '../platform/database/index.ts';
import type { PersonReference } from './contract.ts';

/** The unit of a person's first membership; ties fall to the smaller id, so that lists never flicker. */
export type PersonUnit = {
  readonly orgUnitId: string;
  readonly name: string;
  readonly level: OrgLevel;
  readonly path: string;
};

/** People as lists show them, by id; an id that nobody has is left out. */
export async function findPeople(
  db: Db,
  personIds: Iterable<string | null>,
): Promise<Map<string, PersonReference & { readonly unit: PersonUnit | null }>> {
  const ids = [...new Set(personIds)].filter((id) => id !== null);
  const found = new Map<string, PersonReference & { readonly unit: PersonUnit | null }>();
  if (ids.length === 0) return found;
  const people = await db.selectFrom('person').select(['id', 'displayName']).where('id', 'in', ids).execute();
  const units = await db
    .selectFrom('membership')
    .innerJoin('orgUnit', 'orgUnit.id', 'membership.orgUnitId')
    .where('membership.personId', 'in', ids)
    .select(['membership.personId', 'orgUnit.id as orgUnitId', 'orgUnit.name', 'orgUnit.level', 'orgUnit.path'])
    .orderBy('membership.createdAtMs')
    .orderBy('membership.id')
    .execute();
  const first = new Map<string, PersonUnit>();
  for (const { personId, ...unit } of units) if (!first.has(personId)) first.set(personId, unit);
  for (const { id, displayName } of people) {
    const unit = first.get(id) ?? null;
    found.set(id, { personId: id, displayName, orgUnitName: unit?.name ?? null, level: unit?.level ?? null, unit });
  }
  return found;
}

/** One person's reference, without the unit's path. */
export function toReference(person: PersonReference): PersonReference {
  const { personId, displayName, orgUnitName, level } = person;
  return { personId, displayName, orgUnitName, level };
}

/** Names of the city and county above a unit; null where the unit itself stands at or above that level. */
export async function namesAbove(
  db: Db,
  units: readonly (PersonUnit | null)[],
): Promise<(unit: PersonUnit | null) => { cityName: string | null; countyName: string | null }> {
  const ids = new Set(units.flatMap((unit) => (unit === null ? [] : idsAbove(unit))));
  const rows =
    ids.size === 0
      ? []
      : await db
          .selectFrom('orgUnit')
          .select(['id', 'name', 'level'])
          .where('id', 'in', [...ids])
          .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return (unit) => {
    const above = unit === null ? [] : idsAbove(unit).flatMap((id) => byId.get(id) ?? []);
    const nameAt = (level: OrgLevel) => above.find((row) => row.level === level)?.name ?? null;
    return { cityName: nameAt('city'), countyName: nameAt('county') };
  };
}

function idsAbove(unit: PersonUnit): string[] {
  return unit.path.split('/').filter((id) => id !== '' && id !== unit.orgUnitId);
}
