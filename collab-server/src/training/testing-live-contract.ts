import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../platform/database/testing.ts';
import { LIVE_NAMESPACE, LIVE_PATH, type LiveFrame } from './contract-live.ts';
import type { IntegrityReport, TrainingScore } from './contract-score.ts';
import { attemptOf, openTask, setExam, well } from './testing-acts.ts';
import { everybody, startTraining, type TestTraining } from './testing-training-server.ts';

type Answer = { readonly ok: boolean; readonly code?: string; readonly tick?: number; readonly readOnly?: boolean };

/** A page that follows a run on the server, and hears everything that is sent to it. */
class Page {
  readonly socket: Socket;
  readonly heard: { readonly event: string; readonly body: unknown }[] = [];
  #n = 0;

  constructor(server: TestTraining, person: string | null, extra: Readonly<Record<string, string>> = {}) {
    this.socket = io(`${server.address()}${LIVE_NAMESPACE}`, {
      path: LIVE_PATH,
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { ...(person === null ? {} : { 'x-test-person': person }), ...extra },
    });
    this.socket.onAny((event: string, body: unknown) => this.heard.push({ event, body }));
  }

  ask(event: string, ...body: unknown[]): Promise<Answer> {
    return this.socket.timeout(30_000).emitWithAck(event, ...body) as Promise<Answer>;
  }

  join(attemptId: string, page = 'page-of-test'): Promise<Answer> {
    return this.ask('join', { attemptId, page });
  }

  does(name: string, args: unknown = null, target = 'kettle', n = ++this.#n): Promise<Answer> {
    return this.ask('command', { n, command: { target, name, args } });
  }

  get frames(): readonly LiveFrame[] {
    return this.heard.filter(({ event }) => event === 'frame').map(({ body }) => body as LiveFrame);
  }

  get tick(): number {
    return this.frames.at(-1)?.tick ?? -1;
  }

  /** Until the machine has gone on so many ticks. */
  async waits(ticks: number): Promise<void> {
    const until = this.tick + ticks;
    await expect.poll(() => this.tick).toBeGreaterThanOrEqual(until);
  }

  close(): void {
    this.socket.close();
  }
}

/** Exams that run on the server; on every database. */
export function liveContract(testDatabase: TestDatabase): void {
  describe(`exams on the server on ${testDatabase.name}`, () => {
    let server: TestTraining;
    let attemptId: string;
    let closesAtMs: number;
    const pages: Page[] = [];
    const page = (person: string | null, extra: Readonly<Record<string, string>> = {}): Page => {
      const opened = new Page(server, person, extra);
      pages.push(opened);
      return opened;
    };
    beforeAll(async () => {
      server = await startTraining(testDatabase);
    });
    afterAll(() => server.dispose());
    beforeEach(async () => {
      const task = await setExam(server, { kind: 'chosen', faultIds: ['secretGaugeHigh'] });
      ({ closesAtMs } = task);
      ({ attemptId } = well<{ attemptId: string }>(await openTask(server, task.id)));
    });
    afterEach(() => {
      for (const each of pages.splice(0)) each.close();
    });

    const snapshots = async (): Promise<string[]> => {
      const rows = await server.db
        .selectFrom('trainingSnapshot')
        .where('attemptId', '=', attemptId)
        .select('attemptId')
        .execute();
      return rows.map((row) => row.attemptId);
    };
    const entriesKept = async (): Promise<number> => (await attemptOf(server, attemptId)).attempt.entries;

    it('[E4] show what the instruments show, keep each command before they acknowledge it, and are scored', async () => {
      const pupil = page('pupil');
      expect(await pupil.join(attemptId)).toMatchObject({ ok: true, readOnly: false });
      await pupil.waits(3);
      // The gauge is eight degrees high, and that is all that is seen of the fault.
      expect(pupil.frames[0]).toMatchObject({ whole: true, signals: { 'kettle.tempC': 28 } });
      expect(await pupil.does('set', 77)).toMatchObject({ ok: false, code: 'noSuchPower' });
      expect(await pupil.does('set', 2000)).toMatchObject({ ok: true });
      expect(await entriesKept()).toBe(1);
      expect(await pupil.does('set', 0)).toMatchObject({ ok: true });
      expect(await pupil.ask('finish')).toEqual({ ok: true });
      await expect.poll(() => pupil.heard.at(-1)?.event).toBe('over');
      await server.training.scored();
      expect(JSON.stringify(pupil.heard)).not.toMatch(/secretGauge|hint|@faults/u);
      server.clockMs = closesAtMs;
      const score = well<TrainingScore>(await server.call('pupil', `GET /api/training/attempts/${attemptId}/score`));
      expect(score.faults.map(({ id }) => id)).toEqual(['secretGaugeHigh']);
      expect(score.result.aspects[0]?.evidence).toBeDefined();
    });

    it('[E5] go on at the same tick after the server has gone away, and stand still meanwhile', async () => {
      const pupil = page('pupil');
      await pupil.join(attemptId);
      await pupil.waits(3);
      await pupil.does('set', 2000);
      await pupil.waits(5);
      pupil.close();
      // What whoever left last saw is durable once the run stands still.
      await expect.poll(snapshots).toEqual([attemptId]);
      const { tick } = (await attemptOf(server, attemptId)).attempt;
      expect(tick).toBeGreaterThanOrEqual(pupil.tick);
      await server.restart();
      await pause(500);
      const again = page('pupil');
      await again.join(attemptId);
      await again.waits(1);
      expect(again.frames[0]).toMatchObject({ whole: true, tick, entries: 1, signals: { 'kettle.lampOn': 1 } });
      await again.does('set', 0);
      expect(await again.ask('finish')).toEqual({ ok: true });
      await server.training.scored();
      expect((await attemptOf(server, attemptId)).attempt.state).toBe('scored');
    });

    it('[E5] go on from the log alone where the snapshot is not one of it', async () => {
      const pupil = page('pupil');
      await pupil.join(attemptId);
      await pupil.does('set', 2000);
      await pupil.waits(3);
      pupil.close();
      await expect.poll(snapshots).toEqual([attemptId]);
      await server.db.deleteFrom('trainingSnapshot').execute();
      await server.restart();
      const again = page('pupil');
      expect(await again.join(attemptId)).toMatchObject({ ok: true });
      await again.waits(1);
      expect(again.frames[0]).toMatchObject({ entries: 1, signals: { 'kettle.lampOn': 1 } });
    });

    it('[E6] carry a command out once that is sent again, also over a new line and after a restart', async () => {
      const pupil = page('pupil');
      await pupil.join(attemptId);
      const first = await pupil.does('set', 2000, 'kettle', 1);
      expect(await pupil.does('set', 2000, 'kettle', 1)).toEqual(first);
      const again = page('pupil');
      await again.join(attemptId);
      expect(await again.does('set', 2000, 'kettle', 1)).toEqual(first);
      await server.restart();
      const late = page('pupil');
      await late.join(attemptId);
      expect(await late.does('set', 2000, 'kettle', 1)).toMatchObject({ ok: true });
      expect(await entriesKept()).toBe(1);
      const other = page('pupil');
      await other.join(attemptId, 'another-page');
      expect(await other.does('set', 2000, 'kettle', 1)).toMatchObject({ ok: true });
      expect(await entriesKept()).toBe(2);
    });

    it('[E7] end with the window, and count as far as they came', async () => {
      const pupil = page('pupil');
      await pupil.join(attemptId);
      await pupil.does('set', 2000);
      // A teacher who gives more time gives it to those who are at it.
      const { assignmentId } = (await attemptOf(server, attemptId)).attempt;
      const longer = { closesAtMs: closesAtMs + 60_000 };
      well(await server.call('instructor', `PATCH /api/training/assignments/${assignmentId}`, longer));
      server.clockMs = closesAtMs;
      expect(await pupil.does('set', 2000)).toMatchObject({ ok: true });
      server.clockMs = longer.closesAtMs;
      expect(await pupil.does('set', 0)).toMatchObject({ ok: false });
      await expect.poll(() => pupil.heard.at(-1)?.event).toBe('over');
      await server.training.scored();
      const { attempt } = await attemptOf(server, attemptId);
      expect([attempt.state, attempt.entries]).toEqual(['scored', 2]);
      const report = well<IntegrityReport>(
        await server.call('instructor', `GET /api/training/attempts/${attemptId}/integrity`),
      );
      expect(report.findings.map(({ kind }) => kind)).toContain('sealedByServer');
      expect(await page('pupil').join(attemptId)).toMatchObject({ ok: false, code: 'training.attemptOver' });
    });

    it('are watched and led by instructors, who do not work on them', async () => {
      const [pupil, instructor, teacher] = [page('pupil'), page('instructor'), page('classTeacher')];
      await pupil.join(attemptId);
      expect(await instructor.join(attemptId)).toMatchObject({ ok: true, readOnly: true });
      await teacher.join(attemptId);
      await instructor.waits(2);
      expect(await instructor.does('set', 2000)).toMatchObject({ ok: false, code: 'permission.denied' });
      expect(await teacher.ask('message', { text: '停' })).toMatchObject({ ok: false, code: 'permission.denied' });
      expect(await instructor.ask('message', { text: '先看温度' })).toMatchObject({ ok: true });
      await expect
        .poll(() => pupil.heard.find(({ event }) => event === 'message')?.body)
        .toEqual({ text: '先看温度', from: '人 instructor' });
      expect(await instructor.ask('freeze')).toMatchObject({ ok: true });
      expect(await pupil.does('set', 2000)).toMatchObject({ ok: false, code: 'runIsFrozen' });
      expect(await instructor.ask('resume')).toMatchObject({ ok: true });
      expect(await pupil.does('set', 2000)).toMatchObject({ ok: true });
      expect(await pupil.ask('freeze')).toMatchObject({ ok: false, code: 'permission.denied' });
      // Whoever loads the page anew is told again, also by a server that has started anew.
      const messages = [{ text: '先看温度', from: '人 instructor' }];
      expect(await page('pupil').join(attemptId, 'loaded-anew')).toMatchObject({ ok: true, messages });
      await server.restart();
      expect(await page('pupil').join(attemptId, 'and-once-more')).toMatchObject({ ok: true, messages });
    });

    it.each(everybody)('are joined by whoever may know of them: %s', async (person) => {
      const answer = await page(person).join(attemptId);
      const mine = person === 'pupil';
      const may = mine || ['instructor', 'colleague', 'classTeacher', 'mentor'].includes(person);
      expect([answer.ok, answer.code, answer.readOnly]).toEqual(
        may ? [true, undefined, !mine] : [false, 'training.attemptNotFound', undefined],
      );
    });

    it('are for people who have signed in, from pages of this product', async () => {
      const refusal = (opened: Page) =>
        new Promise<string>((resolve) => opened.socket.once('connect_error', ({ message }) => resolve(message)));
      expect(await refusal(page(null))).toBe('session.required');
      expect(await refusal(page('pupil', { origin: 'https://elsewhere.example' }))).toBe('websocket error');
    });

    it('answer what is malformed, not joined or too fast with a code', async () => {
      const pupil = page('pupil');
      expect(await pupil.does('set', 2000)).toMatchObject({ ok: false, code: 'training.attemptNotFound' });
      expect(await pupil.ask('join', { attemptId: 7 })).toMatchObject({ ok: false, code: 'request.invalid' });
      expect(await pupil.ask('command', { n: -1, command: null })).toMatchObject({
        ok: false,
        code: 'request.invalid',
      });
      await pupil.join(attemptId);
      const answers = await Promise.all(Array.from({ length: 200 }, () => pupil.does('set', 2000)));
      expect(new Set(answers.map(({ code }) => code))).toEqual(new Set([undefined, 'request.tooMany']));
    });

    it('are left alone by whoever signed out', async () => {
      const pupil = page('pupil');
      await pupil.join(attemptId);
      server.training.personChanged('pupil');
      await expect.poll(() => pupil.socket.connected).toBe(false);
    });
  });
}
