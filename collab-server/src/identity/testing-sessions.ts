import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../platform/database/testing.ts';
import { type TestApp, fillSmallProvince, idOf, openTestApp, testPassword } from './testing-app.ts';
import { throttlePolicies } from './throttle.ts';

const newPassword = 'harbour-lantern-3';

export function sessionContract(database: TestDatabase): void {
  describe(`sessions on ${database.name}`, () => {
    let test: TestApp;
    beforeEach(async () => {
      test = await openTestApp(database, fillSmallProvince);
    });
    afterEach(() => test.dispose());

    const guess = (account: string, password: string, address?: string) =>
      test.call('POST /api/session', { payload: { account, password }, ...(address ? { address } : {}) });

    it('sign in under any case of the account, with a cookie that no script reads', async () => {
      const answer = await guess(' ANNA ', testPassword);
      expect(answer.status).toBe(200);
      expect(answer.body['person']).toMatchObject({
        account: 'anna',
        displayName: '林静澜',
        mustChangePassword: false,
      });
      expect(answer.body['memberships']).toMatchObject([{ orgUnitName: '青屿小学', role: 'teacher', level: 'school' }]);
      expect(String(answer.headers['set-cookie'])).toMatch(
        /^tongyan_session=[\w-]{43}; .*HttpOnly.*Secure.*SameSite=Lax/,
      );
    });

    it('answer a wrong password and an account that does not exist alike', async () => {
      const [wrong, unknown] = [
        await guess('anna', 'not-the-password'),
        await guess('nobody-here', 'not-the-password'),
      ];
      expect([wrong.status, wrong.body['code']]).toEqual([401, 'session.invalidCredentials']);
      expect([unknown.status, unknown.body['code']]).toEqual([401, 'session.invalidCredentials']);
    });

    it('count guesses at an account whatever address they come from, and let it in again after the wait', async () => {
      const { free, blocksMs } = throttlePolicies.account;
      const [firstBlockMs = 0] = blocksMs;
      for (let attempt = 0; attempt < free; attempt += 1) await guess('anna', 'wrong', `192.0.2.${attempt + 10}`);
      const blocked = await guess('anna', testPassword, '198.51.100.1');
      expect([blocked.status, blocked.body['code']]).toEqual([429, 'session.tooManyAttempts']);
      expect(blocked.body['params']).toEqual({ retryAfterS: firstBlockMs / 1_000 });
      expect(blocked.headers['retry-after']).toBe(String(firstBlockMs / 1_000));
      expect((await guess('bo', testPassword)).status).toBe(200);
      test.clock.nowMs += firstBlockMs;
      expect((await guess('anna', testPassword)).status).toBe(200);
      expect((await guess('anna', 'wrong')).status).toBe(401);
    });

    it('let the owner in on a known browser while a stranger guesses, and count the guesses there by themselves', async () => {
      const { free } = throttlePolicies.account;
      const known = await guess('anna', testPassword);
      const device = /tongyan_device=[^;]+/.exec(String(known.headers['set-cookie']))?.[0] ?? '';
      expect(String(known.headers['set-cookie'])).toMatch(
        /tongyan_device=[^;]+;[^,]*Path=\/api\/session; HttpOnly; Secure/,
      );
      const guessThere = (account: string, password: string) =>
        test.call('POST /api/session', { payload: { account, password }, cookie: device });
      for (let attempt = 0; attempt < free; attempt += 1) await guess('anna', 'wrong');
      expect((await guess('anna', testPassword)).status).toBe(429);
      expect((await guessThere('anna', testPassword)).status).toBe(200);
      // What the owner does there gives the stranger no more guesses.
      expect((await guess('anna', testPassword)).status).toBe(429);
      for (let attempt = 0; attempt < free; attempt += 1) await guessThere('anna', 'wrong');
      expect((await guessThere('anna', testPassword)).status).toBe(429);
      // Known for one account, it is a stranger to others.
      for (let attempt = 0; attempt < free; attempt += 1) await guess('bo', 'wrong');
      expect((await guessThere('bo', testPassword)).status).toBe(429);
    });

    it('count guesses that come at once like those that come in turn', async () => {
      const { free } = throttlePolicies.account;
      const answers = await Promise.all(Array.from({ length: free * 3 }, () => guess('anna', 'wrong')));
      expect(answers.filter(({ status }) => status === 401)).toHaveLength(free);
      expect(answers.filter(({ status }) => status === 429)).toHaveLength(free * 2);
    });

    it('count guesses at an account that does not exist too, so that waiting tells nothing', async () => {
      const { free } = throttlePolicies.account;
      for (let attempt = 0; attempt < free; attempt += 1) await guess('ghost', 'wrong');
      expect((await guess('ghost', 'wrong')).status).toBe(429);
    });

    it('refuse a sign-in from another site', async () => {
      const answer = await test.call('POST /api/session', {
        payload: { account: 'anna', password: testPassword },
        headers: { origin: 'https://elsewhere.example' },
      });
      expect([answer.status, answer.body['code']]).toEqual([403, 'request.originRefused']);
    });

    it('keep a disabled person out, and tell only who knows the password', async () => {
      await test.db.updateTable('person').set({ disabled: 1 }).where('account', '=', 'anna').execute();
      expect((await guess('anna', testPassword)).body['code']).toBe('session.accountDisabled');
      expect((await guess('anna', 'wrong')).body['code']).toBe('session.invalidCredentials');
    });

    it('change a password only with the old one, and end the other sessions', async () => {
      const here = await test.signIn('anna');
      const there = await test.signIn('anna');
      const change = (currentPassword: string, wanted: string) =>
        test.call('PUT /api/session/password', { cookie: here, payload: { currentPassword, newPassword: wanted } });
      expect((await change('wrong', newPassword)).body['code']).toBe('password.currentWrong');
      expect((await change(testPassword, 'short')).body['code']).toBe('password.tooShort');
      expect((await change(testPassword, testPassword)).body['code']).toBe('password.unchanged');
      expect(await change(testPassword, newPassword)).toMatchObject({ status: 200, body: { endedSessions: 1 } });
      expect((await test.call('GET /api/session', { cookie: here })).status).toBe(200);
      expect((await test.call('GET /api/session', { cookie: there })).status).toBe(401);
      expect((await guess('anna', testPassword)).status).toBe(401);
      expect((await guess('anna', newPassword)).status).toBe(200);
      expect(test.ended).toEqual([{ personId: await idOf(test.db, 'anna'), sessionIds: [expect.any(String)] }]);
    });

    it('list and end sessions: one, all others, all', async () => {
      const [here, there, third] = [await test.signIn('anna'), await test.signIn('anna'), await test.signIn('anna')];
      const listed = await test.call('GET /api/sessions', { cookie: here });
      const sessions = listed.body['sessions'] as { id: string; current: boolean }[];
      expect(sessions.filter(({ current }) => current)).toHaveLength(1);
      const other = await test.signIn('bo');
      const mine = sessions.find(({ current }) => current)?.id ?? '';
      expect((await test.call(`DELETE /api/sessions/${mine}`, { cookie: other })).body['code']).toBe(
        'session.notFound',
      );
      expect(await test.call('DELETE /api/sessions?keepCurrent=true', { cookie: here })).toMatchObject({
        body: { endedSessions: 2 },
      });
      expect((await test.call('GET /api/session', { cookie: there })).status).toBe(401);
      expect((await test.call('GET /api/session', { cookie: third })).status).toBe(401);
      expect(await test.call('DELETE /api/sessions', { cookie: here })).toMatchObject({ body: { endedSessions: 1 } });
      expect((await test.call('GET /api/session', { cookie: here })).status).toBe(401);
      expect(test.ended.flatMap(({ sessionIds }) => sessionIds)).toHaveLength(3);
    });

    it('end by themselves after long idleness', async () => {
      const cookie = await test.signIn('anna');
      test.clock.nowMs += 71 * 3_600_000;
      expect((await test.call('GET /api/session', { cookie })).status).toBe(200);
      test.clock.nowMs += 73 * 3_600_000;
      expect((await test.call('GET /api/session', { cookie })).status).toBe(401);
    });

    it('let nobody be found by pupils, and find colleagues but not pupils', async () => {
      const found = await test.call('GET /api/people?query=%E6%9E%97', { cookie: await test.signIn('bo') });
      expect(found.body['people']).toMatchObject([{ displayName: '林静澜', orgUnitName: '青屿小学', level: 'school' }]);
      const refused = await test.call('GET /api/people?query=a', { cookie: await test.signIn('pupil') });
      expect(refused.body['code']).toBe('permission.denied');
      const wild = await test.call('GET /api/people?query=%25', { cookie: await test.signIn('bo') });
      expect(wild.body['people']).toEqual([]);
    });

    it('leave a membership out of force before its first and after its last day', async () => {
      const id = await idOf(test.db, 'anna');
      const cookie = await test.signIn('anna');
      await test.db
        .updateTable('membership')
        .set({ beginsOn: '2026-09-02', endsOn: '2026-09-03' })
        .where('personId', '=', id)
        .execute();
      const counts: number[] = [];
      for (let day = 0; day < 4; day += 1) {
        const { body } = await test.call('GET /api/session', { cookie });
        counts.push((body['memberships'] as unknown[]).length);
        test.clock.nowMs += 24 * 3_600_000;
      }
      expect(counts).toEqual([0, 1, 1, 0]);
    });
  });

  describe(`the first administrator on ${database.name}`, () => {
    let test: TestApp;
    beforeEach(async () => {
      test = await openTestApp(database);
    });
    afterEach(() => test.dispose());

    const wish = { account: 'Chief', displayName: '周校长', password: newPassword };
    const make = (body: object) => test.call('POST /api/installation/administrator', { payload: body });

    it('is made once, by whoever holds the set-up token', async () => {
      expect((await test.call('GET /api/installation')).body).toEqual({
        demo: false,
        needsFirstAdministrator: true,
        demoAccounts: [],
      });
      expect((await make({ ...wish, setupToken: 'a guess' })).body['code']).toBe('installation.setupTokenWrong');
      expect((await make({ ...wish, password: 'short', setupToken: test.setupToken })).body['code']).toBe(
        'password.tooShort',
      );
      const [first, second] = await Promise.all([
        make({ ...wish, setupToken: test.setupToken }),
        make({ ...wish, account: 'second', setupToken: test.setupToken }),
      ]);
      expect([first.status, second.status].toSorted((a, b) => a - b)).toEqual([200, 409]);
      expect((await test.call('GET /api/installation')).body).toMatchObject({ needsFirstAdministrator: false });
      const made = first.status === 200 ? first : second;
      const tree = await test.call('GET /api/org-units', { cookie: made.cookie });
      const units = tree.body['orgUnits'] as { level: string; divisionCode: string; administered: boolean }[];
      expect(units.every(({ administered }) => administered)).toBe(true);
      expect(units.filter(({ divisionCode }) => divisionCode === '350128').map(({ level }) => level)).toEqual([
        'city',
        'county',
      ]);
      expect(units.filter(({ level }) => level === 'city')).toHaveLength(10);
    });
  });
}
