import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../platform/database/testing.ts';
import { scoredAttempt, toldAttempt } from './testing-attempts.ts';
import { everybody, startRecords, type TestRecords } from './testing-records-server.ts';

type Listed = { statements: { verb: string; id: string; voidedBy: string | null; seq: number }[]; next: number | null };

/** What statements must do; on every database. */
export function statementsContract(testDatabase: TestDatabase): void {
  describe(`statements on ${testDatabase.name}`, { timeout: 60_000 }, () => {
    let server: TestRecords;
    beforeAll(async () => {
      server = await startRecords(testDatabase);
    }, 60_000);
    afterAll(() => server.dispose());

    const list = async (personId: string, query: string) => {
      const answer = await server.call(personId, 'GET', `/api/records/statements?${query}`);
      return answer.body as Listed;
    };
    const verbsOf = ({ statements }: Listed) => statements.map(({ verb }) => verb).toReversed();
    let made = 0;
    const freshId = () => `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`;

    it('tell an attempt once, however often they are told', async () => {
      const attemptId = freshId();
      const { records } = server.running;
      for (let time = 0; time < 2; time += 1) {
        await records.attemptOpened(server.db, toldAttempt({ attemptId }));
        await records.attemptScored(server.db, scoredAttempt({ attemptId }));
      }
      const told = ['launched', 'initialized', 'completed', 'passed', 'terminated'];
      expect(verbsOf(await list('pupil', `scope=own&attemptId=${attemptId}`))).toEqual(told);
    });

    it('stand or fall with the transaction that tells them', async () => {
      const attemptId = freshId();
      const failed = server.db.transaction().execute(async (tx) => {
        await server.running.records.attemptScored(tx, scoredAttempt({ attemptId }));
        throw new Error('the score was not kept');
      });
      await expect(failed).rejects.toThrow('not kept');
      expect(await list('pupil', `scope=own&attemptId=${attemptId}`)).toEqual({ statements: [], next: null });
    });

    it('tell no outcome while something is left to judge, and void the outcome of an earlier score', async () => {
      const attemptId = freshId();
      const { records } = server.running;
      const query = `scope=own&attemptId=${attemptId}`;
      await records.attemptScored(server.db, scoredAttempt({ attemptId, complete: false, awarded: 50 }));
      expect(verbsOf(await list('pupil', query))).toEqual(['launched', 'initialized', 'completed']);
      await records.attemptScored(server.db, scoredAttempt({ attemptId, revision: 2, awarded: 55, passed: false }));
      await records.attemptScored(server.db, scoredAttempt({ attemptId, revision: 3, awarded: 70 }));
      // An old score that arrives late changes nothing.
      await records.attemptScored(server.db, scoredAttempt({ attemptId, revision: 2, awarded: 55, passed: false }));
      expect(verbsOf(await list('pupil', query))).toEqual([
        'launched',
        'initialized',
        'completed',
        'passed',
        'terminated',
      ]);
      const all = await list('pupil', `${query}&withVoided=true`);
      expect(verbsOf(all)).toEqual([
        'launched',
        'initialized',
        'completed',
        'failed',
        'terminated',
        'voided',
        'voided',
        'passed',
        'terminated',
      ]);
      expect(all.statements.filter(({ voidedBy }) => voidedBy !== null).map(({ verb }) => verb)).toEqual([
        'terminated',
        'failed',
      ]);
    });

    it('tell of an attempt that ran out that it was abandoned', async () => {
      const attemptId = freshId();
      await server.running.records.attemptExpired(server.db, toldAttempt({ attemptId }), Date.UTC(2026, 9, 14, 7));
      const told = await list('pupil', `scope=own&attemptId=${attemptId}`);
      expect(verbsOf(told)).toEqual(['launched', 'initialized', 'abandoned']);
      expect(JSON.stringify(told)).toContain('"duration":"PT1H"');
    });

    it('are never changed or deleted', async () => {
      const change = server.db.updateTable('statement').set({ json: '{}' }).where('seq', '=', 1).execute();
      await expect(change).rejects.toThrow('statements are never changed');
      const removal = server.db.deleteFrom('statement').where('seq', '=', 1).execute();
      await expect(removal).rejects.toThrow('statements are never changed');
    });

    it('are seen by the person and the teachers of the class, and by nobody else', async () => {
      const attemptId = freshId();
      const practice = freshId();
      await server.running.records.attemptScored(server.db, scoredAttempt({ attemptId, personId: 'classmate' }));
      const free = { assignmentId: null, classGroupId: null, orgPath: null, schoolName: null };
      await server.running.records.attemptScored(
        server.db,
        scoredAttempt({ attemptId: practice, personId: 'classmate', ...free }),
      );
      const seen: Record<string, readonly (number | string)[]> = {};
      for (const personId of everybody) {
        seen[personId] = await Promise.all(
          [attemptId, practice].flatMap((id) =>
            ['own', 'classes'].map(async (scope) => {
              const path = `/api/records/statements?scope=${scope}&attemptId=${id}`;
              const answer = await server.call(personId, 'GET', path);
              return answer.status === 200 ? (answer.body as Listed).statements.length : answer.status;
            }),
          ),
        );
      }
      const none = [0, 403, 0, 403];
      expect(seen).toEqual({
        pupil: none,
        classmate: [5, 403, 5, 403],
        teacher: [0, 5, 0, 0],
        otherTeacher: [0, 0, 0, 0],
        schoolAdministrator: none,
        countyAdministrator: none,
        otherAdministrator: none,
        researcher: none,
      });
      const foreign = await server.call(
        'otherTeacher',
        'GET',
        '/api/records/statements?scope=classes&classGroupId=class-a',
      );
      expect([foreign.status, foreign.body]).toMatchObject([404, { code: 'classGroup.notFound' }]);
    });

    it('tell nobody the outcome of their own exam before it is told to them, in lists and exports', async () => {
      const attemptId = freshId();
      server.untold.set('pupil', [attemptId]);
      await server.running.records.attemptScored(server.db, scoredAttempt({ attemptId }));
      await server.running.records.attemptScored(server.db, scoredAttempt({ attemptId, revision: 2, awarded: 70 }));
      const query = `attemptId=${attemptId}&withVoided=true`;
      const untold = ['launched', 'initialized', 'completed'];
      expect(verbsOf(await list('pupil', `scope=own&${query}`))).toEqual(untold);
      const file = await server.call('pupil', 'GET', `/api/records/export?scope=own&format=json&${query}`);
      expect((JSON.parse(file.text) as unknown[]).length).toBe(untold.length);
      const ofTeacher = verbsOf(await list('teacher', `scope=classes&${query}`));
      expect(ofTeacher.filter((verb) => verb === 'passed')).toHaveLength(2);
      server.untold.clear();
      expect(verbsOf(await list('pupil', `scope=own&${query}`))).toEqual(ofTeacher);
    });

    it('are filtered and paged, last stored first', async () => {
      const first = await list('pupil', 'scope=own&limit=4');
      const rest = await list('pupil', `scope=own&limit=100&before=${first.next}`);
      const all = await list('pupil', 'scope=own&limit=100');
      expect([...first.statements, ...rest.statements]).toEqual(all.statements);
      expect(all.statements.map(({ seq }) => seq)).toEqual(
        all.statements.map(({ seq }) => seq).toSorted((a, b) => b - a),
      );
      const passed = await list('pupil', 'scope=own&verb=passed&sceneId=motor-starter&exerciseId=repair');
      expect(new Set(verbsOf(passed))).toEqual(new Set(['passed']));
      const { openedAtMs } = toldAttempt();
      const early = await list('pupil', `scope=own&sinceMs=${openedAtMs}&untilMs=${openedAtMs + 1}`);
      expect(new Set(verbsOf(early))).toEqual(new Set(['launched', 'initialized']));
      expect((await list('pupil', 'scope=own&sceneId=cnc-mill')).statements).toEqual([]);
      for (const query of ['before=1e30', 'sinceMs=1e30', 'untilMs=1e30']) {
        const answer = await server.call('pupil', 'GET', `/api/records/statements?scope=own&${query}`);
        expect([query, answer.status]).toEqual([query, 400]);
      }
    });

    it('are exported as an array and as lines, as they were stored, and the export is recorded', async () => {
      const lines = await server.call('teacher', 'GET', '/api/records/export?scope=classes&format=jsonl');
      const array = await server.call('teacher', 'GET', '/api/records/export?scope=classes&format=json');
      const parsed = lines.text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as { id: string; stored: string });
      expect(JSON.parse(array.text)).toEqual(parsed);
      expect(parsed.length).toBeGreaterThan(10);
      expect(parsed[0]).toMatchObject({ version: '1.0.3', stored: '2026-10-14T08:00:00.000Z' });
      const audited = await server.db
        .selectFrom('auditEntry')
        .where('action', '=', 'statements.exported')
        .where('actorId', '=', 'teacher')
        .selectAll()
        .execute();
      expect(audited.map(({ actorId, count }) => [actorId, count])).toEqual([
        ['teacher', 2],
        ['teacher', 2],
      ]);
      const nobody = await server.call('schoolAdministrator', 'GET', '/api/records/export?scope=classes&format=json');
      expect(nobody.status).toBe(403);
      const empty = await server.call('researcher', 'GET', '/api/records/export?scope=own&format=json');
      expect(JSON.parse(empty.text)).toEqual([]);
    });
  });
}
