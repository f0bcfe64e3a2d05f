import { createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../platform/database/testing.ts';
import type { OwnCredential, PublicCredential } from './contract-credentials.ts';
import type { CurrentScore } from './index.ts';
import { scoredAttempt } from './testing-attempts.ts';
import { everybody, startRecords, type TestRecords } from './testing-records-server.ts';

/** What credentials must do; on every database. */
export function credentialsContract(testDatabase: TestDatabase): void {
  describe(`credentials on ${testDatabase.name}`, () => {
    let server: TestRecords;
    beforeAll(async () => {
      server = await startRecords(testDatabase);
    });
    afterAll(() => server.dispose());

    let count = 0;
    /** Scores an attempt, in training as in records; answers its credential, if any. */
    async function score(more: Parameters<typeof scoredAttempt>[0] = {}) {
      const scored = scoredAttempt({
        attemptId: `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}`,
        ...more,
      });
      const { attemptId, revision, awarded, total, passed, logHead, rubric, model } = scored;
      const current: CurrentScore = {
        revision,
        awarded,
        total,
        passed,
        logHead,
        rubricVersion: rubric.version,
        modelVersion: model.version,
      };
      server.scores.set(attemptId, current);
      await server.running.records.attemptScored(server.db, scored);
      return { attemptId, current, credential: await ownOf(attemptId) };
    }
    async function ownOf(attemptId: string, personId = 'pupil') {
      const answer = await server.call(personId, 'GET', `/api/records/credentials?attemptId=${attemptId}`);
      return (answer.body as { credentials: OwnCredential[] }).credentials[0];
    }
    async function look(credential: OwnCredential | undefined) {
      const answer = await server.call(null, 'GET', `/api/credentials/${credential?.id}`);
      expect(answer.headers).toMatchObject({ 'x-robots-tag': 'noindex' });
      return answer.body as PublicCredential;
    }

    it('are issued once for what passed and is judged, and told to nobody who was not given the address', async () => {
      const { attemptId, current, credential } = await score();
      expect(credential?.id).toMatch(/^[\w-]{27}$/);
      await server.running.records.attemptScored(server.db, scoredAttempt({ attemptId }));
      expect(await ownOf(attemptId)).toEqual(credential);
      expect(await look(credential)).toMatchObject({
        state: 'valid',
        holderName: '林**',
        score: null,
        schoolName: '甲县第一中职',
        logHead: current.logHead,
        checks: { signature: true, record: true, log: true, score: true },
      });
      expect((await server.call(null, 'GET', `/api/credentials/${'x'.repeat(27)}`)).status).toBe(404);
      for (const more of [{ passed: false }, { complete: false }, { mode: 'demonstration' }]) {
        expect((await score(more)).credential).toBeUndefined();
      }
    });

    it('are told to the holder once the outcome is, and not before', async () => {
      const attemptId = `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}`;
      server.untold.set('pupil', [attemptId]);
      await server.running.records.attemptScored(server.db, scoredAttempt({ attemptId }));
      const mine = await server.call('pupil', 'GET', '/api/records/credentials');
      expect(mine.text).not.toContain(attemptId);
      expect(await ownOf(attemptId)).toBeUndefined();
      const known = await ownOf(attemptId, 'teacher');
      const path = `/api/records/credentials/${known?.id}`;
      expect((await server.call('pupil', 'PATCH', path, { scoreShown: true })).status).toBe(404);
      server.untold.clear();
      expect(await ownOf(attemptId)).toMatchObject({ id: known?.id });
    });

    it('show the name and the points as the person chooses, and nobody chooses for them', async () => {
      const { credential } = await score();
      const path = `/api/records/credentials/${credential?.id}`;
      const change = { nameShown: 'full', scoreShown: true };
      for (const personId of everybody.filter((each) => each !== 'pupil')) {
        const expected = personId === 'teacher' ? 403 : 404;
        expect([personId, (await server.call(personId, 'PATCH', path, change)).status]).toEqual([personId, expected]);
      }
      expect((await server.call(null, 'PATCH', path, change)).status).toBe(401);
      expect((await look(credential)).holderName).toBe('林**');
      expect((await server.call('pupil', 'PATCH', path, change)).body).toMatchObject({ shownName: '林静澜' });
      expect(await look(credential)).toMatchObject({ holderName: '林静澜', score: { awarded: 86, total: 100 } });
    });

    it.each([
      ['another revision', { revision: 2 }, 'record'],
      ['another log', { logHead: 'c'.repeat(64) }, 'log'],
      ['another model', { modelVersion: '2.0.0' }, 'log'],
      ['other points', { awarded: 85 }, 'score'],
      ['a score that does not pass', { passed: false }, 'score'],
      ['another rubric', { rubricVersion: '9' }, 'score'],
    ] as const)('do not hold where training has %s', async (_what, change, check) => {
      const { attemptId, current, credential } = await score();
      server.scores.set(attemptId, { ...current, ...change });
      const found = await look(credential);
      expect([found.state, found.checks[check], found.holderName]).toEqual(['invalid', false, null]);
    });

    it('do not hold where the attempt is gone, or somebody has changed what was signed', async () => {
      const gone = await score();
      server.scores.delete(gone.attemptId);
      expect((await look(gone.credential)).state).toBe('invalid');
      const forged = await score();
      const { payload } = await server.db
        .selectFrom('credential')
        .select('payload')
        .where('attemptId', '=', forged.attemptId)
        .executeTakeFirstOrThrow();
      await server.db
        .updateTable('credential')
        .set({ payload: payload.replace('"awarded":86', '"awarded":99') })
        .where('attemptId', '=', forged.attemptId)
        .execute();
      server.scores.set(forged.attemptId, { ...forged.current, awarded: 99 });
      expect(await look(forged.credential)).toMatchObject({
        state: 'invalid',
        checks: { signature: false, score: true },
      });
    });

    it('are withdrawn by a later score that does not pass, and hold again by one that does', async () => {
      const { attemptId, credential } = await score();
      await score({ attemptId, revision: 2, awarded: 10, passed: false });
      expect(await look(credential)).toMatchObject({ state: 'withdrawn', holderName: null });
      await score({ attemptId, revision: 3, awarded: 90 });
      expect(await look(credential)).toMatchObject({ id: credential?.id, state: 'valid', endedAtMs: null });
    });

    it('are revoked by a teacher of the class, with a reason that the public is not told', async () => {
      const { attemptId, credential } = await score();
      const path = `/api/records/credentials/${credential?.id}/revocation`;
      const reason = { reason: '冒名顶替' };
      for (const personId of everybody.filter((each) => each !== 'teacher')) {
        const expected = personId === 'pupil' ? 403 : 404;
        expect([personId, (await server.call(personId, 'POST', path, reason)).status]).toEqual([personId, expected]);
      }
      expect((await server.call('teacher', 'POST', path, { reason: ' ' })).status).toBe(400);
      expect((await server.call('teacher', 'POST', path, reason)).body).toMatchObject({ state: 'revoked' });
      expect((await server.call('teacher', 'POST', path, reason)).body).toMatchObject({
        code: 'credential.alreadyRevoked',
      });
      const seen = await look(credential);
      expect([seen.state, seen.holderName]).toEqual(['revoked', null]);
      expect(JSON.stringify(seen)).not.toContain('冒名');
      expect(await ownOf(attemptId)).toMatchObject({ state: 'revoked', endReason: '冒名顶替' });
      // No later score brings it back.
      await score({ attemptId, revision: 2, awarded: 95 });
      expect((await look(credential)).state).toBe('revoked');
      const audited = await server.db
        .selectFrom('auditEntry')
        .where('action', '=', 'credential.revoked')
        .select(['actorId', 'subjectPersonId'])
        .execute();
      expect(audited).toEqual([{ actorId: 'teacher', subjectPersonId: 'pupil' }]);
    });

    it('are listed to their holder, and by attempt to the teachers of the class', async () => {
      const { attemptId } = await score();
      const mine = await server.call('pupil', 'GET', '/api/records/credentials');
      expect((mine.body as { credentials: unknown[] }).credentials.length).toBeGreaterThan(3);
      const seen = await Promise.all(
        everybody.map(async (id) => [id, (await ownOf(attemptId, id)) !== undefined] as const),
      );
      expect(seen.filter(([, sees]) => sees).map(([id]) => id)).toEqual(['pupil', 'teacher']);
    });

    it('are given as a file that anybody can check with the public key', async () => {
      const { attemptId, current, credential } = await score();
      const file = await server.call(null, 'GET', `/api/credentials/${credential?.id}/document`);
      const document = JSON.parse(file.text) as { credential: object; jws: string };
      const { keys } = (await server.call(null, 'GET', '/api/credentials/keys')).body as {
        keys: { kty: 'OKP'; kid: string }[];
      };
      const [key] = keys;
      const [header = '', payload = '', signature = ''] = document.jws.split('.');
      const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as unknown;
      expect(read(header)).toEqual({ alg: 'EdDSA', kid: key?.kid, typ: 'JWT' });
      expect(read(payload)).toEqual(document.credential);
      expect(document.credential).toMatchObject({ issuer: 'https://tongyan.example', logHead: current.logHead });
      if (!key) throw new Error('an installation has a key');
      const publicKey = createPublicKey({ key, format: 'jwk' });
      const isTrue = (signed: string) =>
        verify(null, Buffer.from(signed), publicKey, Buffer.from(signature, 'base64url'));
      expect(isTrue(`${header}.${payload}`)).toBe(true);
      const forged = Buffer.from(JSON.stringify({ ...document.credential, holderName: '别人' })).toString('base64url');
      expect(isTrue(`${header}.${forged}`)).toBe(false);
      server.scores.set(attemptId, { ...current, passed: false });
      const refused = await server.call(null, 'GET', `/api/credentials/${credential?.id}/document`);
      expect([refused.status, refused.body]).toMatchObject([409, { code: 'credential.notValid' }]);
    });

    it('are signed with one key, whoever starts first and how often', async () => {
      const before = await server.call(null, 'GET', '/api/credentials/keys');
      await server.restart();
      expect((await server.call(null, 'GET', '/api/credentials/keys')).body).toEqual(before.body);
    });
  });
}
