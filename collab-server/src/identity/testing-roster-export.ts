import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../platform/database/testing.ts';
import { layDivisions } from './divisions.ts';
import { hashPassword } from './password.ts';
import { insertMembership, insertPerson } from './person-store.ts';
import { textOfZip } from './rosters/read-set.ts';
import { type TestApp, everything, fillSmallProvince, multipart, openTestApp, testPassword } from './testing-app.ts';
import { goodSet } from './testing-roster-set.ts';

export function rosterExportContract(database: TestDatabase): void {
  describe(`the export of rosters on ${database.name}`, () => {
    let test: TestApp;
    beforeEach(async () => {
      test = await openTestApp(database, fillSmallProvince);
    });
    afterEach(() => test.dispose());

    it('export what an empty installation imports to the same, with formulas made harmless', async () => {
      const lian = await test.signIn('lian');
      await test.call('POST /api/rosters/import', { cookie: lian, ...multipart(goodSet) });
      await test.db
        .updateTable('person')
        .set({ displayName: '=HYPERLINK("http://x")' })
        .where('account', '=', 'zhouxm')
        .execute();
      const root = await test.signIn('root');
      const zip = await test.raw('GET /api/rosters/export', { cookie: root });
      const texts = textOfZip(zip);
      expect(texts.get('users.csv')).toContain(`"'=HYPERLINK(""http://x"")"`);
      expect(texts.get('users.csv')).not.toMatch(/argon2/);
      expect(texts.get('manifest.csv')).toContain('oneroster.version,1.2');
      const other = await openTestApp(database, async (db) => {
        await layDivisions(db);
        const passwordHash = await hashPassword(testPassword);
        const id = await insertPerson(
          db,
          { account: 'chief', displayName: '周', passwordHash, temporaryUntilMs: null },
          0,
        );
        await insertMembership(db, id, { orgUnitId: 'province-350000', role: 'administrator', ...everything }, 0);
      });
      try {
        const cookie = await other.signIn('chief');
        const { body } = await other.call('POST /api/rosters/import', { cookie, ...multipart({ 'roster.zip': zip }) });
        expect(body).toMatchObject({ imported: true, errors: 0 });
        const again = textOfZip(await other.raw('GET /api/rosters/export', { cookie }));
        const lines = (file: string, from: ReadonlyMap<string, string>) =>
          (from.get(file) ?? '')
            .split('\r\n')
            .filter((line) => !line.includes('chief') && !line.includes('周,'))
            .toSorted();
        for (const file of ['orgs.csv', 'users.csv']) expect(lines(file, again)).toEqual(lines(file, texts));
        expect(again.get('roles.csv')?.split('\r\n')).toEqual(
          expect.arrayContaining(texts.get('roles.csv')?.split('\r\n') ?? ['none']),
        );
      } finally {
        await other.dispose();
      }
      const audit = await test.call('GET /api/audit?action=roster.exported', { cookie: root });
      expect(audit.body['entries']).toMatchObject([{ action: 'roster.exported', count: 9 }]);
    });
  });
}
