import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditMigrations } from '../audit/index.ts';
import {
  createSetupToken,
  fixInstallationKind,
  identityMigrations,
  isSchoolIdentifier,
  mayBeEnrolled,
  roleLevels,
} from '../identity/index.ts';
import { sqliteTestDatabase } from '../platform/database/testing.ts';
import { demoClassGroups } from './class-groups.ts';
import { demoPeople, demoPersonId } from './people.ts';
import { listDemoAccounts, seedDemoProvince } from './province.ts';
import { demoSchools } from './schools.ts';

describe('the demo province', () => {
  let handle: Awaited<ReturnType<typeof sqliteTestDatabase.open>>;
  const now = () => 1_000;
  beforeEach(async () => {
    handle = await sqliteTestDatabase.open(identityMigrations, auditMigrations);
  });
  afterEach(() => handle.dispose());

  const counts = async () => {
    const tables = ['orgUnit', 'person', 'membership'] as const;
    const rows = await Promise.all(
      tables.map((table) =>
        handle.db
          .selectFrom(table)
          .select((select) => select.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow(),
      ),
    );
    return rows.map(({ n }) => n);
  };

  it('is laid once, however often and by however many it is asked for', async () => {
    const both = await Promise.all([
      seedDemoProvince({ db: handle.db, now }),
      seedDemoProvince({ db: handle.db, now }),
    ]);
    expect(both).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
    ]);
    const first = await counts();
    expect(first).toEqual([
      39 + demoSchools.length,
      demoPeople.length,
      demoPeople.flatMap((p) => p.memberships).length,
    ]);
    expect(await seedDemoProvince({ db: handle.db, now })).toEqual({ ok: true, value: null });
    expect(await counts()).toEqual(first);
    const accounts = await listDemoAccounts(handle.db);
    expect(accounts.map(({ account }) => account)).toContain('linjinglan');
  });

  it('is never laid into an installation that was set up for real use', async () => {
    await fixInstallationKind(handle.db, 'real');
    expect(await seedDemoProvince({ db: handle.db, now })).toEqual({ ok: false, error: 'notADemo' });
    expect(await counts()).toEqual([0, 0, 0]);
    expect(await listDemoAccounts(handle.db)).toEqual([]);
  });

  it('is never laid where there is anybody already', async () => {
    const row = { passwordHash: null, temporaryUntilMs: null, disabled: 0, sourcedId: null, createdAtMs: 0 };
    await handle.db
      .insertInto('person')
      .values({ id: 'p', account: 'p', displayName: 'p', ...row })
      .execute();
    expect(await seedDemoProvince({ db: handle.db, now })).toEqual({ ok: false, error: 'notADemo' });
    expect(await counts()).toEqual([0, 1, 0]);
  });

  it('leaves Jinmen empty and has Pingtan at two levels', async () => {
    await seedDemoProvince({ db: handle.db, now });
    const units = await handle.db.selectFrom('orgUnit').selectAll().execute();
    const jinmen = units.filter(({ divisionCode }) => divisionCode === '350527');
    expect(jinmen.map(({ level }) => level)).toEqual(['county']);
    const pingtan = units.filter(({ divisionCode, level }) => divisionCode === '350128' && level !== 'school');
    expect(pingtan.map(({ level }) => level)).toEqual(['city', 'county']);
  });

  it('holds nothing that its own rules would refuse', async () => {
    for (const { identifier, type } of demoSchools)
      expect([identifier, isSchoolIdentifier(identifier, type)]).toEqual([identifier, true]);
    expect(new Set(demoSchools.map(({ identifier }) => identifier)).size).toBe(demoSchools.length);
    expect(new Set(demoPeople.map(({ account }) => account)).size).toBe(demoPeople.length);
    await seedDemoProvince({ db: handle.db, now });
    const held = await handle.db
      .selectFrom('membership')
      .innerJoin('orgUnit', 'orgUnit.id', 'membership.orgUnitId')
      .select(['membership.id', 'membership.role', 'orgUnit.level'])
      .execute();
    expect(held.filter(({ role, level }) => !roleLevels[role].includes(level))).toEqual([]);
    expect(new Set(held.map(({ role }) => role)).size).toBe(Object.keys(roleLevels).length);
    const misplaced = demoClassGroups.flatMap(({ title, schoolId, enrolments }) =>
      enrolments
        .filter(({ account, role }) => {
          const theirs = demoPeople.find((person) => person.account === account)?.memberships ?? [];
          const memberships = theirs.map((membership) => ({ ...membership, endsOn: null }));
          return !mayBeEnrolled(memberships, { schoolId, role }, '2026-09-01');
        })
        .map(({ account }) => `${title}: ${account}`),
    );
    expect(misplaced).toEqual([]);
    const enrolled = await handle.db.selectFrom('enrolment').select('personId').execute();
    const listed = demoClassGroups.flatMap(({ enrolments }) => enrolments.map(({ account }) => demoPersonId(account)));
    expect(enrolled.map(({ personId }) => personId).toSorted()).toEqual(listed.toSorted());
  });
});

it('a set-up token is taken as it was printed and no other way', () => {
  const token = createSetupToken();
  expect(token.matches(` ${token.text} `)).toBe(true);
  expect(token.matches(createSetupToken().text)).toBe(false);
  expect(token.matches('')).toBe(false);
});
