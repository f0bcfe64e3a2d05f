import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../platform/database/testing.ts';
import type { IntegrityReport } from './contract-score.ts';
import { trainingForRecords } from './index.ts';
import { attemptOf, doWell, finish, HOUR_MS, send, setExam, setTask, sitDown, well } from './testing-acts.ts';
import { startTraining, type TestTraining } from './testing-training-server.ts';

/** What somebody would try who wants more than is theirs; on every database. */
export function attacksContract(testDatabase: TestDatabase): void {
  describe(`attacks on training on ${testDatabase.name}`, { timeout: 60_000 }, () => {
    let server: TestTraining;
    beforeAll(async () => {
      server = await startTraining(testDatabase);
    });
    afterAll(() => server.dispose());

    it('[E1] find no outcome in records before the window is closed', async () => {
      const records = trainingForRecords(server.db, () => server.clockMs);
      const exam = await setTask(server, { mode: 'exam' });
      const practice = await doWell(server, (await setTask(server)).id);
      const { attemptId } = (await doWell(server, exam.id)).start;
      expect(await records.untoldTo('pupil')).toEqual([attemptId]);
      expect(await records.untoldTo('classmate')).toEqual([]);
      server.clockMs = exam.closesAtMs;
      expect(await records.untoldTo('pupil')).toEqual([]);
      expect(practice.start.attemptId).not.toBe(attemptId);
    });

    it('[W2 W3] win no time by a sign of life that claims to stand further than the log', async () => {
      const exam = await setExam(server);
      const trainee = await sitDown(server, exam.id);
      for (const atMs of [HOUR_MS / 2, HOUR_MS - 1_000]) {
        server.clockMs = exam.opensAtMs + atMs;
        well(await send(server, trainee, { ...trainee.part(), nowTick: atMs / 100 }));
      }
      server.clockMs = exam.closesAtMs + HOUR_MS;
      const answer = await send(server, trainee.boils());
      expect([answer.status, answer.code]).toEqual([409, 'training.afterWindow']);
    });

    it('[W2] do not pass for in time by acts at the very tick that was kept in time', async () => {
      const exam = await setExam(server);
      const trainee = (await sitDown(server, exam.id)).waits(10);
      server.clockMs = exam.closesAtMs - 1;
      well(await send(server, trainee));
      server.clockMs = exam.closesAtMs + HOUR_MS;
      well(await send(server, trainee.does('set', 2000)));
      well(await finish(server, trainee));
      await server.training.scored();
      const { attemptId } = trainee.start;
      const report = well<IntegrityReport>(
        await server.call('instructor', `GET /api/training/attempts/${attemptId}/integrity`),
      );
      expect(report.findings.map(({ kind }) => kind)).toContain('finishedOffline');
      expect((await attemptOf(server, attemptId)).attempt.attention).toBe(true);
    });

    it('[W3] add nothing at that tick once the grace is over', async () => {
      const exam = await setExam(server);
      const trainee = (await sitDown(server, exam.id)).waits(10);
      server.clockMs = exam.closesAtMs - 1;
      well(await send(server, trainee));
      server.clockMs = exam.closesAtMs + 25 * HOUR_MS;
      expect((await send(server, trainee.does('set', 2000))).code).toBe('training.afterWindow');
    });
  });
}
