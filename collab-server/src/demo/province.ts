import {
  type DemoAccount,
  divisionId,
  fixInstallationKind,
  hasPeople,
  hashPassword,
  layDivisions,
  readInstallationKind,
} from '../identity/index.ts';
import type { Db } from '../platform/database/index.ts';
import { type Result, err, ok } from '../platform/result.ts';
import { demoClassGroups } from './class-groups.ts';
import { demoPeople, demoPersonId } from './people.ts';
import { demoSchoolId, demoSchools } from './schools.ts';

/** Known to everybody: it opens accounts of a demo installation only, which says so. */
const demoPassword = 'tongyan-demo';

export type DemoDeps = { readonly db: Db; readonly now: () => number };

/** Why no demo province is laid: the installation serves real people. */
export type DemoRefusal = 'notADemo';

/**
 * Lays the demo province: divisions, invented schools and people, all with one known password. Again and again changes
 * nothing. An installation that was set up for real use, or holds anybody, is never touched.
 */
export async function seedDemoProvince({ db, now }: DemoDeps): Promise<Result<null, DemoRefusal>> {
  const kind = await readInstallationKind(db);
  if (kind === 'demo') return ok(null);
  if (kind === 'real' || (await hasPeople(db))) return err('notADemo');
  const passwordHash = await hashPassword(demoPassword);
  return db.transaction().execute(async (trx) => {
    // Another server may have fixed the kind meanwhile.
    if (!(await fixInstallationKind(trx, 'demo'))) {
      return (await readInstallationKind(trx)) === 'demo' ? ok(null) : err('notADemo');
    }
    await layDivisions(trx);
    await laySchools(trx);
    await layPeople(trx, passwordHash, now());
    await layClassGroups(trx, now());
    return ok(null);
  });
}

async function laySchools(db: Db): Promise<void> {
  const counties = await db.selectFrom('orgUnit').select(['id', 'path']).where('level', '=', 'county').execute();
  const paths = new Map(counties.map(({ id, path }) => [id, path]));
  const rows = demoSchools.map(({ county, name, type, identifier }) => {
    const parentId = divisionId('county', county);
    const parentPath = paths.get(parentId);
    if (parentPath === undefined) throw new Error(`the demo names no county of code ${county}`);
    const id = demoSchoolId(identifier);
    return {
      id,
      parentId,
      level: 'school' as const,
      divisionCode: county,
      schoolIdentifier: identifier,
      schoolType: type,
      sourcedId: null,
      name,
      path: `${parentPath}${id}/`,
      sortKey: identifier,
    };
  });
  await db.insertInto('orgUnit').values(rows).execute();
}

async function layPeople(db: Db, passwordHash: string, createdAtMs: number): Promise<void> {
  const fixed = { passwordHash, disabled: 0, sourcedId: null, temporaryUntilMs: null, createdAtMs };
  await db
    .insertInto('person')
    .values(
      demoPeople.map(({ account, displayName }) => ({ id: demoPersonId(account), account, displayName, ...fixed })),
    )
    .execute();
  await db
    .insertInto('membership')
    .values(
      demoPeople.flatMap(({ account, memberships }) =>
        memberships.map((membership, index) => ({
          id: `${demoPersonId(account)}-${index + 1}`,
          personId: demoPersonId(account),
          ...membership,
          beginsOn: null,
          endsOn: null,
          sourcedId: null,
          createdAtMs,
        })),
      ),
    )
    .execute();
}

async function layClassGroups(db: Db, createdAtMs: number): Promise<void> {
  const unknown = { classCode: null, location: null, courseSourcedId: null, termSourcedIds: null, sourcedId: null };
  await db
    .insertInto('classGroup')
    .values(
      demoClassGroups.map(({ schoolId, enrolments: _enrolments, ...group }) => ({
        ...group,
        ...unknown,
        orgUnitId: schoolId,
        endsOn: null,
        createdAtMs,
      })),
    )
    .execute();
  await db
    .insertInto('enrolment')
    .values(
      demoClassGroups.flatMap(({ id, enrolments }) =>
        enrolments.map(({ account, role, isPrimary }) => ({
          id: `${id}-${account}`,
          classGroupId: id,
          personId: demoPersonId(account),
          role,
          isPrimary: isPrimary ? 1 : 0,
          beginsOn: null,
          endsOn: null,
          sourcedId: null,
          createdAtMs,
        })),
      ),
    )
    .execute();
}

/** Accounts to show at the sign-in page; empty where this installation is no demo. */
export async function listDemoAccounts(db: Db): Promise<readonly DemoAccount[]> {
  if ((await readInstallationKind(db)) !== 'demo') return [];
  const accounts = demoPeople.filter((person) => person.shown).map(({ account }) => account);
  const rows = await db
    .selectFrom('person')
    .innerJoin('membership', 'membership.personId', 'person.id')
    .innerJoin('orgUnit', 'orgUnit.id', 'membership.orgUnitId')
    .where('person.id', 'in', accounts.map(demoPersonId))
    .where('person.disabled', '=', 0)
    .select([
      'person.account',
      'person.displayName',
      'orgUnit.name',
      'orgUnit.level',
      'membership.role',
      'membership.id',
    ])
    .execute();
  return accounts.flatMap((account) => {
    const first = rows.find((row) => row.id === `${demoPersonId(account)}-1`);
    if (!first) return [];
    const { displayName, name, level, role } = first;
    return [{ account, password: demoPassword, displayName, orgUnitName: name, level, role }];
  });
}
