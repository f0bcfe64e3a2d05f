import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../platform/database/testing.ts';
import { insertMembership, insertPerson } from './person-store.ts';
import { type TestApp, county, everything, fillSmallProvince, idOf, openTestApp } from './testing-app.ts';

type Person = {
  id: string;
  manageable: boolean;
  memberships: { id: string; role: string; revocable: boolean }[];
  membershipsElsewhere: number;
};

export function administrationContract(database: TestDatabase): void {
  describe(`administration on ${database.name}`, () => {
    let test: TestApp;
    let lian: string;
    beforeEach(async () => {
      test = await openTestApp(database, fillSmallProvince);
      lian = await test.signIn('lian');
    });
    afterEach(() => test.dispose());

    const person = async (account: string, cookie = lian) => {
      const { body } = await test.call(`GET /api/people/${await idOf(test.db, account)}`, { cookie });
      return body as unknown as Person;
    };

    it('answer 401 on every route without a session, and 403 to who administers nothing', async () => {
      const id = await idOf(test.db, 'anna');
      const routes = [
        ['GET /api/org-units/school-a/people', undefined],
        ['POST /api/org-units', { parentId: county.lianjiang, level: 'school', name: '新校', schoolType: 'primary' }],
        ['PATCH /api/org-units/school-a', { name: '新名' }],
        [
          'POST /api/people',
          { account: 'newcomer', displayName: '新人', membership: { orgUnitId: 'school-a', role: 'teacher' } },
        ],
        [`GET /api/people/${id}`, undefined],
        [`PATCH /api/people/${id}`, { disabled: true }],
        [`POST /api/people/${id}/temporary-password`, undefined],
        ['POST /api/org-units/school-a/temporary-passwords', {}],
        [`POST /api/people/${id}/memberships`, { orgUnitId: 'school-a', role: 'prepLeader' }],
        [`DELETE /api/people/${id}/memberships/any`, undefined],
        ['POST /api/rosters/check', undefined],
        ['POST /api/rosters/import', undefined],
        ['GET /api/rosters/export', undefined],
        ['GET /api/audit', undefined],
      ] as const;
      const bo = await test.signIn('bo');
      for (const [route, payload] of routes) {
        const body = payload ? { payload } : {};
        expect([route, (await test.call(route, body)).status]).toEqual([route, 401]);
        expect([route, (await test.call(route, { ...body, cookie: bo })).body['code']]).toEqual([
          route,
          'permission.denied',
        ]);
      }
      expect((await test.call('GET /api/org-units')).status).toBe(401);
      expect((await test.call('GET /api/sessions')).status).toBe(401);
    });

    it('keep an administrator of one county from everything of another', async () => {
      const bo = await idOf(test.db, 'bo');
      const refused = async (route: string, payload?: object) =>
        (await test.call(route, { cookie: lian, ...(payload ? { payload } : {}) })).body['code'];
      expect(await refused('GET /api/org-units/school-b/people')).toBe('permission.denied');
      expect(await refused(`GET /api/org-units/${county.shouning}/people?within=subtree`)).toBe('permission.denied');
      expect(await refused('PATCH /api/org-units/school-b', { name: '改名' })).toBe('permission.denied');
      expect(await refused(`GET /api/people/${bo}`)).toBe('person.notFound');
      expect(await refused(`PATCH /api/people/${bo}`, { disabled: true })).toBe('person.notFound');
      expect(await refused(`POST /api/people/${bo}/temporary-password`)).toBe('person.notFound');
      expect(await refused(`POST /api/people/${bo}/memberships`, { orgUnitId: 'school-a', role: 'teacher' })).toBe(
        'person.notFound',
      );
      expect(await refused('GET /api/rosters/export?orgUnitId=school-b')).toBe('permission.denied');
      expect(await refused('GET /api/audit?orgUnitId=school-b')).toBe('permission.denied');
    });

    it('grant no role above the own scope, nor one that the level does not have', async () => {
      const anna = await idOf(test.db, 'anna');
      const grant = async (payload: object) =>
        (await test.call(`POST /api/people/${anna}/memberships`, { cookie: lian, payload })).body['code'];
      expect(await grant({ orgUnitId: 'province-350000', role: 'administrator' })).toBe('permission.denied');
      expect(await grant({ orgUnitId: 'city-350100', role: 'researcher' })).toBe('permission.denied');
      expect(await grant({ orgUnitId: county.lianjiang, role: 'teacher' })).toBe('membership.roleNotForLevel');
      expect(await grant({ orgUnitId: 'school-a', role: 'teacher' })).toBe('membership.duplicate');
      expect(
        await grant({ orgUnitId: 'school-a', role: 'prepLeader', beginsOn: '2026-09-02', endsOn: '2026-09-01' }),
      ).toBe('membership.datesReversed');
      expect(await grant({ orgUnitId: 'school-a', role: 'prepLeader' })).toBeUndefined();
      expect((await person('anna')).memberships.map(({ role }) => role)).toEqual(['prepLeader', 'teacher']);
    });

    it('leave alone who holds roles above or beside the scope, but for the roles within it', async () => {
      const both = await idOf(test.db, 'both');
      expect(await person('both')).toMatchObject({
        manageable: false,
        membershipsElsewhere: 1,
        memberships: [{ role: 'teacher' }],
      });
      for (const [route, payload] of [
        [`PATCH /api/people/${both}`, { disabled: true }],
        [`POST /api/people/${both}/temporary-password`, undefined],
      ] as const) {
        const answer = await test.call(route, { cookie: lian, ...(payload ? { payload } : {}) });
        expect([answer.status, answer.body['code']]).toEqual([403, 'person.alsoElsewhere']);
      }
      const root = await test.signIn('root');
      expect(await person('both', root)).toMatchObject({ manageable: true, membershipsElsewhere: 0 });
    });

    it('make a person whose temporary password opens nothing but the change of it', async () => {
      const payload = {
        account: 'Newcomer',
        displayName: '许映川',
        membership: { orgUnitId: 'school-a', role: 'teacher', subject: 'mathematics' },
      };
      const made = await test.call('POST /api/people', { cookie: lian, payload });
      expect(made.status).toBe(200);
      expect((await test.call('POST /api/people', { cookie: lian, payload })).body['code']).toBe('person.accountTaken');
      const temporary = String(made.body['temporaryPassword']);
      const signedIn = await test.call('POST /api/session', { payload: { account: 'newcomer', password: temporary } });
      expect(signedIn.body['person']).toMatchObject({ mustChangePassword: true });
      const { cookie } = signedIn;
      expect((await test.call('GET /api/org-units', { cookie })).body['code']).toBe('session.passwordChangeRequired');
      const change = { currentPassword: temporary, newPassword: 'seashore-walk-5' };
      expect((await test.call('PUT /api/session/password', { cookie, payload: change })).status).toBe(200);
      expect((await test.call('GET /api/org-units', { cookie })).status).toBe(200);
    });

    it('give passwords to all who have none, in portions, to each once, and to nobody else', async () => {
      const names = Array.from({ length: 23 }, (_, index) => `new${String(index).padStart(2, '0')}`);
      for (const account of [...names, 'elsewhere', 'off']) {
        const newcomer = { account, displayName: account, passwordHash: null, temporaryUntilMs: null };
        const id = await insertPerson(test.db, newcomer, 0);
        await insertMembership(test.db, id, { orgUnitId: 'school-a', role: 'teacher', ...everything }, 0);
        if (account !== 'elsewhere') continue;
        await insertMembership(test.db, id, { orgUnitId: 'school-b', role: 'teacher', ...everything }, 0);
      }
      await test.db.updateTable('person').set({ disabled: 1 }).where('account', '=', 'off').execute();
      const waiting = async () =>
        (
          await test.call(`GET /api/org-units/${county.lianjiang}/people?within=subtree&hasPassword=false`, {
            cookie: lian,
          })
        ).body['total'];
      expect(await waiting()).toBe(25);
      type Given = { given: { account: string; temporaryPassword: string }[]; next: string | null };
      const give = async (after?: string) => {
        const payload = { within: 'subtree', ...(after === undefined ? {} : { after }) };
        const route = `POST /api/org-units/${county.lianjiang}/temporary-passwords`;
        return (await test.call(route, { cookie: lian, payload })).body as unknown as Given;
      };
      const first = await give();
      expect(first.given).toHaveLength(20);
      const second = await give(first.next ?? '');
      expect([second.given.length, second.next]).toEqual([3, null]);
      const given = [...first.given, ...second.given];
      expect(given.map(({ account }) => account).toSorted()).toEqual(names);
      expect(new Set(given.map(({ temporaryPassword }) => temporaryPassword)).size).toBe(23);
      expect((await give()).given).toEqual([]);
      expect(await waiting()).toBe(2);
      const [one] = given;
      const payload = { account: one?.account, password: one?.temporaryPassword };
      expect((await test.call('POST /api/session', { payload })).body['person']).toMatchObject({
        mustChangePassword: true,
      });
      await test.signIn('anna');
      const audit = await test.call('GET /api/audit?action=password.reset', { cookie: lian });
      expect(audit.body['entries']).toHaveLength(23);
      const refused = await test.call('POST /api/org-units/school-b/temporary-passwords', {
        cookie: lian,
        payload: {},
      });
      expect(refused.body['code']).toBe('permission.denied');
    });

    it('reset a password: sessions end, the old one is dead, the temporary one expires', async () => {
      const anna = await idOf(test.db, 'anna');
      const cookie = await test.signIn('anna');
      const reset = await test.call(`POST /api/people/${anna}/temporary-password`, { cookie: lian });
      expect((await test.call('GET /api/session', { cookie })).status).toBe(401);
      expect(test.ended).toEqual([{ personId: anna, sessionIds: [expect.any(String)] }]);
      await expect(test.signIn('anna')).rejects.toThrow(/invalidCredentials/);
      test.clock.nowMs = Number(reset.body['expiresAtMs']);
      const late = { account: 'anna', password: String(reset.body['temporaryPassword']) };
      expect((await test.call('POST /api/session', { payload: late })).body['code']).toBe(
        'session.temporaryPasswordExpired',
      );
    });

    it('disable and enable; nobody disables themselves', async () => {
      const anna = await idOf(test.db, 'anna');
      const cookie = await test.signIn('anna');
      const set = (id: string, disabled: boolean) =>
        test.call(`PATCH /api/people/${id}`, { cookie: lian, payload: { disabled } });
      expect((await set(anna, true)).body).toMatchObject({ disabled: true });
      expect((await test.call('GET /api/session', { cookie })).status).toBe(401);
      expect((await set(anna, false)).body).toMatchObject({ disabled: false });
      await test.signIn('anna');
      expect((await set(await idOf(test.db, 'lian'), true)).body['code']).toBe('person.oneself');
    });

    it('keep the last role of a person and the own last administrator role', async () => {
      const revoke = async (account: string, membershipId: string) =>
        (
          await test.call(`DELETE /api/people/${await idOf(test.db, account)}/memberships/${membershipId}`, {
            cookie: lian,
          })
        ).body['code'];
      const own = (await person('lian')).memberships[0];
      expect(own?.revocable).toBe(false);
      expect(await revoke('lian', own?.id ?? '')).toBe('membership.lastAdministrator');
      const last = (await person('anna')).memberships[0];
      expect(await revoke('anna', last?.id ?? '')).toBe('membership.last');
      const inScope = (await person('both')).memberships[0];
      expect(await revoke('anna', inScope?.id ?? '')).toBe('membership.notFound');
      expect(await revoke('both', inScope?.id ?? '')).toBeUndefined();
    });

    it('add units one level below, under codes that fit and are free', async () => {
      const add = async (payload: object) => (await test.call('POST /api/org-units', { cookie: lian, payload })).body;
      const school = {
        parentId: county.lianjiang,
        level: 'school',
        name: '浦湾中学',
        schoolType: 'juniorSecondary',
        schoolIdentifier: '3135990103',
      };
      expect(await add({ ...school, schoolIdentifier: '2135990103' })).toMatchObject({ code: 'orgUnit.codeWrong' });
      expect(await add({ ...school, level: 'county', divisionCode: '350123' })).toMatchObject({
        code: 'orgUnit.levelWrong',
      });
      expect(await add(school)).toMatchObject({
        name: '浦湾中学',
        divisionCode: '350122',
        administered: true,
        people: 0,
      });
      expect(await add(school)).toMatchObject({ code: 'orgUnit.codeTaken' });
      expect(await add({ ...school, parentId: county.shouning })).toMatchObject({ code: 'permission.denied' });
    });

    it('list people by page, text, role and subtree', async () => {
      const list = async (query: string, place: string = county.lianjiang) =>
        (await test.call(`GET /api/org-units/${place}/people?${query}`, { cookie: lian })).body as {
          people: { account: string }[];
          total: number;
        };
      expect((await list('within=unit')).total).toBe(1);
      const all = await list('within=subtree');
      expect(all.people.map(({ account }) => account).toSorted()).toEqual(['anna', 'both', 'lian', 'pupil']);
      const page = await list('within=subtree&limit=1&offset=1');
      expect([page.total, page.people[0]?.account]).toEqual([4, all.people[1]?.account]);
      expect((await list('within=subtree&role=student')).people).toMatchObject([{ account: 'pupil' }]);
      expect((await list(`within=subtree&query=${encodeURIComponent('静')}`)).people).toMatchObject([
        { account: 'anna' },
      ]);
      expect((await list('within=subtree&query=%25')).total).toBe(0);
      expect((await list('disabled=true&within=subtree')).total).toBe(0);
    });

    it('write every read and change of a person to a log that is append-only and read by scope', async () => {
      const anna = await idOf(test.db, 'anna');
      await person('anna');
      await test.call(`PATCH /api/people/${anna}`, { cookie: lian, payload: { displayName: '林静澜（改）' } });
      const read = async (account: string) =>
        (await test.call('GET /api/audit', { cookie: await test.signIn(account) })).body['entries'] as Record<
          string,
          unknown
        >[];
      const entries = await read('lian');
      expect(entries.slice(0, 2)).toMatchObject([
        {
          action: 'person.renamed',
          actorName: '江予安',
          subjectPersonId: anna,
          orgUnitName: '青屿小学',
          count: 1,
          detail: { from: '林静澜', to: '林静澜（改）' },
        },
        { action: 'person.read', actorName: '江予安', subjectName: '林静澜', orgUnitName: '青屿小学' },
      ]);
      expect(entries[0]?.['requestId']).toMatch(/^[\w-]{36}$/);
      expect(await read('shou')).toEqual([]);
      expect(await read('root')).toHaveLength(entries.length);
      await expect(test.db.updateTable('auditEntry').set({ actorName: 'x' }).execute()).rejects.toThrow(/append-only/);
      await expect(test.db.deleteFrom('auditEntry').execute()).rejects.toThrow(/append-only/);
      const first = await test.call('GET /api/audit?limit=1', { cookie: lian });
      const next = await test.call(`GET /api/audit?limit=1&before=${String(first.body['next'])}`, { cookie: lian });
      expect(next.body['entries']).toMatchObject([{ action: 'person.read' }]);
    });
  });
}
