import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../platform/database/testing.ts';
import type { IntegrityReport, TrainingMatrix, TrainingScore } from './contract-score.ts';
import type { Assignment } from './contract-shapes.ts';
import {
  attemptOf,
  doWell,
  finish,
  HOUR_MS,
  openFree,
  openTask,
  passTime,
  send,
  setExam,
  setTask,
  sitDown,
  toldOf,
  upload,
  well,
} from './testing-acts.ts';
import { packed } from './testing-trainee.ts';
import { startTraining, type TestTraining } from './testing-training-server.ts';
import { GRACE_MS } from './time-rules.ts';

/** Windows, opening, judging and what follows; on every database. */
export function attemptsContract(testDatabase: TestDatabase): void {
  describe(`attempts of training on ${testDatabase.name}`, () => {
    let server: TestTraining;
    beforeAll(async () => {
      server = await startTraining(testDatabase);
    });
    afterAll(() => server.dispose());

    const kindsOf = async (attemptId: string): Promise<string[]> => {
      const report = well<IntegrityReport>(
        await server.call('instructor', `GET /api/training/attempts/${attemptId}/integrity`),
      );
      return report.findings.map(({ kind, weight }) => `${kind} ${weight}`);
    };

    it('[O1] open once for a key, and not outside the window', async () => {
      const task = await setTask(server, { opensAtMs: server.clockMs + 1_000, attempts: 1 });
      expect((await openTask(server, task.id)).code).toBe('training.notYetOpen');
      server.clockMs += 2_000;
      const first = await openTask(server, task.id, 'pupil', 'the-same-key');
      const again = await openTask(server, task.id, 'pupil', 'the-same-key');
      expect((again.body as { attemptId: string }).attemptId).toBe((first.body as { attemptId: string }).attemptId);
      server.clockMs = task.closesAtMs;
      expect((await openTask(server, task.id, 'classmate')).code).toBe('training.windowClosed');
    });

    it('[O3] are no more than the task gives', async () => {
      const task = await setTask(server, { attempts: 2 });
      await doWell(server, task.id);
      await doWell(server, task.id);
      const third = await openTask(server, task.id);
      expect([third.status, third.code]).toEqual([409, 'training.attemptsUsedUp']);
    });

    it('[O4] of a withdrawn task cannot be opened, and what was begun goes on', async () => {
      const task = await setTask(server);
      const trainee = (await sitDown(server, task.id)).boils();
      well(await server.call('instructor', `POST /api/training/assignments/${task.id}/withdraw`));
      expect((await openTask(server, task.id, 'classmate')).code).toBe('training.assignmentWithdrawn');
      passTime(server, trainee);
      well(await send(server, trainee));
      well(await finish(server, trainee));
    });

    it('[O5] that have begun fix what they depend on', async () => {
      const task = await setTask(server, { exerciseId: 'diagnose' });
      const patch = (body: object) => server.call('instructor', `PATCH /api/training/assignments/${task.id}`, body);
      expect(well<Assignment>(await patch({ faults: { kind: 'drawn', count: 1 } })).faults).toEqual({
        kind: 'drawn',
        count: 1,
      });
      await sitDown(server, task.id);
      expect((await patch({ mode: 'exam' })).code).toBe('training.assignmentBegun');
      expect((await patch({ faults: { kind: 'none' } })).code).toBe('training.assignmentBegun');
      expect(well<Assignment>(await patch({ title: '新名', closesAtMs: task.closesAtMs + 1 })).title).toBe('新名');
    });

    it('[O6] that are open get the time that a changed task gives', async () => {
      const task = await setTask(server, { minutes: 5 });
      const trainee = await sitDown(server, task.id);
      const closesAtMs = task.closesAtMs + HOUR_MS;
      well(
        await server.call('instructor', `PATCH /api/training/assignments/${task.id}`, { minutes: null, closesAtMs }),
      );
      expect((await attemptOf(server, trainee.start.attemptId)).attempt.deadlineMs).toBe(closesAtMs);
    });

    it('[W1] of an exam count in full as far as they were seen before the close', async () => {
      const task = await setExam(server);
      const trainee = (await sitDown(server, task.id)).boils();
      passTime(server, trainee);
      well(await send(server, trainee));
      server.clockMs = task.closesAtMs + GRACE_MS + 1;
      await server.training.sweep();
      await server.training.scored();
      const { attempt } = await attemptOf(server, trainee.start.attemptId);
      expect([attempt.state, attempt.score?.awarded]).toEqual(['scored', 8]);
      expect(await kindsOf(attempt.id)).toEqual(['sealedByServer note']);
    });

    it('[W2] finished offline are taken within the grace where the time sufficed', async () => {
      const task = await setExam(server);
      server.clockMs = task.closesAtMs - 120_000;
      const trainee = (await sitDown(server, task.id)).boils();
      server.clockMs = task.closesAtMs + 3_600_000;
      well(await upload(server, trainee, packed(trainee.log())));
      await server.training.scored();
      expect(await kindsOf(trainee.start.attemptId)).toContain('finishedOffline attention');
    });

    it('[W3] that claim more time than there was are refused after the close, and kept', async () => {
      const task = await setExam(server);
      server.clockMs = task.closesAtMs - 10_000;
      const trainee = (await sitDown(server, task.id)).boils();
      server.clockMs = task.closesAtMs + 1_000;
      const answer = await upload(server, trainee, packed(trainee.log()));
      expect([answer.status, answer.code]).toEqual([409, 'training.afterWindow']);
      expect((await attemptOf(server, trainee.start.attemptId)).refused.map(({ code }) => code)).toEqual([
        'training.afterWindow',
      ]);
    });

    it('[W3] that come after the grace are refused, and kept', async () => {
      const task = await setExam(server);
      const trainee = (await sitDown(server, task.id)).boils();
      server.clockMs = task.closesAtMs + GRACE_MS + 1;
      for (const answer of [await send(server, trainee), await upload(server, trainee, packed(trainee.log()))])
        expect([answer.status, answer.code]).toEqual([409, 'training.afterWindow']);
      expect((await attemptOf(server, trainee.start.attemptId)).refused).toHaveLength(2);
    });

    it('[W4] in which nothing was done expire', async () => {
      const task = await setTask(server, { minutes: 5 });
      const trainee = await sitDown(server, task.id);
      server.clockMs += HOUR_MS + GRACE_MS;
      await server.training.sweep();
      expect((await attemptOf(server, trainee.start.attemptId)).attempt.state).toBe('expired');
      expect(toldOf(server, trainee.start.attemptId)).toEqual(['opened', 'expired']);
    });

    it('[I1] that ran faster than an exam can are noticed', async () => {
      const task = await setExam(server);
      const trainee = (await sitDown(server, task.id)).boils();
      server.clockMs += 20_000;
      well(await send(server, trainee));
      well(await finish(server, trainee));
      await server.training.scored();
      expect(await kindsOf(trainee.start.attemptId)).toEqual(['impossibleSpeed attention']);
      expect((await attemptOf(server, trainee.start.attemptId)).attempt.attention).toBe(true);
    });

    it('[E1] of an exam say nothing of faults, and their score only after the close', async () => {
      const task = await setExam(server);
      const seen = [
        await openTask(server, task.id),
        await server.call('pupil', `GET /api/training/assignments/${task.id}`),
        await server.call('pupil', 'GET /api/training/assignments?as=trainee'),
        await server.call('pupil', 'GET /api/training/exercises/kettle/diagnose'),
      ];
      for (const { status, text } of seen) {
        expect(status).toBe(200);
        expect(text).not.toMatch(/secretGauge|hint|偏高|偏低/u);
      }
      const trainee = await doWell(server, task.id);
      const path = `GET /api/training/attempts/${trainee.start.attemptId}`;
      const early = await server.call('pupil', `${path}/score`);
      expect([early.status, early.code]).toEqual([403, 'training.scoreNotTold']);
      expect((await attemptOf(server, trainee.start.attemptId, 'pupil')).attempt.score).toBeNull();
      server.clockMs = task.closesAtMs;
      expect(well<TrainingScore>(await server.call('pupil', `${path}/score`)).result.awarded).toBe(8);
    });

    it('[E2] of an exam with faults run on the server: nothing of their log goes out, and none is taken in', async () => {
      const task = await setExam(server, { kind: 'chosen', faultIds: ['secretGaugeHigh'] });
      const opened = await openTask(server, task.id);
      expect(opened.body).toMatchObject({ place: 'server', header: null, issued: [], head: null });
      expect(opened.text).not.toMatch(/secretGauge|seed/u);
      const { attemptId } = opened.body as { attemptId: string };
      const log = await server.call('pupil', `GET /api/training/attempts/${attemptId}/log`);
      expect([log.status, log.code]).toEqual([403, 'training.scoreNotTold']);
      const part = { fromSeq: 0, entries: [], checkpoints: [], tick: 1, head: '0'.repeat(64) };
      const sent = await server.call('pupil', `POST /api/training/attempts/${attemptId}/log`, part);
      expect([sent.status, sent.code]).toEqual([409, 'training.runsOnServer']);
      const mine = await server.call('pupil', `GET /api/training/attempts/${attemptId}`);
      expect(mine.text).not.toMatch(/secretGauge/u);
    });

    it('[E3] of practice get the faults that their machine needs, as the server put them', async () => {
      const trainee = await sitDown(
        server,
        (await setTask(server, { exerciseId: 'diagnose', faults: { kind: 'drawn', count: 2 } })).id,
      );
      expect(trainee.start.issued.map(({ command }) => command.target)).toEqual(['@faults', '@faults']);
      trainee.boils();
      passTime(server, trainee);
      well(await send(server, trainee));
      well(await finish(server, trainee));
      await server.training.scored();
      const score = well<TrainingScore>(
        await server.call('pupil', `GET /api/training/attempts/${trainee.start.attemptId}/score`),
      );
      expect(score.faults.map(({ id }) => id).toSorted()).toEqual(['secretGaugeHigh', 'secretGaugeLow']);
    });

    it('[J1 J2] are judged behind the trainee’s end, whose seal stays, and scored anew', async () => {
      const task = await setTask(server);
      const trainee = await doWell(server, task.id);
      const path = `/api/training/attempts/${trainee.start.attemptId}`;
      const judge = (points: number, aspect = 'care') =>
        server.call('instructor', `POST ${path}/judgements`, { aspect, points, note: '收拾得好' });
      for (const [points, aspect] of [
        [3, 'care'],
        [1, 'order'],
        [1, 'nothing'],
      ] as const)
        expect((await judge(points, aspect)).code).toBe('training.aspectNotJudged');
      well(await judge(1));
      await server.training.scored();
      well(await judge(1.5));
      await server.training.scored();
      const score = well<TrainingScore>(await server.call('pupil', `GET ${path}/score`));
      expect([score.result.awarded, score.result.open, score.revision, score.passed]).toEqual([9.5, [], 3, true]);
      expect(score.sealed.seal).toBe(trainee.log().end.seal);
      expect(score.result.log.seal).not.toBe(score.sealed.seal);
      expect(score.people).toEqual([{ personId: 'instructor', displayName: '人 instructor' }]);
      const sealed = await server.call('pupil', `GET ${path}/log?part=sealed`);
      expect((sealed.body as { entries: object[] }).entries).toHaveLength(2);
      const whole = await server.call('pupil', `GET ${path}/log`);
      expect((whole.body as { entries: object[] }).entries).toHaveLength(4);
      expect(toldOf(server, trainee.start.attemptId)).toEqual([
        'opened',
        'scored 1',
        'scored 2 complete',
        'scored 3 complete',
      ]);
    });

    it('are commented on by teachers, and answered', async () => {
      const trainee = await doWell(server, (await setTask(server)).id);
      const path = `/api/training/attempts/${trainee.start.attemptId}/comments`;
      const first = well<{ id: string }>(
        await server.call('classTeacher', `POST ${path}`, { tick: 20, text: '这里为什么停？' }),
      );
      server.clockMs += 1_000;
      well(await server.call('pupil', `POST ${path}`, { tick: 20, text: '看温度。', replyTo: first.id }));
      expect((await server.call('pupil', `POST ${path}`, { tick: 20, text: '？', replyTo: 'none' })).code).toBe(
        'training.commentNotFound',
      );
      const { comments } = well<{ comments: { byTrainee: boolean; replyTo: string | null }[] }>(
        await server.call('instructor', `GET ${path}`),
      );
      expect(comments.map(({ byTrainee, replyTo }) => [byTrainee, replyTo])).toEqual([
        [false, null],
        [true, first.id],
      ]);
    });

    it('stand in the class’s matrix, and side by side', async () => {
      const task = await setTask(server);
      const one = await doWell(server, task.id);
      const trainee = (await sitDown(server, task.id, 'classmate')).waits(2).does('set', 2000).waits(3);
      well(await send(server, trainee, { ...trainee.part(), step: 'heat' }));
      const matrix = well<TrainingMatrix>(
        await server.call('instructor', `GET /api/training/assignments/${task.id}/matrix`),
      );
      expect(
        matrix.rows.map(({ person, best, stepTitle }) => [
          person.personId,
          best?.awarded ?? null,
          stepTitle?.['zh-CN'] ?? null,
        ]),
      ).toEqual([
        ['classmate', null, '加热'],
        ['pupil', [8, null], null],
      ]);
      expect(matrix.aspects.map(({ id, full, open }) => [id, full, open])).toEqual([
        ['order', 1, 0],
        ['care', 0, 1],
      ]);
      passTime(server, trainee);
      well(await finish(server, trainee));
      await server.training.scored();
      const query = `first=${one.start.attemptId}&second=${trainee.start.attemptId}`;
      const compared = await server.call('instructor', `GET /api/training/comparison?${query}`);
      expect(compared.body).toMatchObject({
        aspects: [{ id: 'order', awarded: [8, 0] }, { id: 'care' }],
        steps: [{ id: 'heat', doneS: [expect.any(Number), null] }, { id: 'off' }],
      });
      expect((await server.call('pupil', `GET /api/training/comparison?${query}`)).status).toBe(404);
    });

    it('of nobody’s task are nobody else’s to see', async () => {
      const { attemptId } = well<{ attemptId: string }>(await openFree(server));
      for (const person of ['instructor', 'classTeacher', 'schoolAdministrator', 'classmate'])
        expect((await server.call(person, `GET /api/training/attempts/${attemptId}`)).code).toBe(
          'training.attemptNotFound',
        );
    });
  });
}
