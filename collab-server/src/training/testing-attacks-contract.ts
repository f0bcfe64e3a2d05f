import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../platform/database/testing.ts';
import { trainingForRecords } from './index.ts';
import { doWell, setTask } from './testing-acts.ts';
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
      const { untoldTo } = trainingForRecords(server.db, () => server.clockMs);
      const exam = await setTask(server, { mode: 'exam' });
      const practice = await doWell(server, (await setTask(server)).id);
      const { attemptId } = (await doWell(server, exam.id)).start;
      expect(await untoldTo('pupil')).toEqual([attemptId]);
      expect(await untoldTo('classmate')).toEqual([]);
      server.clockMs = exam.closesAtMs;
      expect(await untoldTo('pupil')).toEqual([]);
      expect(practice.start.attemptId).not.toBe(attemptId);
    });
  });
}
