import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../platform/database/testing.ts';
import { type TestApp, county, fillSmallProvince, idOf, multipart, openTestApp } from './testing-app.ts';
import { goodSet, orgs, roles, users } from './testing-roster-set.ts';
import type { RosterReport } from './rosters/problems.ts';

export function rosterContract(database: TestDatabase): void {
  describe(`rosters on ${database.name}`, () => {
    let test: TestApp;
    let lian: string;
    beforeEach(async () => {
      test = await openTestApp(database, fillSmallProvince);
      lian = await test.signIn('lian');
    });
    afterEach(() => test.dispose());

    const send = async (action: 'check' | 'import', files: Record<string, string | Uint8Array>, cookie = lian) => {
      const { status, body } = await test.call(`POST /api/rosters/${action}`, { cookie, ...multipart(files) });
      expect([status, body['code']]).toEqual([200, undefined]);
      return body as unknown as RosterReport;
    };
    const brief = ({ problems }: RosterReport) =>
      problems.map(({ severity, file, row, column, code }) => `${severity} ${file}:${row} ${column ?? '-'} ${code}`);
    const countRows = async () => {
      const counts: number[] = [];
      for (const table of ['orgUnit', 'person', 'membership'] as const) {
        const { n } = await test.db
          .selectFrom(table)
          .select((s) => s.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow();
        counts.push(n);
      }
      return counts;
    };

    it('check without writing, import in full, and change nothing the second time', async () => {
      const before = await countRows();
      const checked = await send('check', goodSet);
      expect(checked).toMatchObject({
        imported: false,
        errors: 0,
        people: { created: 2 },
        orgUnits: { created: 1 },
        memberships: { created: 3 },
      });
      expect(brief(checked)).toEqual(['warning users.csv:0 password value.passwordIgnored']);
      expect(await countRows()).toEqual(before);
      expect(await send('import', goodSet)).toMatchObject({ imported: true, errors: 0 });
      const after = await countRows();
      expect(after.map((count, index) => count - (before[index] ?? 0))).toEqual([1, 2, 3]);
      expect(await send('import', goodSet)).toMatchObject({
        imported: true,
        people: { created: 0, unchanged: 2 },
        orgUnits: { created: 0, unchanged: 1 },
        memberships: { created: 0, unchanged: 3 },
      });
      expect(await countRows()).toEqual(after);
      const person = await test.db
        .selectFrom('person')
        .selectAll()
        .where('account', '=', 'zhouxm')
        .executeTakeFirstOrThrow();
      expect(person).toMatchObject({ displayName: '周昕玫', sourcedId: 'u1', passwordHash: null });
      await expect(test.signIn('zhouxm', 'secret')).rejects.toThrow(/invalidCredentials/);
    });

    it('report every bad row with file, row, column and code, and write nothing of the good ones', async () => {
      const before = await countRows();
      const report = await send('import', {
        'orgs.csv': orgs(
          `s1,,,新校一,school,2135990201,${county.lianjiang}`,
          `s1,,,新校二,school,2135990202,${county.lianjiang}`,
          's3,,,新校三,school,2135990203,nowhere',
          `s4,,,新校四,school,99,${county.lianjiang}`,
          `s5,,,新校五,campus,2135990205,${county.lianjiang}`,
          `s6,,,新校六,school,2135990206,${county.shouning}`,
          's7,,,,school,2135990207,',
          's8,,,新校八,school,2135990208',
          `s9,,,新校九,school,2135990101,${county.lianjiang}`,
        ),
        'users.csv': users(
          'u1,,,true,zhouxm,昕玫,周,',
          'u2,,,maybe,huangzl,照林,黄,',
          'u3,,,true,ZHOUXM,重名,周,',
          'u4,,,true,anna,静澜,林,',
          'u5,,,true,has space,某,某,',
          'u6,,,true,noroles,某,某,',
          ',,,true,noid,某,某,',
          'u8,gone,,true,status8,某,某,',
        ),
        'roles.csv': roles(
          'r1,,,u1,primary,teacher,,,s1',
          'r2,,,u9,primary,teacher,,,s1',
          'r3,,,u1,primary,teacher,,,s99',
          'r4,,,u1,primary,wizard,,,s1',
          'r5,,,u1,primary,teacher,2026-02-30,,s1',
          'r6,,,u1,primary,teacher,2026-09-02,2026-09-01,s1',
          'r7,,,u1,first,teacher,,,s1',
          'r8,,,u1,primary,teacher,,,s1',
          'r9,,,u1,primary,teacher,,,school-b',
          `r10,,,u1,primary,teacher,,,${county.lianjiang}`,
          'r11,,,u1,secondary,principal,,,s1',
          'r1,,,u1,secondary,student,,,s1',
        ),
        'courses.csv': 'sourcedId\r\nc1',
        'notes.csv': 'x',
      });
      expect(report.imported).toBe(false);
      expect(await countRows()).toEqual(before);
      expect(brief(report)).toEqual([
        'warning courses.csv:0 - file.notYetImported',
        'warning notes.csv:0 - file.unknown',
        'error orgs.csv:3 sourcedId sourcedId.duplicate',
        'error orgs.csv:4 parentSourcedId reference.missing',
        'error orgs.csv:5 metadata.schoolType value.required',
        'error orgs.csv:6 type value.unknown',
        'error orgs.csv:7 parentSourcedId scope.outside',
        'error orgs.csv:8 name value.required',
        'error orgs.csv:9 - row.columnCount',
        'error roles.csv:3 userSourcedId reference.missing',
        'error roles.csv:4 orgSourcedId reference.missing',
        'error roles.csv:5 role value.unknown',
        'error roles.csv:6 beginDate value.date',
        'error roles.csv:7 endDate value.date',
        'error roles.csv:8 roleType value.unknown',
        'error roles.csv:9 role role.duplicate',
        'error roles.csv:10 orgSourcedId scope.outside',
        'error roles.csv:11 role role.notForLevel',
        'warning roles.csv:12 role role.noEquivalent',
        'error roles.csv:13 sourcedId sourcedId.duplicate',
        'error users.csv:3 enabledUser value.unknown',
        'error users.csv:4 username user.accountDuplicate',
        'error users.csv:6 username value.format',
        'error users.csv:7 sourcedId user.roleMissing',
        'error users.csv:8 sourcedId value.required',
        'error users.csv:9 status value.unknown',
      ]);
    });

    it('read a byte order mark, GBK and UTF-16, and refuse bytes that are none of them', async () => {
      const bom = await send('check', { ...goodSet, 'users.csv': `\uFEFF${goodSet['users.csv']}` });
      expect([bom.errors, bom.files[1]?.encoding]).toEqual([0, 'utf-8']);
      // 周昕玫 in GBK.
      const gbk = Buffer.concat([
        Buffer.from('sourcedId,enabledUser,username,givenName,familyName\r\nu1,true,zhouxm,'),
        Buffer.from([0xea, 0xbf, 0xc3, 0xb5, 0x2c, 0xd6, 0xdc]),
        Buffer.from('\r\nu2,true,huangzl,Zhaolin,Huang\r\n'),
      ]);
      const chinese = await send('import', { ...goodSet, 'users.csv': gbk });
      expect([chinese.imported, chinese.files[1]?.encoding]).toEqual([true, 'gb18030']);
      const stored = await test.db
        .selectFrom('person')
        .select('displayName')
        .where('account', 'in', ['zhouxm', 'huangzl'])
        .orderBy('account')
        .execute();
      expect(stored.map(({ displayName }) => displayName)).toEqual(['Zhaolin Huang', '周昕玫']);
      const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(goodSet['users.csv'], 'utf16le')]);
      expect((await send('check', { ...goodSet, 'users.csv': wide })).files[1]?.encoding).toBe('utf-16le');
      const broken = await send('check', { ...goodSet, 'users.csv': Buffer.from([0x61, 0xff, 0xff, 0x0a]) });
      expect(brief(broken)).toContain('error users.csv:0 - file.encoding');
    });

    it('name missing columns, an unclosed quote, and a set without rosters', async () => {
      const missing = await send('check', { 'users.csv': 'sourcedId,username\r\nu1,zhou' });
      const columns = ['enabledUser', 'familyName', 'givenName'];
      expect(brief(missing).toSorted()).toEqual(columns.map((column) => `error users.csv:1 ${column} column.missing`));
      const quote = await send('check', { 'users.csv': `${users()}\r\nu1,,,true,"zhou` });
      expect(brief(quote)).toEqual([expect.stringMatching(/^error users\.csv:\d+ - file\.unreadable$/)]);
      expect(brief(await send('check', { 'readme.txt': 'hello' }))).toContain('error users.csv:0 - file.missing');
      expect(brief(await send('check', { 'set.zip': Buffer.from('PK\u0003\u0004 broken') }))).toContain(
        'error set.zip:0 - file.unreadable',
      );
    });

    it('disable by status, end roles, and keep the last administrator', async () => {
      await send('import', goodSet);
      const gone = {
        'users.csv': users('u1,tobedeleted,,true,zhouxm,昕玫,周,', 'u77,tobedeleted,,true,never,某,某,'),
        'roles.csv': roles('r1,tobedeleted,,u1,primary,teacher,,,s1', 'r77,tobedeleted,,u77,primary,teacher,,,s1'),
      };
      expect(await send('import', gone)).toMatchObject({
        imported: true,
        people: { ended: 1, unchanged: 1 },
        memberships: { ended: 1, unchanged: 1 },
      });
      expect(await send('import', gone)).toMatchObject({
        imported: true,
        people: { ended: 0, unchanged: 2 },
        memberships: { ended: 0, unchanged: 2 },
      });
      const person = await test.db
        .selectFrom('person')
        .selectAll()
        .where('sourcedId', '=', 'u1')
        .executeTakeFirstOrThrow();
      expect(person.disabled).toBe(1);
      const me = await idOf(test.db, 'lian');
      const mine = await test.db
        .selectFrom('membership')
        .select('id')
        .where('personId', '=', me)
        .executeTakeFirstOrThrow();
      const own = await send('import', {
        'roles.csv': roles(`${mine.id},tobedeleted,,${me},primary,districtAdministrator,,,${county.lianjiang}`),
      });
      expect(brief(own)).toEqual(['error roles.csv:0 status scope.lastAdministrator']);
      const self = await send('import', { 'users.csv': users(`${me},tobedeleted,,true,lian,予安,江,`) });
      expect(brief(self)).toEqual(['error users.csv:2 status user.oneself']);
    });

    it('take over nobody of another county, neither by key nor by account', async () => {
      const bo = await idOf(test.db, 'bo');
      const report = await send('import', {
        'users.csv': users(`${bo},,,true,bo,改名,某,`, 'u5,,,true,bo,改名,某,'),
        'roles.csv': roles(`r1,,,${bo},primary,teacher,,,school-a`),
      });
      expect(brief(report)).toEqual(
        expect.arrayContaining([
          'error users.csv:2 sourcedId scope.outside',
          'error users.csv:3 username user.accountDuplicate',
        ]),
      );
      expect(report.imported).toBe(false);
      const alone = await send('import', {
        'users.csv': users('u5,,,true,bo,改名,某,'),
        'roles.csv': roles('r1,,,u5,primary,teacher,,,school-a'),
      });
      expect(brief(alone)).toContain('error users.csv:2 sourcedId scope.outside');
      const byRole = await send('import', { 'roles.csv': roles(`r1,,,${bo},primary,teacher,,,school-a`) });
      expect(brief(byRole)).toEqual(['error roles.csv:2 userSourcedId scope.outside']);
      const stored = await test.db.selectFrom('person').selectAll().where('id', '=', bo).executeTakeFirstOrThrow();
      expect(stored).toMatchObject({ displayName: '吴知行', disabled: 0, sourcedId: null });
    });

    it('judge again where somebody changed people meanwhile, and write one of two that come at once', async () => {
      const shou = await test.signIn('root');
      const other = {
        'users.csv': users('u9,,,true,zhouxm,另一,周,'),
        'roles.csv': roles('r9,,,u9,primary,teacher,,,school-a'),
      };
      const [first, second] = await Promise.all([send('import', goodSet), send('import', other, shou)]);
      expect([first.imported, second.imported].filter(Boolean)).toHaveLength(1);
      const refused = first.imported ? second : first;
      expect(brief(refused)).toContain('error users.csv:2 username user.accountTaken');
    });

    it('unpack a zip, whatever folder it holds, and only its tables', async () => {
      const zip = zipSync({
        'set/orgs.csv': Buffer.from(goodSet['orgs.csv']),
        'set/users.csv': Buffer.from(goodSet['users.csv']),
        'set/roles.csv': Buffer.from(goodSet['roles.csv']),
        '__MACOSX/._users.csv': Buffer.from('x'),
      });
      expect(await send('import', { 'set.zip': zip })).toMatchObject({ imported: true, people: { created: 2 } });
    });
  });
}
