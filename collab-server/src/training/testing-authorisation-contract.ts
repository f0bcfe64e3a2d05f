import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../platform/database/testing.ts';
import { attemptRoutes } from './contract-attempts.ts';
import { reportRoutes } from './contract-report.ts';
import { trainingRoutes } from './contract.ts';
import { doWell, HOUR_MS, openFree, setTask } from './testing-acts.ts';
import { everybody, START_MS, startTraining, type TestTraining } from './testing-training-server.ts';

const HASH = '0'.repeat(64);

/** A body that each route accepts, so that refusals are those of authorisation. */
const bodies: Readonly<Record<string, unknown>> = {
  'POST /api/training/assignments': {
    sceneId: 'kettle',
    exerciseId: 'boil',
    classGroupId: 'class-a',
    mode: 'practice',
    title: '题',
    opensAtMs: START_MS,
    closesAtMs: START_MS + HOUR_MS,
  },
  'PATCH /api/training/assignments/:assignmentId': { note: '带上手套' },
  'POST /api/training/attempts': { key: 'some-key-1', of: { kind: 'assignment', assignmentId: ':assignmentId' } },
  'POST /api/training/attempts/:attemptId/log': { fromSeq: 0, entries: [], checkpoints: [], tick: 0, head: HASH },
  'POST /api/training/attempts/:attemptId/finish': { end: { tick: 1, stateHash: HASH, seal: HASH }, head: HASH },
  'POST /api/training/attempts/:attemptId/judgements': { aspect: 'care', points: 1 },
  'POST /api/training/attempts/:attemptId/comments': { tick: 1, text: '好' },
  'PUT /api/training/attempts/:attemptId/report/parts/:section': { text: '', version: 0 },
  'PUT /api/training/attempts/:attemptId/report/peers': { personIds: [] },
  'PUT /api/training/attempts/:attemptId/report/signature': { digest: HASH },
};

const queries: Readonly<Record<string, string>> = {
  'GET /api/training/assignments': '?as=trainee',
  'GET /api/training/comparison': '?first=:attemptId&second=:attemptId',
};

type Person = string;
const teachers = ['instructor', 'colleague', 'classTeacher', 'mentor'];
const judges = ['instructor', 'colleague', 'mentor'];
const trainees = ['pupil', 'classmate'];

/**
 * Who may use which route on class A's task and on the attempt that `pupil` made of it; written apart from the rules. Whoever is not
 * named is told that there is no such thing.
 */
const allowed: Readonly<Record<string, readonly Person[]>> = {
  'GET /api/training/assignments/:assignmentId': [...teachers, ...trainees],
  'PATCH /api/training/assignments/:assignmentId': judges,
  'GET /api/training/assignments/:assignmentId/matrix': teachers,
  'GET /api/training/attempts/:attemptId': [...teachers, 'pupil'],
  'GET /api/training/attempts/:attemptId/start': ['pupil'],
  'GET /api/training/attempts/:attemptId/log': [...teachers, 'pupil'],
  'GET /api/training/attempts/:attemptId/score': [...teachers, 'pupil'],
  'GET /api/training/attempts/:attemptId/integrity': teachers,
  'POST /api/training/attempts/:attemptId/judgements': judges,
  'GET /api/training/attempts/:attemptId/comments': [...teachers, 'pupil'],
  'POST /api/training/attempts/:attemptId/comments': [...teachers, 'pupil'],
  'GET /api/training/comparison': [...teachers, 'pupil'],
  'POST /api/training/assignments': judges,
};

/** Who knows that the thing is there, and so is told that they may not, rather than that there is none. */
const knows = (key: string): readonly Person[] =>
  key.includes(':attemptId') || key.includes('comparison')
    ? [...teachers, 'pupil']
    : key === 'POST /api/training/assignments'
      ? teachers
      : [...teachers, ...trainees];

const codes = { 200: /^$/u, 403: /^permission.denied$/u, 404: /NotFound$/u } as const;

/** Who may use which route; on every database. */
export function authorisationContract(testDatabase: TestDatabase): void {
  describe(`authorisation of training on ${testDatabase.name}`, { timeout: 120_000 }, () => {
    let server: TestTraining;
    let ids: Readonly<Record<string, string>>;
    beforeAll(async () => {
      server = await startTraining(testDatabase);
      const task = await setTask(server);
      const trainee = await doWell(server, task.id);
      ids = {
        assignmentId: task.id,
        attemptId: trainee.start.attemptId,
        sceneId: 'kettle',
        exerciseId: 'boil',
        refusedId: 'none',
        section: 'selfReview',
      };
    }, 120_000);
    afterAll(() => server.dispose());

    const fill = (text: string) => text.replace(/:(\w+)/gu, (all, name: string) => ids[name] ?? all);
    const callRoute = (person: Person | null, key: string) => {
      const body = bodies[key] === undefined ? undefined : (JSON.parse(fill(JSON.stringify(bodies[key]))) as unknown);
      const isPacked = key.endsWith('/whole-log');
      return server.call(
        person,
        fill(`${key}${queries[key] ?? ''}`),
        isPacked ? Buffer.from('x') : body,
        isPacked ? 'application/gzip' : undefined,
      );
    };

    it.each(Object.keys({ ...trainingRoutes, ...attemptRoutes, ...reportRoutes }))(
      '%s is for people who have signed in',
      async (key) => {
        const answer = await callRoute(null, key);
        expect([answer.status, answer.code]).toEqual([401, 'session.required']);
      },
    );

    const cells = Object.keys(allowed).flatMap((key) => everybody.map((person) => ({ key, person })));
    it.each(cells)('$key of $person', async ({ key, person }) => {
      const answer = await callRoute(person, key);
      const outcome = allowed[key]?.includes(person) ? 200 : knows(key).includes(person) ? 403 : 404;
      expect([answer.status, answer.code ?? '']).toEqual([outcome, expect.stringMatching(codes[outcome])]);
      expect(outcome === 404 && answer.text.includes('烧水练习')).toBe(false);
    });

    const writes = [
      'POST /api/training/attempts/:attemptId/log',
      'POST /api/training/attempts/:attemptId/finish',
      'POST /api/training/attempts/:attemptId/whole-log',
    ];
    it.each(
      writes.flatMap((key) => everybody.filter((person) => person !== 'pupil').map((person) => ({ key, person }))),
    )('$key is not for $person', async ({ key, person }) => {
      expect((await callRoute(person, key)).status).toBe(teachers.includes(person) ? 403 : 404);
    });

    it.each(everybody)('a task is opened by pupils of its class: %s', async (person) => {
      const answer = await callRoute(person, 'POST /api/training/attempts');
      const expected = trainees.includes(person)
        ? 200
        : ['schoolAdministrator', 'countyAdministrator', 'otherAdministrator', 'guardian', ...teachers].includes(person)
          ? 403
          : 404;
      expect(answer.status).toBe(expected);
    });

    it.each(everybody)('free practice of %s', async (person) => {
      const barred = ['schoolAdministrator', 'countyAdministrator', 'otherAdministrator', 'guardian'];
      expect((await openFree(server, person)).status).toBe(barred.includes(person) ? 403 : 200);
    });

    it.each(everybody)('lists hold for %s only what is theirs', async (person) => {
      const attempts = await server.call(person, 'GET /api/training/attempts');
      expect(attempts.text.includes(ids['attemptId'] ?? '?')).toBe(person === 'pupil');
      const seen = await server.call(person, 'GET /api/training/assignments?as=teacher');
      expect(seen.text.includes(ids['assignmentId'] ?? '?')).toBe(teachers.includes(person));
      const set = await server.call(person, 'GET /api/training/assignments?as=trainee');
      expect(set.text.includes(ids['assignmentId'] ?? '?')).toBe(trainees.includes(person));
      const classes = await server.call(person, 'GET /api/training/classes');
      expect(classes.text.includes('class-a')).toBe(teachers.includes(person));
    });

    it.each(everybody)('[N1] numbers are for administrators and researchers, and never of few: %s', async (person) => {
      const answer = await server.call(person, 'GET /api/training/statistics?orgUnitId=schoolA');
      const may = ['schoolAdministrator', 'countyAdministrator', 'researcher'].includes(person);
      const has = may || person === 'otherAdministrator';
      expect(answer.status).toBe(may ? 200 : has ? 404 : 403);
      const told = (answer.body as { exercises?: { numbers: unknown }[] }).exercises?.map(({ numbers }) => numbers);
      expect(told).toEqual(may ? [null] : undefined);
    });

    it('what was done with others’ data stands in the audit log', async () => {
      for (const key of Object.keys(allowed)) await callRoute('instructor', key);
      await callRoute('researcher', 'GET /api/training/statistics');
      await callRoute('pupil', 'GET /api/training/attempts/:attemptId/score');
      const rows = await server.db.selectFrom('auditEntry').select(['action', 'actorId', 'subjectPersonId']).execute();
      const seen = new Set(rows.map(({ action }) => action));
      expect([...seen].toSorted()).toEqual([
        'trainingAttempt.judged',
        'trainingAttempt.read',
        'trainingMatrix.read',
        'trainingNumbers.read',
        'trainingTask.changed',
        'trainingTask.created',
      ]);
      expect(rows.filter(({ actorId, action }) => actorId === 'pupil' && action !== 'trainingTask.created')).toEqual(
        [],
      );
    });
  });
}
