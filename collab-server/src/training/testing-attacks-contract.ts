import { setTimeout as pause } from 'node:timers/promises';
import { hashEntry, LOG_LIMITS, sealOf } from '@tongyan/sim-engine/log';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../platform/database/testing.ts';
import { LIVE_NAMESPACE, LIVE_PATH, type LiveFrame } from './contract-live.ts';
import type { TrainingStart } from './contract-log.ts';
import type { IntegrityReport } from './contract-score.ts';
import type { Assignment } from './contract-shapes.ts';
import { trainingForRecords } from './index.ts';
import { keepGrowth } from './live/keep.ts';
import { ScoreQueue } from './score-queue.ts';
import {
  attemptOf,
  doWell,
  finish,
  HOUR_MS,
  openFree,
  openTask,
  send,
  setExam,
  setTask,
  sitDown,
  upload,
  well,
} from './testing-acts.ts';
import { packed, Trainee } from './testing-trainee.ts';
import { type Answer, startTraining, type TestTraining } from './testing-training-server.ts';

/** What somebody would try who wants more than is theirs; on every database. */
export function attacksContract(testDatabase: TestDatabase): void {
  describe(`attacks on training on ${testDatabase.name}`, { timeout: 60_000 }, () => {
    let server: TestTraining;
    beforeAll(async () => {
      server = await startTraining(testDatabase);
    });
    afterAll(() => server.dispose());

    const socketOf = (person: string) =>
      io(`${server.address()}${LIVE_NAMESPACE}`, {
        path: LIVE_PATH,
        transports: ['websocket'],
        forceNew: true,
        reconnection: false,
        extraHeaders: { 'x-test-person': person },
      });

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

    it('[A10] hand in no more by parts than a whole log may be', async () => {
      const { start } = await sitDown(server, (await setTask(server)).id);
      const command = { target: '@session', name: 'note', args: 'x'.repeat(60_000) };
      let [seq, head] = [start.nextSeq, start.head ?? ''];
      let taken = 0;
      let answer: Answer | undefined;
      for (let part = 0; part < 20 && (answer === undefined || answer.status === 200); part += 1) {
        const fromSeq = seq;
        const entries = Array.from({ length: 65 }, () => {
          const entry = { tick: 0, seq, actor: { id: 'pupil', role: 'trainee' } as const, command };
          seq += 1;
          head = hashEntry(head, entry);
          return { ...entry, hash: head };
        });
        const path = `POST /api/training/attempts/${start.attemptId}/log`;
        answer = await server.call('pupil', path, { fromSeq, entries, checkpoints: [], tick: 0, head });
        if (answer.status === 200) taken += entries.length;
      }
      expect([answer?.status, answer?.code]).toEqual([413, 'training.logTooLarge']);
      const { refused, attempt } = await attemptOf(server, start.attemptId);
      expect([refused.map(({ code }) => code), attempt.entries]).toEqual([['training.logTooLarge'], taken]);
    });

    it('[A10] get a code for arguments that are nested too deep, by parts and at once', async () => {
      const trainee = (await sitDown(server, (await setTask(server)).id)).waits(1).does('set', 2000);
      const { log, part } = { log: JSON.stringify(trainee.log()), part: JSON.stringify(trainee.part()) };
      const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
      const nested = (text: string) => text.replace('"args":2000', `"args":${deep}`);
      const path = `POST /api/training/attempts/${trainee.start.attemptId}`;
      const byPart = await server.call('pupil', `${path}/log`, nested(part), 'application/json');
      expect([byPart.status, byPart.code]).toEqual([400, 'request.invalid']);
      const atOnce = await upload(server, trainee, packed(nested(log)));
      expect([atOnce.status, atOnce.code]).toEqual([422, 'training.logUnreadable']);
      expect((await attemptOf(server, trainee.start.attemptId)).refused.map(({ code }) => code)).toEqual([
        'training.logUnreadable',
      ]);
      well(await send(server, trainee, JSON.parse(part)));
    });

    it('[A10] do not end a log beyond what a log may last', async () => {
      const trainee = (await sitDown(server, (await setTask(server)).id)).waits(1);
      well(await send(server, trainee));
      const { end, head } = trainee.finish();
      const tick = LOG_LIMITS.ticks + 1;
      const { checkpoints } = trainee.recorder.recorded;
      const far = { tick, stateHash: end.stateHash };
      const answer = await finish(server, trainee, { end: { ...far, seal: sealOf(head, checkpoints, far) }, head });
      expect([answer.status, answer.code]).toEqual([422, 'training.logTooLong']);
      well(await finish(server, trainee));
    });

    it('say nothing at a moment that no log has', async () => {
      const { attemptId } = (await doWell(server, (await setTask(server)).id)).start;
      const path = `POST /api/training/attempts/${attemptId}/comments`;
      expect((await server.call('instructor', path, { tick: 1e300, text: '看' })).code).toBe('request.invalid');
      const trainee = await sitDown(server, (await setTask(server)).id);
      expect((await send(server, trainee, { ...trainee.part(), deviceAtMs: 1e300 })).code).toBe('request.invalid');
    });

    it('[E5] let no time pass in an exam whose page was closed while it came in', async () => {
      const exam = await setExam(server, { kind: 'chosen', faultIds: ['secretGaugeHigh'] });
      const { attemptId } = well<{ attemptId: string }>(await openTask(server, exam.id));
      const pupil = socketOf('pupil');
      void pupil.emitWithAck('join', { attemptId }).catch(() => undefined);
      void pupil.emitWithAck('join', { attemptId }).catch(() => undefined);
      // Answered at once, and behind the others: they are under way.
      expect(await pupil.emitWithAck('surface')).toMatchObject({ code: 'training.attemptNotFound' });
      pupil.close();
      const instructor = socketOf('instructor');
      const ticks: number[] = [];
      instructor.on('frame', ({ tick }: LiveFrame) => ticks.push(tick));
      expect(await instructor.emitWithAck('join', { attemptId })).toMatchObject({ ok: true });
      await pause(2_000);
      instructor.close();
      expect(ticks.filter((tick) => tick > 0)).toEqual([]);
    });

    it('[E4] keep no command of an exam behind one that was not kept', async () => {
      const exam = await setExam(server, { kind: 'chosen', faultIds: ['secretGaugeHigh'] });
      const { attemptId } = well<{ attemptId: string }>(await openTask(server, exam.id));
      const before = (await attemptOf(server, attemptId)).attempt;
      const command = { target: 'kettle', name: 'set', args: 2000 };
      const entry = {
        tick: 5,
        seq: 7,
        actor: { id: 'pupil', role: 'trainee' },
        command,
        hash: 'a'.repeat(64),
      } as const;
      const growth = { attemptId, entries: [entry], checkpoints: [], tick: 5 };
      await expect(keepGrowth(server.db, growth, server.clockMs)).rejects.toThrow('does not follow');
      expect((await attemptOf(server, attemptId)).attempt).toEqual(before);
    });

    it('[S5] hold up no other score by one that cannot be kept', async () => {
      const task = await setTask(server);
      const [poisoned, other] = [await sitDown(server, task.id), await sitDown(server, task.id, 'classmate')];
      server.untellable.add(poisoned.start.attemptId);
      for (const trainee of [poisoned, other]) {
        well(await send(server, trainee.waits(1)));
        well(await finish(server, trainee));
      }
      await server.training.scored();
      expect((await attemptOf(server, other.start.attemptId)).attempt.state).toBe('scored');
      const { attempt } = await attemptOf(server, poisoned.start.attemptId);
      expect([attempt.state, attempt.problem?.code]).toEqual(['refused', 'training.scoringFailed']);
    });

    it('[S1] come no sooner to a score by handing in much', async () => {
      const task = await setTask(server);
      const flood = [];
      for (let each = 0; each < 3; each += 1) flood.push((await doWell(server, task.id)).start.attemptId);
      const free = new Trainee(well<TrainingStart>(await openFree(server, 'otherPupil'))).waits(1);
      well(await send(server, free));
      well(await finish(server, free));
      const other = (await doWell(server, task.id, 'classmate')).start.attemptId;
      const all = [...flood, free.start.attemptId, other];
      await server.db.updateTable('trainingAttempt').set({ scoreWanted: 1 }).where('id', 'in', all).execute();
      const queue = new ScoreQueue(server.db);
      const order: string[] = [];
      for (let next = await queue.next(); next !== undefined; next = await queue.next()) {
        order.push(next.id);
        await server.db.updateTable('trainingAttempt').set({ scoreWanted: 0 }).where('id', '=', next.id).execute();
      }
      expect(order).toEqual([flood[0], other, flood[1], flood[2], free.start.attemptId]);
    });

    it('[S1] hold up no class by free practice that claims to have lasted for days', async () => {
      const pupil = (await sitDown(server, (await setTask(server)).id)).boils();
      well(await send(server, pupil));
      const free = new Trainee(well<TrainingStart>(await openFree(server, 'classmate'))).waits(1).does('set', 2000);
      well(await send(server, free));
      const { end, head } = free.finish();
      const far = { tick: 4_000_000, stateHash: end.stateHash };
      const seal = sealOf(head, free.recorder.recorded.checkpoints, far);
      well(await finish(server, free, { end: { ...far, seal }, head }));
      const stateOf = async ({ start }: Trainee): Promise<string> => {
        const row = server.db.selectFrom('trainingAttempt').where('id', '=', start.attemptId);
        return (await row.select('state').executeTakeFirstOrThrow()).state;
      };
      await expect.poll(() => stateOf(free)).toBe('scoring');
      well(await finish(server, pupil));
      await expect.poll(() => stateOf(pupil), { timeout: 20_000 }).toBe('scored');
      // Otherwise it would have been run to its end before, and found untrue.
      expect(await stateOf(free)).toBe('scoring');
      const row = server.db.selectFrom('trainingAttempt').where('id', '=', free.start.attemptId);
      expect(await row.select(['scoreTries', 'scoreWanted']).executeTakeFirstOrThrow()).toEqual({
        scoreTries: 0,
        scoreWanted: 1,
      });
      await server.training.scored();
      expect(await stateOf(free)).toBe('refused');
    });

    it('[O5] begin nothing that a task is just ceasing to be', async () => {
      for (let each = 0; each < 5; each += 1) {
        const task = await setTask(server);
        const change = { mode: 'guided', closesAtMs: task.closesAtMs + HOUR_MS };
        const [opened, changed] = await Promise.all([
          openTask(server, task.id),
          server.call('instructor', `PATCH /api/training/assignments/${task.id}`, change),
        ]);
        const { mode, deadlineMs } = well<TrainingStart>(opened);
        const now = well<Assignment>(await server.call('instructor', `GET /api/training/assignments/${task.id}`));
        expect([changed.status, mode, deadlineMs]).toEqual([changed.status, now.mode, now.closesAtMs]);
      }
    });
  });
}
