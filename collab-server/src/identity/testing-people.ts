import { randomUUID } from 'node:crypto';
import type { Db, Tables } from '../platform/database/index.ts';
import type { RoleCode } from './index.ts';

/** People and units as tests lay them into a database: what a test does not speak of has a value that means nothing. */

type Unit = Pick<Tables['orgUnit'], 'id' | 'parentId' | 'level' | 'path'> & { readonly name?: string };

const made = { sourcedId: null, createdAtMs: 0 } as const;

export async function layUnits(db: Db, units: readonly Unit[]): Promise<void> {
  for (const { name, ...unit } of units) {
    const rest = { divisionCode: unit.id, schoolIdentifier: null, schoolType: null, sourcedId: null };
    await db
      .insertInto('orgUnit')
      .values({ ...unit, ...rest, name: name ?? `单位 ${unit.id}`, sortKey: unit.id })
      .execute();
  }
}

/** Somebody whose id is their account, with roles at units. */
export async function layPerson(
  db: Db,
  { id, displayName }: { readonly id: string; readonly displayName: string },
  roles: readonly (readonly [RoleCode, string])[],
): Promise<void> {
  const unknown = { passwordHash: null, disabled: 0, temporaryUntilMs: null };
  await db
    .insertInto('person')
    .values({ id, account: id, displayName, ...unknown, ...made })
    .execute();
  for (const [role, orgUnitId] of roles) {
    const always = { subject: null, stage: null, beginsOn: null, endsOn: null };
    await db
      .insertInto('membership')
      .values({ id: randomUUID(), personId: id, orgUnitId, role, ...always, ...made })
      .execute();
  }
}

/** Classes without an end, each of a school. */
export async function layClasses(
  db: Db,
  classes: readonly (readonly [id: string, orgUnitId: string])[],
): Promise<void> {
  const unknown = { classCode: null, location: null, courseSourcedId: null, termSourcedIds: null, endsOn: null };
  for (const [id, orgUnitId] of classes)
    await db
      .insertInto('classGroup')
      .values({ id, orgUnitId, title: `班 ${id}`, kind: 'homeroom', grades: 'Y2', subject: null, ...unknown, ...made })
      .execute();
}

/** By what names somebody is known who was laid into a database. */
export function namesIn(db: Db) {
  return (personId: string): Promise<{ readonly account: string; readonly displayName: string } | undefined> =>
    db.selectFrom('person').select(['account', 'displayName']).where('id', '=', personId).executeTakeFirst();
}
