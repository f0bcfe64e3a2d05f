import type { StageEvent } from '@tongyan/media/timeline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../platform/database/testing.ts';
import type { LessonDetail } from './contract.ts';
import { openFloorKeeper } from './floor/keeper.ts';
import { Page } from './testing-lesson-page.ts';
import { plan } from './testing-lessons-contract.ts';
import { startLessons, type TestLessons } from './testing-lessons-server.ts';

const quiz: StageEvent = { kind: 'quiz.open', quizId: 'q1', question: '4/5 ÷ 3 = ?', options: ['12/5', '4/15'] };

export function floorContract(testDatabase: TestDatabase): void {
  describe(`the floor of a lesson on ${testDatabase.name}`, () => {
    let server: TestLessons;
    let lesson: LessonDetail;
    const pages: Page[] = [];

    beforeEach(async () => {
      server = await startLessons(testDatabase);
      // Whoever is a technician elsewhere leads here too.
      const seats = plan.seats.map((seat) => (seat.seat === 'technician' ? { ...seat, seat: 'leadTeacher' } : seat));
      const planned = await server.call('planner', 'POST /api/lessons', { ...plan, seats });
      expect(planned).toMatchObject({ status: 200 });
      const { id } = planned.body as LessonDetail;
      lesson = (await server.call('lead', `POST /api/lessons/${id}/open`)).body as LessonDetail;
    });
    afterEach(async () => {
      for (const page of pages) page.socket.close();
      pages.length = 0;
      await server.dispose();
    });

    const seatOf = (personId: string): string => lesson.seats.find((seat) => seat.personId === personId)?.id ?? '';
    async function enter(personId: string): Promise<Page> {
      const page = new Page(server.address, personId);
      pages.push(page);
      await page.ask('follow', { lessonId: lesson.id, haveSeq: 0 });
      await page.followFloor(lesson.id);
      return page;
    }
    const village = () => seatOf('classroom');

    it('H2, H4 queues hands, and takes down the hand of a classroom that is called on and may speak then', async () => {
      const [lead, assistant] = [await enter('lead'), await enter('assistant')];
      const pupil = await enter('pupil');
      server.clockMs += 41_000;
      expect(await assistant.do({ kind: 'hand.raise', count: 3 })).toMatchObject({ ok: true, seq: 1 });
      await pupil.do({ kind: 'hand.raise', count: 1 });
      await expect.poll(() => lead.floor?.hands).toHaveLength(2);
      expect(lead.floor?.hands[0]).toEqual({
        id: village(),
        seatId: null,
        classroomId: village(),
        name: '单位 village 六（1）班',
        count: 3,
        raisedAt: 41_000,
      });
      expect(pupil.floor?.hands.map(({ name }) => name)).toEqual(['', '人 pupil']);

      await lead.act({ kind: 'call.on', classroomId: village() });
      await expect.poll(() => lead.floor?.hands.map(({ id }) => id)).toEqual([seatOf('pupil')]);
      const onStage = () => lead.floor?.seats.filter((seat) => seat.onStage).map(({ seatId }) => seatId);
      await expect.poll(onStage).toEqual([seatOf('classroom'), seatOf('assistant')]);
      await lead.act({ kind: 'call.end', classroomId: village() });
      await expect.poll(onStage).toEqual([]);
    });

    it('A1, V2 takes answers while the question stands, and tells the lead how each classroom does', async () => {
      const [lead, assistant, pupil] = [await enter('lead'), await enter('assistant'), await enter('pupil')];
      const give = { kind: 'answer.give', quizId: 'q1', option: 1 } as const;
      expect(await pupil.do(give)).toMatchObject({ code: 'lesson.floorRefused', details: { reason: 'quizNotOpen' } });
      await lead.act(quiz);
      server.clockMs += 1_000;
      expect(await pupil.do({ ...give, option: 0 })).toMatchObject({ ok: true });
      expect(await pupil.do(give)).toMatchObject({ ok: true });
      expect(await assistant.do({ kind: 'answer.count', quizId: 'q1', counts: [3, 17] })).toMatchObject({ ok: true });
      await expect
        .poll(() => lead.floor?.quizzes[0]?.groups.map(({ counts }) => counts))
        .toEqual([
          [3, 17],
          [0, 1],
        ]);
      expect(pupil.floor?.quizzes[0]).toMatchObject({ groups: [], myOption: 1 });
      await lead.act({ kind: 'quiz.close', quizId: 'q1' });
      server.clockMs += 1_000;
      expect(await pupil.do(give)).toMatchObject({ code: 'lesson.floorRefused' });
    });

    it('L3 has kept what it acknowledged, and does it once, also after the server came back', async () => {
      const assistant = await enter('assistant');
      const note = { kind: 'note.add', text: '第三组折法不同' } as const;
      expect(await assistant.do(note)).toEqual({ ok: true, seq: 1 });
      expect(await assistant.doAgain(note)).toEqual({ ok: true, seq: 1 });
      const { actKey } = await server.db.selectFrom('lessonFloorEntry').select('actKey').executeTakeFirstOrThrow();
      const again = await openFloorKeeper(server.db, lesson.id, () => 0);
      expect(again.state().notes).toMatchObject([{ text: '第三组折法不同' }]);
      const decide = () => ({ ok: true, value: note }) as const;
      expect(await again.append({ by: 's', actKey, decide })).toMatchObject({ ok: true, value: { isNew: false } });
    });

    it('M1, M2 passes messages between lead and classroom, past everybody else', async () => {
      const [lead, assistant, pupil] = [await enter('lead'), await enter('assistant'), await enter('pupil')];
      await assistant.do({ kind: 'message.send', to: null, text: '画面停了，声音清楚。' });
      await lead.do({ kind: 'message.send', to: village(), text: '请先看课件。' });
      await expect.poll(() => assistant.floor?.messages).toHaveLength(2);
      expect(lead.floor?.messages[0]).toMatchObject({ fromName: '人 assistant', classroomId: village(), at: 0 });
      expect(pupil.floor?.messages).toEqual([]);
      expect(await pupil.do({ kind: 'message.send', to: null, text: 'x' })).toMatchObject({
        code: 'permission.denied',
      });
    });

    it('L4, C2 passes on what is being said, and keeps what was said', async () => {
      const [assistant, pupil] = [await enter('assistant'), await enter('pupil')];
      const put = (text: string, isFinal: boolean) =>
        assistant.do({ kind: 'caption.put', segmentId: 's1', text, isFinal });
      server.clockMs += 5_000;
      await put('把四张纸', false);
      await expect.poll(() => pupil.floor?.captions).toMatchObject([{ text: '把四张纸', isFinal: false }]);
      server.clockMs += 2_000;
      await put('把四张纸平均分成三份', true);
      await put('别的', true);
      const final = { segmentId: 's1', startMs: 5_000, endMs: 7_000, text: '把四张纸平均分成三份', isFinal: true };
      await expect.poll(() => pupil.floor?.captions).toMatchObject([final]);
      expect(await server.db.selectFrom('lessonFloorEntry').select('seq').execute()).toHaveLength(1);
    });

    it('V3 tells who is there and how their line is, and keeps a few of its numbers', async () => {
      const lead = await enter('lead');
      const classroom = await enter('classroom');
      const isThere = () => lead.floor?.seats.find(({ seatId }) => seatId === village())?.present;
      await expect.poll(isThere).toBe(true);
      const link = { rung: 4, kbps: 180, rttMs: 640, loss: 0.096, clockBoundMs: 7, lateMs: 0 };
      for (let n = 0; n < 3; n += 1) await classroom.ask('linkReport', link);
      server.clockMs += 5_000;
      await classroom.ask('linkReport', { ...link, rung: 3 });
      await expect
        .poll(() => lead.floor?.seats.find(({ seatId }) => seatId === village())?.link)
        .toMatchObject({ rung: 3, kbps: 180 });
      expect(await server.db.selectFrom('lessonLink').select('seatId').execute()).toHaveLength(2);
      expect(await classroom.ask('linkReport', { ...link, rung: 9 })).toMatchObject({ code: 'request.invalid' });
      classroom.socket.close();
      await expect.poll(isThere).toBe(false);
      const span = await server.db
        .selectFrom('lessonPresence')
        .where('seatId', '=', village())
        .selectAll()
        .executeTakeFirst();
      expect(span).toMatchObject({ personId: 'classroom', fromMs: 0 });
    });

    it('has one of two lead teachers lead at a time', async () => {
      const [lead, second] = [await enter('lead'), await enter('technician')];
      const deck: StageEvent = { kind: 'slides.open', deckId: 'd', pages: 3, page: 1 };
      expect(await second.act(deck)).toMatchObject({ code: 'lesson.notLeading' });
      expect(await lead.act(deck)).toMatchObject({ ok: true });
      const take = (personId: string, target: string) =>
        server.call(personId, `PUT /api/lessons/${lesson.id}/lead`, { seatId: seatOf(target) });
      expect(await take('technician', 'technician')).toMatchObject({ code: 'lesson.leaderPresent' });
      expect(await take('assistant', 'assistant')).toMatchObject({ code: 'permission.denied' });
      expect(await take('lead', 'technician')).toMatchObject({ status: 200, body: { leadName: '人 technician' } });
      expect(await lead.act({ kind: 'slides.turn', page: 2 })).toMatchObject({ code: 'lesson.notLeading' });
      expect(await second.act({ kind: 'slides.turn', page: 2 })).toMatchObject({ ok: true });
      await expect.poll(() => lead.floor?.seats.find(({ leads }) => leads)?.seatId).toBe(seatOf('technician'));

      // Who leads falls out: the other one goes on.
      second.socket.close();
      await expect.poll(async () => (await take('lead', 'lead')).status).toBe(200);
      expect(await lead.act({ kind: 'slides.turn', page: 3 })).toMatchObject({ ok: true });
    });

    it('lets somebody take a seat in mid-lesson, and whoever had it no longer', async () => {
      const assistant = await enter('assistant');
      const give = (personId: string) =>
        server.call('planner', `PUT /api/lessons/${lesson.id}/seats/${seatOf('assistant')}/person`, { personId });
      expect(await give('pupil')).toMatchObject({ code: 'lesson.seatsRefused' });
      expect(await give('planner')).toMatchObject({ status: 200 });
      await expect.poll(() => assistant.socket.connected).toBe(false);
      const substitute = await enter('planner');
      expect(await substitute.do({ kind: 'hand.raise', count: 2 })).toMatchObject({ ok: true });
    });

    it('is entered by nobody without a seat, and heard from nobody who has not entered', async () => {
      const page = new Page(server.address, 'researcher');
      pages.push(page);
      expect(await page.do({ kind: 'note.add', text: 'x' })).toMatchObject({ code: 'lesson.notFound' });
      expect(await page.ask('floorFollow', { lessonId: 'none' })).toMatchObject({ code: 'lesson.notFound' });
    });
  });
}
