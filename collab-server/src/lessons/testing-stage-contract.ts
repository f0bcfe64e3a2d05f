import { lessonTimeMs, type StageEvent } from '@tongyan/media/timeline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../platform/database/testing.ts';
import type { LessonDetail } from './contract.ts';
import { openStageKeeper, type StageAnswer, type StageKeeper } from './stage/keeper.ts';
import { Page } from './testing-lesson-page.ts';
import { plan } from './testing-lessons-contract.ts';
import { START_MS, startLessons, type TestLessons } from './testing-lessons-server.ts';

const deck: StageEvent = { kind: 'slides.open', deckId: 'fractions', pages: 18, page: 1 };
const turn = (page: number): StageEvent => ({ kind: 'slides.turn', page });

type Followed = StageAnswer & { readonly ok: boolean; readonly code?: string };

export function stageContract(testDatabase: TestDatabase): void {
  describe(`the stage of a lesson on ${testDatabase.name}`, () => {
    let server: TestLessons;
    let lesson: LessonDetail;
    const pages: Page[] = [];

    beforeEach(async () => {
      server = await startLessons(testDatabase);
      const planned = await server.call('planner', 'POST /api/lessons', plan);
      const { id } = planned.body as LessonDetail;
      lesson = (await server.call('lead', `POST /api/lessons/${id}/open`)).body as LessonDetail;
    });
    afterEach(async () => {
      for (const page of pages) page.socket.close();
      pages.length = 0;
      await server.dispose();
    });

    function open(personId: string): Page {
      const page = new Page(server.address, personId);
      pages.push(page);
      return page;
    }
    async function follow(
      personId: string,
      haveSeq = 0,
    ): Promise<{ readonly page: Page; readonly followed: Followed }> {
      const page = open(personId);
      return { page, followed: await page.ask<Followed>('follow', { lessonId: lesson.id, haveSeq }) };
    }
    const keeper = (): Promise<StageKeeper> =>
      openStageKeeper(server.db, { id: lesson.id, openedAtMs: START_MS }, () => server.clockMs);

    it('L1, L3 reaches every follower as numbered entries with one moment', async () => {
      const { page: lead } = await follow('lead');
      const { page: classroom, followed } = await follow('classroom');
      expect(followed).toMatchObject({ ok: true, openedAtMs: START_MS, headSeq: 0, snapshot: null, entries: [] });
      server.clockMs += 1_000;
      expect(await lead.act(deck)).toEqual({ ok: true, seq: 1 });
      expect(await lead.act(turn(7))).toEqual({ ok: true, seq: 2 });
      await expect.poll(() => classroom.entries.length).toBe(2);
      await expect.poll(() => lead.entries.length).toBe(2);
      expect(classroom.entries).toEqual(lead.entries);
      expect(classroom.entries[0]).toMatchObject({ seq: 1, acceptedAt: 1_000, event: deck });
      expect(classroom.entries[0]?.showAt).toBeGreaterThanOrEqual(1_060);
    });

    it('L4 refuses what does not fit, with the reason, and keeps nothing of it', async () => {
      const { page } = await follow('lead');
      expect(await page.act(turn(2))).toEqual({
        ok: false,
        code: 'lesson.actRefused',
        details: { reason: 'notInFront' },
      });
      expect(await page.ask('act', { page: 'page-0001', n: 1, event: { kind: 'slides.burn' } })).toMatchObject({
        code: 'request.invalid',
      });
      expect((await keeper()).headSeq()).toBe(0);
    });

    it('L5 has kept what it acknowledged: another server reads the same log', async () => {
      const { page } = await follow('lead');
      await page.act(deck);
      await page.act(turn(9));
      const again = (await keeper()).catchUp(0);
      await expect.poll(() => page.entries.length).toBe(2);
      expect(again.entries).toEqual(page.entries);
    });

    it('does an act once that is sent again, also to a server that has forgotten it', async () => {
      const { page } = await follow('lead');
      expect(await page.act(deck)).toEqual({ ok: true, seq: 1 });
      expect(await page.again(deck)).toEqual({ ok: true, seq: 1 });
      expect(page.entries).toHaveLength(1);
      const { actKey } = await server.db.selectFrom('lessonStageEntry').select('actKey').executeTakeFirstOrThrow();
      const acted = await (await keeper()).act({ event: deck, by: 'x', leadMs: 60, actKey });
      expect(acted).toMatchObject({ ok: true, value: { seq: 1 } });
    });

    it('orders acts that come at once', async () => {
      const { page } = await follow('lead');
      await page.act(deck);
      const acted = await Promise.all([3, 4, 5, 6].map((to) => page.act(turn(to))));
      expect(acted.map(({ seq }) => seq)).toEqual([2, 3, 4, 5]);
      await expect.poll(() => page.entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    });

    it('F4 gives a late follower what it lacks', async () => {
      const { page } = await follow('lead');
      await page.act(deck);
      await page.act(turn(2));
      const { page: late, followed } = await follow('pupil', 1);
      expect(followed).toMatchObject({ headSeq: 2, snapshot: null, entries: [{ seq: 2 }] });
      expect(await late.ask('catchUp', { haveSeq: 0 })).toMatchObject({ entries: [{ seq: 1 }, { seq: 2 }] });
    });

    it('F4, F5 sends a snapshot of what is shown instead of a long tail', async () => {
      const stage = await keeper();
      await stage.act({ event: deck, by: 's', leadMs: 60, actKey: 'a' });
      for (let n = 0; n < 520; n += 1) {
        const event: StageEvent = { kind: 'pointer.move', x: n / 520, y: 0 };
        await stage.act({ event, by: 's', leadMs: n < 510 ? 60 : 800, actKey: String(n) });
      }
      server.clockMs += 100;
      const answer = stage.catchUp(0);
      expect(answer).toMatchObject({ headSeq: 521, snapshot: { seq: 511, stage: { pointer: { x: 509 / 520 } } } });
      expect(answer.entries.map(({ seq }) => seq)).toEqual([512, 513, 514, 515, 516, 517, 518, 519, 520, 521]);
      expect(answer.entries[0]?.showAt).toBe(lessonTimeMs(800));
    });

    it('is acted on by the lead teacher, and by a classroom that is on stage', async () => {
      const { page: lead } = await follow('lead');
      await lead.act(deck);
      const { page: classroom } = await follow('classroom');
      const point: StageEvent = { kind: 'pointer.move', x: 0.5, y: 0.5 };
      expect(await classroom.act(point)).toMatchObject({ code: 'permission.denied' });
      const seat = lesson.seats.find(({ personId }) => personId === 'classroom')?.id ?? '';
      await server.call('lead', `PATCH /api/lessons/${lesson.id}/seats/${seat}`, { onStage: true });
      expect(await classroom.act(point)).toMatchObject({ ok: true });
      expect(await classroom.act(turn(3))).toMatchObject({ code: 'permission.denied' });
      // A twin is looked at by all, and operated by who leads.
      await lead.act({ kind: 'twin.open', runId: 'r1', sceneId: 'motor-starter', seed: 7, tickMs: 1 });
      const command: StageEvent = { kind: 'twin.command', atTick: 0, command: '{}' };
      for (const followed of [classroom, (await follow('pupil')).page])
        expect(await followed.act(command)).toMatchObject({ code: 'permission.denied' });
      expect(await lead.act(command)).toMatchObject({ ok: true });
    });

    it('is followed by nobody without a seat, nor by whoever was sent out', async () => {
      expect((await follow('stranger')).followed).toMatchObject({ ok: false, code: 'lesson.notFound' });
      expect(await open('pupil').ask('act', { page: 'page-0001', n: 1, event: deck })).toMatchObject({
        code: 'lesson.notFound',
      });
      const { page } = await follow('pupil');
      const seat = lesson.seats.find(({ personId }) => personId === 'pupil')?.id ?? '';
      await server.call('lead', `PATCH /api/lessons/${lesson.id}/seats/${seat}`, { barred: true });
      await expect.poll(() => page.socket.connected).toBe(false);
      expect((await follow('pupil')).followed).toMatchObject({ ok: false, code: 'lesson.barred' });
    });

    it('ends for everybody with the lesson', async () => {
      const { page } = await follow('classroom');
      await server.call('lead', `POST /api/lessons/${lesson.id}/end`);
      await expect.poll(() => page.isEnded).toBe(true);
      expect((await follow('classroom')).followed).toMatchObject({ code: 'lesson.over' });
    });

    it('tells the time for the clocks of followers', async () => {
      const page = open('pupil');
      expect(await page.ask('clock', null)).toEqual({
        ok: true,
        clockId: 'now',
        receivedAtMs: START_MS,
        answeredAtMs: START_MS,
      });
    });

    it('L2 goes on at once where the server comes back with its clock put back by an hour', async () => {
      const before = await keeper();
      server.clockMs += 1_200_000;
      await before.act({ event: deck, by: 's', leadMs: 60, actKey: 'a' });
      server.clockMs -= 3_600_000;
      const back = await keeper();
      expect(back.catchUp(0).openedAtMs).toBe(server.clockMs - 1_200_000);
      server.clockMs += 5_000;
      const acted = await back.act({ event: turn(2), by: 's', leadMs: 60, actKey: 'b' });
      expect(acted).toMatchObject({ ok: true, value: { seq: 2, acceptedAt: 1_205_000, showAt: 1_205_060 } });
    });
  });
}
