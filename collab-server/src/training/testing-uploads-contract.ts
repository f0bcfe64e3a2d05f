import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../platform/database/testing.ts';
import type { TrainingScore } from './contract-score.ts';
import { attemptOf, doWell, finish, openTask, send, setTask, sitDown, toldOf, upload, well } from './testing-acts.ts';
import { forge, OLD_MODEL, oldRun } from './testing-forgery.ts';
import { packed } from './testing-trainee.ts';
import { startTraining, type TestTraining } from './testing-training-server.ts';

/** Logs on their way in; on every database. */
export function uploadsContract(testDatabase: TestDatabase): void {
  describe(`logs of training on ${testDatabase.name}`, () => {
    let server: TestTraining;
    beforeAll(async () => {
      server = await startTraining(testDatabase);
    });
    afterAll(() => server.dispose());

    it('[A1 S1] are taken in parts and scored by running them again', async () => {
      const task = await setTask(server);
      const trainee = await doWell(server, task.id);
      const { attempt } = await attemptOf(server, trainee.start.attemptId);
      expect([attempt.state, attempt.score?.awarded, attempt.score?.open]).toEqual(['scored', 8, 1]);
      const score = well<TrainingScore>(
        await server.call('pupil', `GET /api/training/attempts/${trainee.start.attemptId}/score`),
      );
      expect(score.sealed.seal).toBe(trainee.log().end.seal);
      expect(score.result.aspects.map(({ id, awarded }) => [id, awarded])).toEqual([
        ['order', 8],
        ['care', null],
      ]);
      expect(toldOf(server, trainee.start.attemptId)).toEqual(['opened', 'scored 1']);
    });

    it('[A2] are taken once, however often they are sent', async () => {
      const trainee = (await sitDown(server, (await setTask(server)).id)).waits(1).does('set', 2000).waits(5);
      const part = trainee.part();
      const first = await send(server, trainee, part);
      const again = await send(server, trainee, part);
      expect(again.body).toEqual(first.body);
      well(await finish(server, trainee));
      await server.training.scored();
      const late = await send(server, trainee, part);
      expect([late.status, (late.body as { state: string }).state]).toEqual([200, 'scored']);
      const twice = await finish(server, trainee);
      expect(twice.status).toBe(200);
      expect(toldOf(server, trainee.start.attemptId)).toEqual(['opened', 'scored 1']);
    });

    it('[A3] with a gap are asked for from where they end', async () => {
      const trainee = (await sitDown(server, (await setTask(server)).id)).waits(1).does('set', 2000).waits(5);
      trainee.part();
      trainee.does('set', 0).waits(1);
      const answer = await send(server, trainee, trainee.part());
      expect([answer.status, answer.code, (answer.body as { params: object }).params]).toMatchObject([
        409,
        'training.logGap',
        { nextSeq: 0 },
      ]);
      expect((await attemptOf(server, trainee.start.attemptId)).refused).toEqual([]);
    });

    const wrong: readonly (readonly [
      string,
      string,
      (part: ReturnType<ReturnType<typeof boiled>['part']>) => unknown,
    ])[] = [
      [
        'an edited argument',
        'training.chainBroken',
        (part) => withEntry(part, 0, { command: { target: 'kettle', name: 'set', args: 0 } }),
      ],
      ['a moved command', 'training.ticksReversed', (part) => withEntry(part, 1, { tick: 0 })],
      [
        'somebody else’s entry',
        'training.entryForbidden',
        (part) => withEntry(part, 0, { actor: { id: 'classmate', role: 'trainee' } }),
      ],
      [
        'an instructor’s entry',
        'training.entryForbidden',
        (part) => withEntry(part, 0, { actor: { id: 'pupil', role: 'instructor' } }),
      ],
      [
        'a fault of the trainee’s own',
        'training.entryForbidden',
        (part) => withEntry(part, 0, { command: { target: '@faults', name: 'clear', args: null } }),
      ],
      [
        'a command that the scene reserves',
        'training.entryForbidden',
        (part) => withEntry(part, 0, { command: { target: 'kettle', name: 'refill', args: null } }),
      ],
      ['another head', 'training.chainBroken', (part) => ({ ...part, head: '0'.repeat(64) })],
      ['a place that is not the next', 'training.chainBroken', (part) => withEntry(part, 0, { seq: 7 })],
    ];
    it.each(wrong)('[A4–A8] with %s are refused and kept', async (_what, code, change) => {
      const trainee = await sitDown(server, (await setTask(server)).id);
      const answer = await send(server, trainee, change(boiled(trainee).part()));
      expect(answer.code).toBe(code);
      const { refused, attempt } = await attemptOf(server, trainee.start.attemptId);
      expect(refused.map((one) => [one.code, one.kept])).toEqual([[code, true]]);
      expect([attempt.state, attempt.entries]).toEqual(['opened', 0]);
      const [first] = refused;
      const kept = await server.call('instructor', `GET /api/training/attempts/${attempt.id}/refused/${first?.id}`);
      expect([kept.status, kept.text.includes('"entries"')]).toEqual([200, true]);
    });

    it('[A5] that differ from what is there are refused, and both are kept', async () => {
      const task = await setTask(server);
      const one = (await sitDown(server, task.id)).waits(1).does('set', 2000).waits(3);
      const other = (await sitDown(server, task.id)).waits(2).does('set', 2000).waits(3);
      expect(other.start.attemptId).toBe(one.start.attemptId);
      well(await send(server, one));
      const answer = await send(server, other);
      expect([answer.status, answer.code]).toEqual([409, 'training.logDiverges']);
      expect((await attemptOf(server, one.start.attemptId)).refused).toHaveLength(1);
    });

    it('[F2] whose seal is not that of their end are refused', async () => {
      const trainee = boiled(await sitDown(server, (await setTask(server)).id));
      well(await send(server, trainee));
      const { end, head } = trainee.finish();
      const answer = await finish(server, trainee, { head, end: { ...end, tick: end.tick + 600 } });
      expect(answer.code).toBe('training.sealBroken');
      well(await finish(server, trainee));
    });

    it('[F3] handed in twice: the same again is fine, another is refused and both are kept', async () => {
      const task = await setTask(server);
      const one = boiled(await sitDown(server, task.id));
      const other = (await sitDown(server, task.id)).waits(5).does('set', 2000).waits(3);
      well(await upload(server, one, packed(one.log())));
      await server.training.scored();
      expect((await upload(server, one, packed(one.log()))).status).toBe(200);
      const answer = await upload(server, other, packed(other.log()));
      expect([answer.status, answer.code]).toEqual([409, 'training.alreadySubmitted']);
      const { refused, attempt } = await attemptOf(server, one.start.attemptId);
      expect([refused.length, attempt.state, attempt.attention]).toEqual([1, 'scored', true]);
    });

    it('[A9] are taken whole, also behind what came in parts', async () => {
      const trainee = (await sitDown(server, (await setTask(server)).id)).waits(1).does('set', 2000).waits(30);
      well(await send(server, trainee));
      trainee.waits(30).does('set', 0).waits(1);
      well(await upload(server, trainee, packed(trainee.log())));
      await server.training.scored();
      const { attempt } = await attemptOf(server, trainee.start.attemptId);
      expect([attempt.state, attempt.score?.awarded]).toEqual(['scored', 8]);
      const log = await server.call('pupil', `GET /api/training/attempts/${attempt.id}/log?part=sealed`);
      expect(log.body).toEqual(JSON.parse(JSON.stringify(trainee.log())));
    });

    it('[A10] that are no logs, or too large, are told so', async () => {
      const trainee = await sitDown(server, (await setTask(server)).id);
      expect((await upload(server, trainee, Buffer.from('not gzip'))).code).toBe('training.logUnreadable');
      expect((await upload(server, trainee, packed('{"header":1}'))).code).toBe('training.logUnreadable');
      // A hundred megabytes of blanks travel as a few kilobytes, and are not unpacked beyond the limit.
      const huge = await upload(server, trainee, packed(' '.repeat(100 * 1024 * 1024)));
      expect([huge.status, huge.code]).toEqual([413, 'training.logTooLarge']);
      // A hundred megabytes as they are are not even read.
      const raw = await upload(server, trainee, Buffer.alloc(100 * 1024 * 1024));
      expect([raw.status, raw.code]).toEqual([413, 'training.logTooLarge']);
      const { refused } = await attemptOf(server, trainee.start.attemptId);
      expect(refused.map(({ code, kept }) => `${code} ${kept}`).toSorted()).toEqual([
        'training.logTooLarge false',
        'training.logTooLarge true',
        'training.logUnreadable true',
        'training.logUnreadable true',
      ]);
    });

    it('[S3] that the machine would not have done are kept, told and not scored', async () => {
      const trainee = boiled(await sitDown(server, (await setTask(server)).id));
      const log = trainee.log();
      well(await upload(server, trainee, packed(forge(log, { stateHash: 'f'.repeat(64) }))));
      await server.training.scored();
      const { attempt } = await attemptOf(server, trainee.start.attemptId);
      expect([attempt.state, attempt.problem?.code, attempt.attention]).toEqual([
        'refused',
        'training.replayDiffers',
        true,
      ]);
      expect((await server.call('instructor', `GET /api/training/attempts/${attempt.id}/log`)).status).toBe(200);
    });

    it('[S3] with a command that the machine refuses are not scored', async () => {
      const trainee = boiled(await sitDown(server, (await setTask(server)).id));
      const log = forge(trainee.log(), { entry: { command: { target: 'kettle', name: 'set', args: 77 } } });
      well(await upload(server, trainee, packed(log)));
      await server.training.scored();
      const { attempt } = await attemptOf(server, trainee.start.attemptId);
      expect([attempt.state, attempt.problem?.code]).toEqual(['refused', 'training.commandRefused']);
    });

    it('[S4] of another version of the model are kept, told and not scored', async () => {
      const begun = await server.call('pupil', 'POST /api/training/attempts', {
        key: 'begun-offline-1',
        of: {
          kind: 'free',
          sceneId: 'kettle',
          exerciseId: 'updated',
          mode: 'practice',
          begunOffline: {
            seed: 4,
            begunAtMs: server.clockMs - 90_000,
            model: OLD_MODEL,
          },
        },
      });
      const trainee = oldRun(well(begun));
      well(await upload(server, trainee, packed(trainee.log())));
      await server.training.scored();
      const { attempt } = await attemptOf(server, trainee.start.attemptId, 'pupil');
      expect([attempt.state, attempt.problem?.code]).toEqual(['refused', 'training.otherVersion']);
      expect((await server.call('pupil', `GET /api/training/attempts/${attempt.id}/log`)).status).toBe(200);
    });

    it('[S5] wait for their score through a restart', async () => {
      const trainee = boiled(await sitDown(server, (await setTask(server)).id));
      well(await send(server, trainee));
      await server.training.close();
      well(await finish(server, trainee));
      await server.restart();
      await server.training.scored();
      expect((await attemptOf(server, trainee.start.attemptId)).attempt.state).toBe('scored');
    });

    it('[O2] goes on where it was, from any device', async () => {
      const task = await setTask(server);
      const trainee = (await sitDown(server, task.id)).waits(1).does('set', 2000).waits(30);
      const stand = well<{ nextSeq: number; head: string; tick: number }>(await send(server, trainee));
      const again = well<typeof stand>(await openTask(server, task.id));
      expect(again).toMatchObject({
        attemptId: trainee.start.attemptId,
        nextSeq: stand.nextSeq,
        head: stand.head,
        tick: stand.tick,
      });
      const log = await server.call('pupil', `GET /api/training/attempts/${trainee.start.attemptId}/log`);
      expect(log.body).toMatchObject({ tick: stand.tick, entries: [{ command: { name: 'set' } }] });
    });
  });
}

const boiled = (trainee: Awaited<ReturnType<typeof sitDown>>) => trainee.boils();

type Part = ReturnType<Awaited<ReturnType<typeof sitDown>>['part']>;

const withEntry = (part: Part, index: number, change: Partial<Part['entries'][number]>): Part => ({
  ...part,
  entries: part.entries.map((entry, at) => (at === index ? { ...entry, ...change } : entry)),
});
