import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../platform/database/testing.ts';
import type { LrsTarget } from '../contract-lrs.ts';
import { scoredAttempt, toldAttempt } from '../testing-attempts.ts';
import { everybody, startRecords, type TestRecords } from '../testing-records-server.ts';
import { type FakeLrs, LRS_SECRET, LRS_USER, startFakeLrs } from './testing-fake-lrs.ts';

const PASSED = 'http://adlnet.gov/expapi/verbs/passed';

/** What forwarding must do; on every database, against a store over real HTTP. */
export function lrsContract(testDatabase: TestDatabase): void {
  describe(`forwarding on ${testDatabase.name}`, { timeout: 60_000 }, () => {
    let lrs: FakeLrs;
    let server: TestRecords;
    beforeEach(async () => {
      lrs = await startFakeLrs();
      server = await startRecords(testDatabase, [lrs.host]);
    }, 60_000);
    afterEach(async () => {
      await server.dispose();
      await lrs.close();
    });

    async function add(more: Readonly<Record<string, unknown>> = {}, personId = 'schoolAdministrator') {
      const answer = await server.call(personId, 'POST', '/api/records/targets', {
        name: '省学习记录库',
        orgUnitId: 'schoolA',
        endpoint: lrs.endpoint,
        username: LRS_USER,
        secret: LRS_SECRET,
        withEarlier: false,
        ...more,
      });
      expect(answer.status).toBe(200);
      return answer.body as LrsTarget;
    }
    async function show(): Promise<LrsTarget | undefined> {
      const answer = await server.call('schoolAdministrator', 'GET', '/api/records/targets');
      return (answer.body as { targets: LrsTarget[] }).targets[0];
    }
    const tell = (attemptId = '00000000-0000-4000-8000-000000000001', more = {}) =>
      server.running.records.attemptScored(server.db, scoredAttempt({ attemptId, ...more }));
    const verbs = () => lrs.taken.map(({ verb }) => verb.id.split('/').at(-1));
    const told = ['launched', 'initialized', 'completed', 'passed', 'terminated'];

    it('sends statements of the unit’s subtree in their order, once, with no name and no secret told', async () => {
      await tell('00000000-0000-4000-8000-000000000009');
      const target = await add();
      await tell();
      await tell('00000000-0000-4000-8000-000000000002', { orgPath: 'province/city/countyA/schoolB/' });
      await server.running.sendDue();
      await server.running.sendDue();
      expect(verbs()).toEqual(told);
      expect(lrs.requests).toEqual(['POST 200']);
      expect(await show()).toMatchObject({ queued: 0, parked: 0, delivered: 5, failures: 0, lastError: null });
      expect(JSON.stringify([target, await show()])).not.toContain(LRS_SECRET);
    });

    it('sends on request what there was before', async () => {
      await tell();
      await add({ withEarlier: true });
      await server.running.sendDue();
      expect(verbs()).toEqual(told);
    });

    it('waits after a failure, longer each time and as long as it is asked to, and goes on after a restart', async () => {
      await add();
      await tell();
      lrs.fail('hang up', 503, 429);
      let waitedMs = 0;
      for (const failures of [1, 2, 3]) {
        await server.running.sendDue();
        const target = await show();
        expect(target).toMatchObject({ queued: 5, failures, delivered: 0 });
        const ahead = (target?.nextAttemptAtMs ?? 0) - server.clockMs;
        expect(ahead).toBeGreaterThanOrEqual(waitedMs);
        waitedMs = ahead / 2;
        // Not a moment too early.
        server.clockMs += ahead - 1;
        await server.running.sendDue();
        expect(lrs.requests).toHaveLength(failures);
        server.clockMs += 1;
      }
      expect((await show())?.lastError).toBe('HTTP 429: told to fail');
      await server.restart();
      await server.running.sendDue();
      expect(verbs()).toEqual(told);
      expect(await show()).toMatchObject({ queued: 0, delivered: 5, failures: 0, lastError: null });
    });

    it('parks what the store refuses for good, with its words, and delivers the rest', async () => {
      const target = await add();
      lrs.refuseVerb(PASSED);
      await tell();
      await server.running.sendDue();
      expect(verbs()).toEqual(told.filter((verb) => verb !== 'passed'));
      expect(lrs.requests).toEqual(['POST 400', 'PUT 204', 'PUT 204', 'PUT 204', 'PUT 400', 'PUT 204']);
      expect(await show()).toMatchObject({ queued: 0, parked: 1, delivered: 4 });
      const path = `/api/records/targets/${target.id}`;
      const parked = await server.call('schoolAdministrator', 'GET', `${path}/parked`);
      expect(parked.body).toMatchObject({ parked: [{ verb: 'passed', reason: `HTTP 400: malformed ${PASSED}` }] });
      lrs.refuseVerb(null);
      await server.call('schoolAdministrator', 'POST', `${path}/attempt`, { withParked: true });
      await server.running.sendDue();
      expect(verbs()).toContain('passed');
      expect(await show()).toMatchObject({ queued: 0, parked: 0, delivered: 5 });
    });

    it('parks a statement whose id the store has given to another', async () => {
      await add();
      await server.running.records.attemptOpened(server.db, toldAttempt());
      const launched = await server.db.selectFrom('statement').select('id').orderBy('seq').executeTakeFirstOrThrow();
      lrs.occupy(launched.id);
      await server.running.sendDue();
      expect(verbs()).toEqual(['initialized']);
      expect(await show()).toMatchObject({ queued: 0, parked: 1, delivered: 1 });
    });

    it('parks nothing where the password is wrong, and goes on once it is right', async () => {
      const target = await add({ secret: 'wrong' });
      await tell();
      await server.running.sendDue();
      expect(await show()).toMatchObject({ queued: 5, parked: 0, failures: 1, lastError: 'HTTP 401: who are you' });
      const path = `/api/records/targets/${target.id}`;
      await server.call('schoolAdministrator', 'PATCH', path, { secret: LRS_SECRET });
      await server.running.sendDue();
      expect(verbs()).toEqual(told);
    });

    it('keeps the queue while sending is stopped, and forgets it with the store', async () => {
      const target = await add();
      const path = `/api/records/targets/${target.id}`;
      await server.call('schoolAdministrator', 'PATCH', path, { enabled: false });
      await tell();
      await server.running.sendDue();
      expect([lrs.requests, (await show())?.queued]).toEqual([[], 5]);
      expect((await server.call('schoolAdministrator', 'DELETE', path)).status).toBe(204);
      await server.running.sendDue();
      expect([lrs.requests, await show()]).toEqual([[], undefined]);
      const audited = await server.db.selectFrom('auditEntry').select('action').orderBy('id').execute();
      expect(audited.map(({ action }) => action)).toEqual([
        'lrsTarget.added',
        'lrsTarget.changed',
        'lrsTarget.removed',
      ]);
    });

    it('follows no redirection and goes to no private address', async () => {
      await add();
      await tell();
      lrs.fail(302);
      await server.running.sendDue();
      expect(await show()).toMatchObject({ queued: 5, lastError: 'HTTP 302: told to fail' });
      for (const endpoint of [
        'http://127.0.0.1:1/xapi',
        'https://127.0.0.1/xapi',
        'http://lrs.example/',
        'ftp://x.example/',
      ]) {
        const answer = await server.call('schoolAdministrator', 'POST', '/api/records/targets', {
          name: 'x',
          orgUnitId: 'schoolA',
          endpoint,
          username: 'u',
          secret: 's',
          withEarlier: false,
        });
        expect([endpoint, answer.status, answer.body]).toMatchObject([endpoint, 400, { code: 'lrs.endpointRefused' }]);
      }
      // A name that leads home is found out where it is connected to.
      const named = await add({ endpoint: 'https://localhost/xapi' });
      await tell('00000000-0000-4000-8000-000000000002');
      await server.running.sendDue();
      const { targets } = (await server.call('schoolAdministrator', 'GET', '/api/records/targets')).body as {
        targets: LrsTarget[];
      };
      expect(targets.find(({ id }) => id === named.id)).toMatchObject({ queued: 5, lastError: 'privateAddress' });
    });

    const keptSecret = () => server.db.selectFrom('lrsTarget').select(['secret', 'sealed']).executeTakeFirstOrThrow();

    it('keeps a secret so that the database alone does not tell it', async () => {
      const target = await add({ secret: 'wrong' });
      const first = await keptSecret();
      await server.call('schoolAdministrator', 'PATCH', `/api/records/targets/${target.id}`, { secret: LRS_SECRET });
      const second = await keptSecret();
      expect([first.sealed, second.sealed]).toEqual([1, 1]);
      expect(second.secret).not.toBe(first.secret);
      for (const each of ['wrong', LRS_SECRET])
        for (const text of [each, Buffer.from(each).toString('base64url')])
          expect(first.secret + second.secret).not.toContain(text);
      await tell();
      await server.running.sendDue();
      expect(verbs()).toEqual(told);
    });

    it('sends a kept secret nowhere but where it was given for', async () => {
      const target = await add();
      const path = `/api/records/targets/${target.id}`;
      const elsewhere = { endpoint: 'https://lrs.example.org/xapi/' };
      const refused = await server.call('schoolAdministrator', 'PATCH', path, elsewhere);
      expect([refused.status, refused.body]).toMatchObject([400, { code: 'lrs.secretNeeded' }]);
      const sameHost = await server.call('schoolAdministrator', 'PATCH', path, { endpoint: `${lrs.endpoint}other/` });
      expect(sameHost.status).toBe(200);
      const given = await server.call('schoolAdministrator', 'PATCH', path, { ...elsewhere, secret: 'another' });
      expect(given.status).toBe(200);
    });

    it('seals at the start what was kept in the open before', async () => {
      await add();
      await server.db.updateTable('lrsTarget').set({ secret: LRS_SECRET, sealed: 0 }).execute();
      await server.restart();
      const kept = await keptSecret();
      expect([kept.sealed, kept.secret.includes(LRS_SECRET)]).toEqual([1, false]);
      await server.restart();
      expect(await keptSecret()).toEqual(kept);
      await tell();
      await server.running.sendDue();
      expect(verbs()).toEqual(told);
    });

    it('waits where the key is lost, saying so, and goes on once the secret is written again', async () => {
      const target = await add();
      server.loseKey();
      await server.restart();
      await tell();
      await server.running.sendDue();
      expect(lrs.requests).toEqual([]);
      expect(await show()).toMatchObject({ queued: 5, failures: 1, lastError: 'secretUnreadable' });
      await server.call('schoolAdministrator', 'PATCH', `/api/records/targets/${target.id}`, { secret: LRS_SECRET });
      await server.running.sendDue();
      expect(verbs()).toEqual(told);
    });

    it('is run by administrators of the unit and of those above it, and by nobody else', async () => {
      const target = await add();
      const path = `/api/records/targets/${target.id}`;
      const routes = [
        ['PATCH', path, { name: 'y' }],
        ['POST', `${path}/attempt`, { withParked: false }],
        ['GET', `${path}/parked`, undefined],
      ] as const;
      const body = {
        name: 'z',
        orgUnitId: 'schoolA',
        endpoint: lrs.endpoint,
        username: 'u',
        secret: 's',
        withEarlier: false,
      };
      const allowed = ['schoolAdministrator', 'countyAdministrator'];
      for (const personId of everybody) {
        const expected = allowed.includes(personId) ? 200 : 404;
        for (const [method, at, given] of routes) {
          const { status } = await server.call(personId, method, at, given);
          expect([personId, method, at, status]).toEqual([personId, method, at, expected]);
        }
        const made = await server.call(personId, 'POST', '/api/records/targets', body);
        expect([personId, made.status]).toEqual([personId, allowed.includes(personId) ? 200 : 403]);
        const listed = await server.call(personId, 'GET', '/api/records/targets');
        const isAdministrator = personId.endsWith('Administrator');
        expect([personId, listed.status]).toEqual([personId, isAdministrator ? 200 : 403]);
        expect([personId, listed.text.includes(target.id)]).toEqual([personId, allowed.includes(personId)]);
      }
      expect((await server.call(null, 'GET', '/api/records/targets')).status).toBe(401);
      expect((await server.call('otherAdministrator', 'DELETE', path)).status).toBe(404);
      expect((await server.call('countyAdministrator', 'DELETE', path)).status).toBe(204);
    });
  });
}
