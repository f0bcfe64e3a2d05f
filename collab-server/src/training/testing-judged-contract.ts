import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../platform/database/testing.ts';
import type { TrainingComparison, TrainingMatrix, TrainingScore } from './contract-score.ts';
import type { Assignment, Attempt } from './contract-shapes.ts';
import { attemptOf, doWell, setTask, toldOf, well } from './testing-acts.ts';
import { startTraining, type TestTraining } from './testing-training-server.ts';

const TIDY = { title: '职业素养 6S', points: 10, criteria: '工位整洁，工具归位' };

/** Aspects that a task has people judge; on every database. */
export function judgedContract(testDatabase: TestDatabase): void {
  describe(`judged aspects of tasks on ${testDatabase.name}`, { timeout: 120_000 }, () => {
    let server: TestTraining;
    beforeAll(async () => {
      server = await startTraining(testDatabase);
    }, 120_000);
    afterAll(() => server.dispose());

    const judge = (attemptId: string, aspect: string, points: number, note?: string, person = 'instructor') =>
      server.call(person, `POST /api/training/attempts/${attemptId}/judgements`, {
        aspect,
        points,
        ...(note === undefined ? {} : { note }),
      });
    const scoreOf = async (attemptId: string, person = 'pupil'): Promise<TrainingScore> =>
      well(await server.call(person, `GET /api/training/attempts/${attemptId}/score`));
    const outcome = async (attemptId: string) => (await attemptOf(server, attemptId)).attempt.score;

    it('[J3] are set with the task, told to trainees, and no more than half of the points', async () => {
      const task = await setTask(server, { judged: [TIDY] });
      expect(task.judged).toEqual([{ id: 'task.1', ...TIDY }]);
      const seen = well<Assignment>(await server.call('pupil', `GET /api/training/assignments/${task.id}`));
      expect(seen.judged).toEqual(task.judged);
      const patch = (judged: unknown) =>
        server.call('instructor', `PATCH /api/training/assignments/${task.id}`, { judged });
      const tooMuch = await patch([TIDY, { ...TIDY, points: 40.5 }]);
      expect([tooMuch.status, tooMuch.code]).toEqual([400, 'training.judgedTooMuch']);
      for (const wrong of [
        { ...TIDY, points: 0 },
        { ...TIDY, points: 0.3 },
        { ...TIDY, title: ' ' },
      ])
        expect((await patch([wrong])).code).toBe('request.invalid');
      expect(well<Assignment>(await patch([])).judged).toEqual([]);
    });

    it('[O5] are fixed once somebody has begun', async () => {
      const task = await setTask(server, { judged: [TIDY] });
      await doWell(server, task.id);
      const patch = (judged: unknown) =>
        server.call('instructor', `PATCH /api/training/assignments/${task.id}`, { judged });
      expect((await patch([{ ...TIDY, points: 20 }])).code).toBe('training.assignmentBegun');
      well(await patch([TIDY]));
    });

    it('[J4] make the score final once they are judged, at once and without running the log again', async () => {
      const task = await setTask(server, { judged: [TIDY] });
      const { attemptId } = (await doWell(server, task.id)).start;
      // 8 of 10 points of the score sheet, where one more aspect is judged.
      expect(await outcome(attemptId)).toMatchObject({ awarded: 72, total: 100, open: 2, revision: 1 });
      const judged = well<Attempt>(await judge(attemptId, 'task.1', 9.5, ' 整洁 '));
      expect(judged.score).toMatchObject({ awarded: 81.5, total: 100, open: 1, revision: 2 });
      server.clockMs += 5_000;
      well(await judge(attemptId, 'care', 2));
      await server.training.scored();
      expect(await outcome(attemptId)).toMatchObject({ awarded: 99.5, total: 100, open: 0, passed: true, revision: 3 });
      expect(toldOf(server, attemptId)).toEqual(['opened', 'scored 1', 'scored 2', 'scored 3 complete']);
      const { task: found, people, result } = await scoreOf(attemptId);
      expect(result).toMatchObject({ awarded: 10, total: 10 });
      expect(found).toMatchObject({
        measured: { awarded: 10, total: 10, scaled: 90, of: 90 },
        judged: { awarded: 9.5, of: 10 },
        aspects: [
          { ...TIDY, awarded: 9.5, judgedBy: { id: 'instructor', note: '整洁', atMs: server.clockMs - 5_000 } },
        ],
      });
      expect(people).toContainEqual({ personId: 'instructor', displayName: '人 instructor' });
    });

    it('[J4] can be judged anew, by those who judge, within their points; the trainee’s log stays proved', async () => {
      const task = await setTask(server, { judged: [TIDY] });
      const { attemptId } = (await doWell(server, task.id)).start;
      well(await judge(attemptId, 'task.1', 4));
      well(await judge(attemptId, 'task.1', 10, undefined, 'mentor'));
      expect(await outcome(attemptId)).toMatchObject({ awarded: 82, revision: 3 });
      for (const [aspect, points] of [
        ['task.1', 10.5],
        ['task.2', 1],
      ] as const)
        expect((await judge(attemptId, aspect, points)).code).toBe('training.aspectNotJudged');
      expect((await judge(attemptId, 'task.1', 10, undefined, 'pupil')).status).toBe(403);
      expect((await judge(attemptId, 'task.1', 10, undefined, 'classTeacher')).status).toBe(403);
      const score = await scoreOf(attemptId);
      const log = well<{ entries: unknown[] }>(
        await server.call('pupil', `GET /api/training/attempts/${attemptId}/log?part=sealed`),
      );
      expect(log.entries).toHaveLength(score.sealed.entries);
      const whole = well<{ entries: { command: { args: unknown } }[] }>(
        await server.call('pupil', `GET /api/training/attempts/${attemptId}/log`),
      );
      expect(whole.entries.slice(score.sealed.entries).map(({ command }) => command.args)).toEqual([
        { aspect: 'task.1', points: 4 },
        { aspect: 'task.1', points: 10 },
      ]);
    });

    it('[J4] count while a score is being computed, whichever comes first', async () => {
      const task = await setTask(server, { judged: [TIDY] });
      const { attemptId } = (await doWell(server, task.id)).start;
      const answers = await Promise.all([judge(attemptId, 'care', 1), judge(attemptId, 'task.1', 6)]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      await server.training.scored();
      expect(await outcome(attemptId)).toMatchObject({ awarded: 87, open: 0 });
    });

    it('stand in the matrix and in comparisons under the names that the teacher gave', async () => {
      const task = await setTask(server, { judged: [TIDY] });
      const first = (await doWell(server, task.id)).start.attemptId;
      const second = (await doWell(server, task.id, 'classmate')).start.attemptId;
      well(await judge(first, 'task.1', 7));
      const matrix = well<TrainingMatrix>(
        await server.call('instructor', `GET /api/training/assignments/${task.id}/matrix`),
      );
      expect(matrix.aspects.at(-1)).toMatchObject({
        id: 'task.1',
        title: { 'zh-CN': TIDY.title },
        lineTitle: { 'zh-CN': '烧水练习' },
        kind: 'judged',
        points: 10,
        part: 1,
        open: 1,
      });
      expect(matrix.rows.find(({ person }) => person.personId === 'pupil')?.best?.awarded.at(-1)).toBe(7);
      const comparison = well<TrainingComparison>(
        await server.call('instructor', `GET /api/training/comparison?first=${first}&second=${second}`),
      );
      expect(comparison.aspects.at(-1)).toMatchObject({ id: 'task.1', points: 10, awarded: [7, null] });
    });

    it('leave tasks without them as they were', async () => {
      const task = await setTask(server);
      const { attemptId } = (await doWell(server, task.id)).start;
      expect(task.judged).toEqual([]);
      expect((await scoreOf(attemptId)).task).toBeNull();
      expect(await outcome(attemptId)).toMatchObject({ awarded: 8, total: 10, open: 1 });
      expect((await judge(attemptId, 'task.1', 1)).code).toBe('training.aspectNotJudged');
    });
  });
}
