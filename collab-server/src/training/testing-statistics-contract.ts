import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../platform/database/testing.ts';
import type { Assignment } from './contract-shapes.ts';
import type { TrainingStatistics } from './contract-score.ts';
import { attemptOf, doWell, HOUR_MS, setTask, well } from './testing-acts.ts';
import { addPerson, startTraining, type TestTraining } from './testing-training-server.ts';

/** Numbers about many; on every database. */
export function statisticsContract(testDatabase: TestDatabase): void {
  describe(`numbers of training on ${testDatabase.name}`, () => {
    let server: TestTraining;
    beforeAll(async () => {
      server = await startTraining(testDatabase);
    });
    afterAll(() => server.dispose());

    it('[N1 N2 N3] numbers of ten and more are told, a smaller school and what people judge beside it are in no sum', async () => {
      const task = await setTask(server, { closesAtMs: server.clockMs + 24 * HOUR_MS });
      for (let n = 1; n <= 10; n++)
        await addPerson(server.db, `many${n}`, 'student', 'schoolA', [['class-a', 'student']]);
      for (let n = 1; n <= 10; n++) await doWell(server, task.id, `many${n}`);
      // One of another school, whose result would be seen in the difference of two sums.
      const other = well<Assignment>(
        await server.call('otherInstructor', 'POST /api/training/assignments', {
          sceneId: 'kettle',
          exerciseId: 'boil',
          classGroupId: 'class-b',
          mode: 'practice',
          title: '烧水',
          opensAtMs: server.clockMs,
          closesAtMs: server.clockMs + HOUR_MS,
        }),
      );
      await doWell(server, other.id, 'otherPupil');
      const answer = await server.call('countyAdministrator', 'GET /api/training/statistics');
      expect(answer.body).toMatchObject({
        exercises: [{ numbers: { trainees: 10, passed: 10, meanShare: expect.closeTo(0.8, 6) } }],
      });
      expect(answer.text).not.toMatch(/many|pupil/u);

      // A task that has people judge half of it: with the teacher's 50 points it would be nine tenths, where the log proves eight.
      const judged = [{ title: '工位整洁', points: 50, criteria: '工具归位' }];
      const before = await numbers();
      const { attemptId } = (await doWell(server, (await setTask(server, { judged })).id, 'many1')).start;
      const path = `POST /api/training/attempts/${attemptId}/judgements`;
      well(await server.call('instructor', path, { aspect: 'task.1', points: 50 }));
      expect((await attemptOf(server, attemptId)).attempt.score).toMatchObject({ awarded: 90, total: 100 });
      expect(await numbers()).toEqual({ ...before, scored: (before?.scored ?? 0) + 1 });
    });

    const numbers = async (): Promise<TrainingStatistics['numbers']> => {
      const answer = await server.call('countyAdministrator', 'GET /api/training/statistics');
      return well<{ exercises: TrainingStatistics[] }>(answer).exercises[0]?.numbers ?? null;
    };
  });
}
