import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../platform/database/testing.ts';
import { insertMembership, insertPerson } from './person-store.ts';
import { hashPassword } from './password.ts';
import type { RosterReport } from './rosters/problems.ts';
import { textOfZip } from './rosters/read-set.ts';
import { roleLevels } from './rules.ts';
import type { RoleCode } from './tables.ts';
import {
  type TestApp,
  county,
  everything,
  fillSmallProvince,
  idOf,
  multipart,
  openTestApp,
  testPassword,
} from './testing-app.ts';
import { classSet, classes, enrollments, roles, users } from './testing-roster-set.ts';

type ClassGroup = { id: string; title: string; grades: string[]; teachers: number; students: number };
type Enrolled = { person: { account: string }; role: string; isPrimary: boolean };

export function classGroupContract(database: TestDatabase): void {
  describe(`classes on ${database.name}`, () => {
    let test: TestApp;
    let lian: string;
    beforeEach(async () => {
      test = await openTestApp(database, fillSmallProvince);
      lian = await test.signIn('lian');
    });
    afterEach(() => test.dispose());

    const send = async (files: Record<string, string | Uint8Array>, cookie = lian) => {
      const { status, body } = await test.call('POST /api/rosters/import', { cookie, ...multipart(files) });
      expect([status, body['code']]).toEqual([200, undefined]);
      return body as unknown as RosterReport;
    };
    const brief = ({ problems }: RosterReport) =>
      problems.map(({ severity, file, row, column, code }) => `${severity} ${file}:${row} ${column ?? '-'} ${code}`);
    const countRows = async () => {
      const counts: number[] = [];
      for (const table of ['person', 'membership', 'classGroup', 'enrolment'] as const) {
        const { n } = await test.db
          .selectFrom(table)
          .select((select) => select.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow();
        counts.push(n);
      }
      return counts;
    };
    const list = async (school = 'school-a') =>
      (await test.call(`GET /api/org-units/${school}/class-groups`, { cookie: lian })).body[
        'classGroups'
      ] as ClassGroup[];
    const peopleIn = async (title: string) => {
      const id = (await list()).find((group) => group.title === title)?.id ?? '';
      const { body } = await test.call(`GET /api/class-groups/${id}`, { cookie: lian });
      return (body['enrolments'] as Enrolled[]).map(({ person, role, isPrimary }) =>
        [person.account, role, ...(isPrimary ? ['primary'] : [])].join(' '),
      );
    };

    it('import classes with who is in them, show them, and change nothing the second time', async () => {
      const before = await countRows();
      expect(await send(classSet)).toMatchObject({
        imported: true,
        errors: 0,
        classGroups: { created: 2 },
        enrolments: { created: 5 },
      });
      expect((await countRows()).map((count, index) => count - (before[index] ?? 0))).toEqual([3, 3, 2, 5]);
      expect(await list()).toMatchObject([
        {
          title: '五六年级复式班',
          kind: 'homeroom',
          grades: ['G5', 'G6'],
          classCode: '50601',
          location: '三楼',
          teachers: 1,
          students: 1,
        },
        { title: '六年级数学', kind: 'scheduled', grades: ['G6'], subject: 'mathematics', teachers: 1, students: 2 },
      ]);
      expect((await peopleIn('五六年级复式班')).toSorted()).toEqual(['linyue student', 'zhouxm teacher primary']);
      expect(await send(classSet)).toMatchObject({
        imported: true,
        classGroups: { created: 0, updated: 0, unchanged: 2 },
        enrolments: { created: 0, updated: 0, unchanged: 5 },
      });
    });

    it('report every bad row of classes and enrolments, and write nothing of the good ones', async () => {
      await send(classSet);
      const before = await countRows();
      const report = await send({
        'users.csv': users('u9,,,true,newpupil,新,林,'),
        'roles.csv': roles('r9,,,u9,primary,student,,,school-a'),
        'classes.csv': classes(
          'c3,,,三年级一班,03,,,homeroom,,school-a,,,,',
          'c3,,,三年级二班,03,,,homeroom,,school-a,,,,',
          'c4,,,,03,,,homeroom,,school-a,,,,',
          'c5,,,四年级一班,04,,,club,,school-a,,,,',
          'c6,,,初一一班,07,,,homeroom,,school-a,,,,',
          'c7,,,幼儿班,KG,,,homeroom,,school-a,,,,',
          `c8,,,县里的班,03,,,homeroom,,${county.lianjiang},,,,`,
          'c9,,,别县的班,03,,,homeroom,,school-b,,,,',
          'c10,,,没有学校,03,,,homeroom,,nowhere,,,,',
          'c11,tobedeleted,,已结束,03,,,homeroom,,school-a,,,,',
        ),
        'enrollments.csv': enrollments(
          'e9,,,c3,school-a,u9,student,,,',
          'e10,,,c99,school-a,u9,student,,,',
          'e11,,,c3,school-a,u99,student,,,',
          'e12,,,c3,school-b,u9,student,,,',
          'e13,,,c3,school-a,u9,student,,,',
          'e14,,,c3,school-a,u9,teacher,,,',
          'e15,,,c3,school-a,u1,captain,,,',
          'e16,,,c3,school-a,u1,proctor,,,',
          'e17,,,c3,school-a,u3,student,true,,',
          'e18,,,c11,school-a,u1,teacher,,,',
          'e19,,,c3,school-a,u1,teacher,,2026-09-02,2026-09-01',
          'e2,,,c2,school-a,u2,student,,,',
          `e20,,,c3,${county.lianjiang},u2,student,,,`,
          'e21,,,c1,school-a,anna-key,teacher,,,',
        ),
      });
      expect(report.imported).toBe(false);
      expect(await countRows()).toEqual(before);
      expect(brief(report)).toEqual([
        'error classes.csv:3 sourcedId sourcedId.duplicate',
        'error classes.csv:4 title value.required',
        'error classes.csv:5 classType value.unknown',
        'error classes.csv:6 grades class.gradeNotForSchool',
        'error classes.csv:7 grades value.unknown',
        'error classes.csv:8 schoolSourcedId reference.wrongLevel',
        'error classes.csv:9 schoolSourcedId scope.outside',
        'error classes.csv:10 schoolSourcedId reference.missing',
        'error enrollments.csv:3 classSourcedId reference.missing',
        'error enrollments.csv:4 userSourcedId reference.missing',
        'error enrollments.csv:5 schoolSourcedId enrolment.schoolDiffers',
        'error enrollments.csv:5 schoolSourcedId scope.outside',
        'error enrollments.csv:6 userSourcedId enrolment.duplicate',
        'error enrollments.csv:7 userSourcedId enrolment.roleNotHeld',
        'error enrollments.csv:8 role value.unknown',
        'warning enrollments.csv:9 role role.noEquivalent',
        'error enrollments.csv:10 primary value.format',
        'error enrollments.csv:11 classSourcedId reference.deleted',
        'error enrollments.csv:12 endDate value.date',
        'error enrollments.csv:13 sourcedId enrolment.changed',
        'error enrollments.csv:14 schoolSourcedId reference.wrongLevel',
        'error enrollments.csv:15 userSourcedId reference.missing',
      ]);
    });

    it('keep one teacher who answers for a class, and a class at its school', async () => {
      await send(classSet);
      const anna = await idOf(test.db, 'anna');
      const second = { 'enrollments.csv': enrollments(`e9,,,c1,school-a,${anna},teacher,true,,`) };
      expect(brief(await send(second))).toEqual(['error enrollments.csv:2 primary enrolment.secondPrimary']);
      const handedOver = {
        'enrollments.csv': enrollments(
          'e1,,,c1,school-a,u1,teacher,false,,',
          `e9,,,c1,school-a,${anna},teacher,true,,`,
        ),
      };
      expect(await send(handedOver)).toMatchObject({ imported: true, enrolments: { created: 1, updated: 1 } });
      const root = await test.signIn('root');
      const moved = { 'classes.csv': classes('c1,,,五六年级复式班,"06,05",,,homeroom,,school-b,,,,') };
      expect(brief(await send(moved, root))).toEqual(['error classes.csv:2 schoolSourcedId class.moved']);
    });

    it('end enrolments and classes by status, and take out whoever loses the role at the school', async () => {
      await send(classSet);
      const left = { 'enrollments.csv': enrollments('e4,tobedeleted,,c2,school-a,u2,student,,,') };
      expect(await send(left)).toMatchObject({ imported: true, enrolments: { ended: 1 } });
      expect(await send(left)).toMatchObject({ imported: true, enrolments: { ended: 0, unchanged: 1 } });
      expect((await peopleIn('六年级数学')).toSorted()).toEqual(['linchao student', 'zhouxm teacher']);
      await test.db.updateTable('membership').set({ endsOn: '2026-08-31' }).where('sourcedId', '=', 'r3').execute();
      expect(await peopleIn('六年级数学')).toEqual(['zhouxm teacher']);
      // An export leaves them out too, so that it is taken back.
      const zip = await test.raw('GET /api/rosters/export', { cookie: lian });
      expect(textOfZip(zip).get('enrollments.csv')).not.toMatch(/^e[45],/m);
      expect(await send({ 'roster.zip': zip })).toMatchObject({ imported: true, errors: 0 });
      const closed = { 'classes.csv': classes('c2,tobedeleted,,六年级数学,6,,,scheduled,,school-a,,,mathematics,') };
      expect(await send(closed)).toMatchObject({ imported: true, classGroups: { ended: 1 } });
      expect((await list()).map(({ title }) => title)).toEqual(['五六年级复式班']);
    });

    it('export what comes back as it went, keys of courses and terms too', async () => {
      await send(classSet);
      const texts = textOfZip(await test.raw('GET /api/rosters/export', { cookie: lian }));
      expect(texts.get('manifest.csv')).toContain('file.enrollments,bulk');
      const [, first, second] = texts.get('classes.csv')?.split('\r\n') ?? [];
      expect(first).toBe('c1,,,五六年级复式班,"05,06",course-9,50601,homeroom,三楼,school-a,"t1,t2",,,,');
      expect(second).toBe('c2,,,六年级数学,06,,,scheduled,,school-a,,,mathematics,,');
      expect(texts.get('enrollments.csv')?.split('\r\n')).toContain(
        'e2,,,c1,school-a,u2,student,false,2026-09-01,2027-07-01',
      );
    });

    it('record who read a class, and show of another county nothing', async () => {
      await send(classSet);
      const [group] = await list();
      await peopleIn('五六年级复式班');
      const entries = (await test.call('GET /api/audit', { cookie: lian })).body['entries'];
      expect(entries).toMatchObject([
        { action: 'classGroup.read', orgUnitName: '青屿小学', count: 2, detail: { title: '五六年级复式班' } },
        { action: 'roster.imported', count: 3 },
      ]);
      const shou = await test.signIn('shou');
      const refused = async (route: string) => (await test.call(route, { cookie: shou })).body['code'];
      expect(await refused('GET /api/org-units/school-a/class-groups')).toBe('permission.denied');
      expect(await refused(`GET /api/class-groups/${group?.id}`)).toBe('classGroup.notFound');
      expect(await refused('GET /api/class-groups/none')).toBe('classGroup.notFound');
    });

    it('open classes to administrators, and to no other role', async () => {
      await send(classSet);
      const [group] = await list();
      const passwordHash = await hashPassword(testPassword);
      const routes = ['GET /api/org-units/school-a/class-groups', `GET /api/class-groups/${group?.id}`];
      for (const role of Object.keys(roleLevels) as RoleCode[]) {
        const account = `somebody-${role.toLowerCase()}`;
        const person = { account, displayName: '某人', passwordHash, temporaryUntilMs: null };
        const id = await insertPerson(test.db, person, 0);
        const orgUnitId = roleLevels[role].includes('school') ? 'school-a' : county.lianjiang;
        await insertMembership(test.db, id, { orgUnitId, role, ...everything }, 0);
        const cookie = await test.signIn(account);
        for (const route of routes) {
          expect([role, (await test.call(route, { cookie })).status]).toEqual([
            role,
            role === 'administrator' ? 200 : 403,
          ]);
        }
      }
      for (const route of routes) expect((await test.call(route)).status).toBe(401);
    });
  });
}
