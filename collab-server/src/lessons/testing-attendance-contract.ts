import type { StageEvent } from '@tongyan/media/timeline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../platform/database/testing.ts';
import type { Attendance } from './contract-attendance.ts';
import type { LessonDetail } from './contract.ts';
import { CLASS, layClass } from './testing-class.ts';
import { Page } from './testing-lesson-page.ts';
import { plan } from './testing-lessons-contract.ts';
import { START_MS, startLessons, type TestLessons } from './testing-lessons-server.ts';

const MINUTE_MS = 60_000;

export function attendanceContract(testDatabase: TestDatabase): void {
  describe(`who was in a lesson, on ${testDatabase.name}`, () => {
    let server: TestLessons;
    let lesson: LessonDetail;
    const pages: Page[] = [];

    beforeEach(async () => {
      server = await startLessons(testDatabase);
      await layClass(server);
      const seats = plan.seats.map((seat) =>
        'classroom' in seat ? { ...seat, classroom: { ...seat.classroom, classGroupId: CLASS } } : seat,
      );
      const planned = await server.call('planner', 'POST /api/lessons', { ...plan, startsAtMs: START_MS, seats });
      const { id } = planned.body as LessonDetail;
      lesson = (await server.call('lead', `POST /api/lessons/${id}/open`)).body as LessonDetail;
    });
    afterEach(async () => {
      for (const page of pages) page.socket.close();
      pages.length = 0;
      await server.dispose();
    });

    const seatOf = (personId: string): string => lesson.seats.find((seat) => seat.personId === personId)?.id ?? '';
    const path = (rest: string) => `/api/lessons/${lesson.id}/${rest}`;
    async function enter(personId: string): Promise<Page> {
      const page = new Page(server.address, personId);
      pages.push(page);
      await page.followFloor(lesson.id);
      return page;
    }
    const attendance = async (personId: string): Promise<Attendance> =>
      (await server.call(personId, `GET ${path('attendance')}`)).body as Attendance;
    const end = () => server.call('lead', `POST ${path('end')}`);
    const spans = () => server.db.selectFrom('lessonPresence').selectAll().execute();

    it('is a classroom whose pages were connected for 80 % of it, through an outage', async () => {
      const classroom = await enter('classroom');
      await expect.poll(async () => (await spans()).length).toBe(1);
      server.clockMs += 20 * MINUTE_MS;
      classroom.socket.close();
      await expect.poll(async () => (await spans())[0]?.toMs).toBe(20 * MINUTE_MS);
      server.clockMs += 5 * MINUTE_MS;
      await enter('classroom');
      await expect.poll(async () => (await spans()).length).toBe(2);
      server.clockMs += 15 * MINUTE_MS;
      expect((await attendance('lead')).classrooms[0]).toMatchObject({ attended: null });
      await end();
      const after = await attendance('lead');
      expect(after.lessonMs).toBe(40 * MINUTE_MS);
      expect(after.classrooms[0]).toMatchObject({ connectedMs: 35 * MINUTE_MS, share: 0.875, attended: true });
      expect(after.people.find(({ seatId }) => seatId === seatOf('pupil'))).toMatchObject({ connectedMs: 0 });
    });

    it('is counted from the bell of a classroom’s own school, and told with it', async () => {
      const rung = { orgUnitId: 'village', name: '六（2）班', bellOffsetMinutes: 15 };
      const add = `POST ${path('seats')}`;
      const other = { seat: 'receivingClassroom', personId: 'stranger', classroom: rung };
      expect(
        await server.call('planner', add, { ...other, classroom: { ...rung, bellOffsetMinutes: 61 } }),
      ).toMatchObject({
        status: 400,
      });
      const { seats } = (await server.call('planner', add, other)).body as LessonDetail;
      expect(seats.find(({ personId }) => personId === 'stranger')).toMatchObject({ classroom: rung });
      const mine = async (personId: string) =>
        (await server.call(personId, `GET /api/lessons?fromMs=${START_MS}&toMs=${START_MS + 1}`)).body;
      expect(await mine('stranger')).toMatchObject({ lessons: [{ myBellOffsetMinutes: 15 }] });
      expect(await mine('classroom')).toMatchObject({ lessons: [{ myBellOffsetMinutes: 0 }] });
      server.clockMs += 15 * MINUTE_MS;
      await enter('classroom');
      await enter('stranger');
      await expect.poll(async () => (await spans()).length).toBe(2);
      server.clockMs += 25 * MINUTE_MS;
      await end();
      const { classrooms, people } = await attendance('lead');
      const late = { connectedMs: 25 * MINUTE_MS, bellOffsetMinutes: 15, share: 1, attended: true };
      expect(classrooms).toMatchObject([{ bellOffsetMinutes: 0, share: 0.625, attended: false }, late]);
      expect(people.find(({ displayName }) => displayName === '人 stranger')).toMatchObject({ share: 1 });
    });

    it('is pupils as the assistant marks them, with what stood there before', async () => {
      const lead = await enter('lead');
      const call = (personId: string, body: unknown) =>
        server.call(personId, `PUT ${path(`rolls/${seatOf('classroom')}`)}`, body);
      const marks = [
        { personId: 'pupil', mark: 'present' },
        { personId: 'other', mark: 'absent' },
      ];
      expect(await call('assistant', { marks })).toMatchObject({ status: 200 });
      const heads = { late: 0, leftEarly: 0, excused: 0 };
      await expect
        .poll(() => lead.floor?.rolls)
        .toEqual([{ classroomId: seatOf('classroom'), counts: { present: 1, absent: 1, ...heads } }]);
      const corrected = marks.map((mark) => ({ ...mark, mark: 'late' }));
      server.clockMs += 6 * MINUTE_MS;
      await call('lead', { marks: corrected });
      const [seen] = (await attendance('assistant')).classrooms;
      expect(seen?.pupils.map(({ personId }) => personId).toSorted()).toEqual(['other', 'pupil']);
      expect(seen?.roll).toMatchObject({
        counts: { present: 0, late: 2 },
        marks: [{ personId: 'pupil', displayName: '人 pupil', mark: 'late' }, { personId: 'other' }],
        calledByName: '人 lead',
        earlier: [{ counts: { present: 1, absent: 1 }, changedByName: '人 assistant' }],
      });
      expect(await call('technician', { marks })).toMatchObject({ code: 'permission.denied' });
      expect(await call('lead', { marks: [{ personId: 'lead', mark: 'late' }] })).toMatchObject({
        code: 'lesson.rollRefused',
      });
      await end();
      server.clockMs += 25 * 60 * MINUTE_MS;
      expect(await call('lead', { marks })).toMatchObject({ code: 'lesson.rollClosed' });
    });

    it('is told to each classroom of itself, and to pupils and observers no names', async () => {
      await server.call('assistant', `PUT ${path(`rolls/${seatOf('classroom')}`)}`, {
        marks: [{ personId: 'other', mark: 'absent' }],
      });
      expect((await attendance('pupil')).classrooms).toEqual([]);
      expect((await attendance('pupil')).people).toHaveLength(1);
      expect((await attendance('researcher')).classrooms).toEqual([]);
      expect((await attendance('classroom')).classrooms[0]).toMatchObject({ pupils: [], roll: { marks: [] } });
      expect((await attendance('planner')).people).toHaveLength(plan.seats.length);
      expect(await server.call('stranger', `GET ${path('attendance')}`)).toMatchObject({ code: 'lesson.notFound' });
    });

    it('took part as both logs say', async () => {
      const [lead, assistant, pupil] = [await enter('lead'), await enter('assistant'), await enter('pupil')];
      const act = (event: StageEvent) => lead.act(event);
      await assistant.do({ kind: 'hand.raise', count: 2 });
      await assistant.do({ kind: 'hand.raise', count: 3 });
      await act({ kind: 'call.on', classroomId: seatOf('classroom') });
      await act({ kind: 'quiz.open', quizId: 'q', question: '?', options: ['A', 'B'] });
      server.clockMs += 1_000;
      await assistant.do({ kind: 'answer.count', quizId: 'q', counts: [5, 1] });
      await assistant.do({ kind: 'answer.count', quizId: 'q', counts: [2, 17] });
      await pupil.do({ kind: 'answer.give', quizId: 'q', option: 0 });
      await act({ kind: 'quiz.close', quizId: 'q' });
      await act({ kind: 'quiz.reveal', quizId: 'q', correctOption: 1 });
      const { classrooms, people } = await attendance('lead');
      const took = { handsRaised: 1, calledOn: 1, answersGiven: 19, answersRight: 17, messages: 0 };
      expect(classrooms[0]?.participation).toEqual(took);
      expect(people.find(({ seat }) => seat === 'student')?.participation).toMatchObject({
        answersGiven: 1,
        answersRight: 0,
      });
      const csv = await server.app.inject({ url: path('attendance.csv'), headers: { 'x-test-person': 'lead' } });
      expect(csv.headers['content-type']).toContain('text/csv');
      expect(csv.body).toContain('听讲教室');
      const audited = await server.db.selectFrom('auditEntry').select(['action', 'actorId']).execute();
      expect(audited).toContainEqual({ action: 'lesson.attendanceExported', actorId: 'lead' });
    });

    it('is written about by those who taught, helped or watched', async () => {
      const closing = { aimReached: 4, lineQuality: 3, wentWell: '讲清了算理', toImprove: '', homework: '练习九' };
      const put = (personId: string) => server.call(personId, `PUT ${path('closings/mine')}`, closing);
      const list = async (personId: string) =>
        ((await server.call(personId, `GET ${path('closings')}`)).body as { closings: unknown[] }).closings;
      expect((await put('assistant')).status).toBe(204);
      expect((await put('researcher')).status).toBe(204);
      expect(await put('pupil')).toMatchObject({ code: 'permission.denied' });
      expect(await list('lead')).toHaveLength(2);
      expect(await list('assistant')).toMatchObject([{ displayName: '人 assistant', aimReached: 4 }]);
      expect(await list('pupil')).toEqual([]);
    });

    it('is captioned by a speech service that holds the lesson’s token', async () => {
      const pupil = await enter('pupil');
      const made = await server.call('technician', `POST ${path('caption-service')}`);
      const { token } = made.body as { token: string };
      expect(await server.call('assistant', `POST ${path('caption-service')}`)).toMatchObject({ status: 403 });
      const put = async (bearer: string, captions: readonly unknown[]) => {
        const headers = { authorization: `Bearer ${bearer}` };
        const answer = await server.app.inject({
          method: 'POST',
          url: path('captions'),
          headers,
          payload: { captions },
        });
        return { status: answer.statusCode, body: answer.json<unknown>() };
      };
      server.clockMs += 9_000;
      const spoken = { segmentId: 'a', text: '每份是十五分之四', isFinal: true, startMs: 4_000, endMs: 6_500 };
      expect(await put('x'.repeat(43), [spoken])).toMatchObject({ status: 401 });
      const interim = { segmentId: 'b', text: '那么', isFinal: false };
      expect(await put(token, [spoken, interim])).toMatchObject({
        status: 200,
        body: { lessonNowMs: 9_000, taken: 2 },
      });
      await expect
        .poll(() => pupil.floor?.captions)
        .toMatchObject([
          { text: '每份是十五分之四', isFinal: true, by: 'service' },
          { text: '那么', isFinal: false },
        ]);
      const found = await server.call('pupil', `GET ${path('captions')}?find=${encodeURIComponent('十五')}`);
      expect(found.body).toMatchObject({ captions: [{ segmentId: 'a', startMs: 4_000, endMs: 6_500 }] });
      const vtt = await server.app.inject({ url: path('captions.vtt'), headers: { 'x-test-person': 'pupil' } });
      expect(vtt.body).toBe('WEBVTT\n\na\n00:00:04.000 --> 00:00:06.500\n每份是十五分之四\n');

      await server.call('lead', `POST ${path('caption-service')}`);
      expect(await put(token, [spoken])).toMatchObject({ status: 401 });
      const again = (await server.call('lead', `POST ${path('caption-service')}`)).body as { token: string };
      await end();
      expect(await put(again.token, [spoken])).toMatchObject({ body: { code: 'lesson.over' } });
    });
  });
}
