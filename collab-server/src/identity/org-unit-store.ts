import { randomUUID } from 'node:crypto';
import type { Db } from '../platform/database/index.ts';
import type { OrgLevel, OrgUnitTable, SchoolType } from './tables.ts';

export function findOrgUnit(db: Db, id: string): Promise<OrgUnitTable | undefined> {
  return db.selectFrom('orgUnit').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The whole tree as a list: parents before children, siblings by their sort key. */
export async function listOrgUnits(db: Db): Promise<readonly OrgUnitTable[]> {
  const rows = await db.selectFrom('orgUnit').selectAll().execute();
  const children = Map.groupBy(rows, ({ parentId }) => parentId);
  const ordered: OrgUnitTable[] = [];
  const waiting = sorted(children.get(null));
  for (let unit = waiting.pop(); unit; unit = waiting.pop()) {
    ordered.push(unit);
    waiting.push(...sorted(children.get(unit.id)));
  }
  return ordered;
}

/** Last first, for a stack. */
function sorted(units: readonly OrgUnitTable[] | undefined): OrgUnitTable[] {
  const compare = (a: string, b: string) => (a < b ? 1 : a > b ? -1 : 0);
  return (units ?? []).toSorted((a, b) => compare(a.sortKey, b.sortKey) || compare(a.name, b.name));
}

/** People with a membership in each unit itself, by unit id. */
export async function countPeople(db: Db): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('membership')
    .select((select) => ['orgUnitId', select.fn.count<number>('personId').distinct().as('people')])
    .groupBy('orgUnitId')
    .execute();
  return new Map(rows.map(({ orgUnitId, people }) => [orgUnitId, people]));
}

export type NewOrgUnitRow = {
  readonly level: OrgLevel;
  readonly name: string;
  readonly divisionCode: string;
  readonly schoolIdentifier: string | null;
  readonly schoolType: SchoolType | null;
  readonly sourcedId?: string | null;
};

/** The row of a new unit below its parent. Divisions sort by code, schools by identifier. */
export function orgUnitRow(parent: { id: string; path: string }, unit: NewOrgUnitRow): OrgUnitTable {
  const id = randomUUID();
  const { level, name, divisionCode, schoolIdentifier, schoolType, sourcedId = null } = unit;
  const sortKey = level === 'school' ? (schoolIdentifier ?? `9${name}`) : divisionCode;
  const path = `${parent.path}${id}/`;
  return { id, parentId: parent.id, level, name, divisionCode, schoolIdentifier, schoolType, sourcedId, path, sortKey };
}
