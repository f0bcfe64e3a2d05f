import { createHash } from 'node:crypto';
import { AccessToken } from 'livekit-server-sdk';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../platform/database/testing.ts';
import type { LessonDetail } from './contract.ts';
import { MEDIA_HINTS_PATH } from './index.ts';
import { CLASS, layClass } from './testing-class.ts';
import { KEYS, START_MS, startLessons, type TestLessons } from './testing-lessons-server.ts';

const MINUTE_MS = 60_000;
const village = { orgUnitId: 'village', name: '六（1）班' };

export const plan = {
  title: '分数除法（一）',
  subject: '数学',
  homeOrgUnitId: 'cityschool',
  startsAtMs: START_MS + 10 * MINUTE_MS,
  durationMs: 40 * MINUTE_MS,
  seats: [
    { seat: 'leadTeacher', personId: 'lead' },
    { seat: 'receivingClassroom', personId: 'classroom', classroom: village },
    { seat: 'assistantTeacher', personId: 'assistant', classroom: village },
    { seat: 'student', personId: 'pupil' },
    { seat: 'observer', personId: 'researcher' },
    { seat: 'technician', personId: 'technician' },
  ],
};

/** What a token says, without asking whether it is genuine: the tests of the media workspace ask a real server that. */
function claimsOf(body: unknown) {
  const { token } = body as { readonly token: string };
  const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
  return claims as {
    readonly sub: string;
    readonly exp: number;
    readonly nbf: number;
    readonly attributes: Readonly<Record<string, string>>;
    readonly video: {
      readonly room: string;
      readonly canPublish: boolean;
      readonly canPublishSources: readonly string[];
    };
  };
}

export function lessonsContract(testDatabase: TestDatabase): void {
  describe(`live lessons on ${testDatabase.name}`, () => {
    let server: TestLessons;
    beforeEach(async () => {
      server = await startLessons(testDatabase);
    });
    afterEach(() => server.dispose());

    const detail = async (personId: string, route: string, body?: unknown): Promise<LessonDetail> => {
      const answer = await server.call(personId, route, body);
      expect(answer).toMatchObject({ status: 200 });
      return answer.body as LessonDetail;
    };
    const planned = () => detail('planner', 'POST /api/lessons', plan);
    async function opened(): Promise<LessonDetail> {
      const { id } = await planned();
      return detail('lead', `POST /api/lessons/${id}/open`);
    }
    const seatOf = (lesson: LessonDetail, personId: string): string =>
      lesson.seats.find((seat) => seat.personId === personId)?.id ?? '';
    const enter = (lesson: LessonDetail, personId: string) =>
      server.call(personId, `POST /api/lessons/${lesson.id}/admissions`);

    it('stand in the timetable of whoever planned them or has a seat, and of nobody else', async () => {
      const { id } = await planned();
      const list = async (personId: string, fromMs = START_MS, toMs = START_MS + 60 * MINUTE_MS) => {
        const { body } = await server.call(personId, `GET /api/lessons?fromMs=${fromMs}&toMs=${toMs}`);
        return (body as { lessons: readonly { id: string; leadName: string; mySeat: string | null }[] }).lessons;
      };
      expect(await list('planner')).toMatchObject([{ id, leadName: '人 lead', mySeat: null }]);
      expect(await list('pupil')).toMatchObject([{ id, mySeat: 'student' }]);
      expect(await list('stranger')).toEqual([]);
      expect(await list('pupil', START_MS + 50 * MINUTE_MS, START_MS + 90 * MINUTE_MS)).toEqual([]);
      expect(await list('pupil', START_MS + 49 * MINUTE_MS, START_MS + 90 * MINUTE_MS)).toHaveLength(1);
      expect(await list('pupil', START_MS, START_MS + 10 * MINUTE_MS)).toEqual([]);
      expect(await server.call('stranger', `GET /api/lessons/${id}`)).toMatchObject({ code: 'lesson.notFound' });
      expect(await server.call(null, `GET /api/lessons/${id}`)).toMatchObject({ code: 'session.required' });
    });

    it.each([
      ['somebody who may not', 'stranger', {}, 'permission.denied'],
      ['a school that is none', 'planner', { homeOrgUnitId: 'nowhere' }, 'permission.denied'],
      [
        'a lead who is a student',
        'planner',
        { seats: [{ seat: 'leadTeacher', personId: 'pupil' }] },
        'lesson.leadRefused',
      ],
      [
        'people who are not there',
        'planner',
        { seats: [{ seat: 'leadTeacher', personId: 'nobody' }] },
        'lesson.personNotFound',
      ],
      ['no lead teacher', 'planner', { seats: [{ seat: 'observer', personId: 'lead' }] }, 'lesson.seatsRefused'],
      [
        'a classroom that is in no school',
        'planner',
        {
          seats: [
            { seat: 'leadTeacher', personId: 'lead' },
            { seat: 'receivingClassroom', personId: 'classroom', classroom: { orgUnitId: 'province', name: 'x' } },
          ],
        },
        'lesson.seatsRefused',
      ],
      ['a seat for a machine', 'planner', { seats: [{ seat: 'recorder', personId: 'lead' }] }, 'request.invalid'],
    ] as const)('are not planned with %s', async (_what, personId, change, code) => {
      expect(await server.call(personId, 'POST /api/lessons', { ...plan, ...change })).toMatchObject({ code });
      expect(await server.db.selectFrom('liveLesson').selectAll().execute()).toEqual([]);
    });

    it('let nobody in before they are opened, nor after their end', async () => {
      const lesson = await planned();
      expect(await enter(lesson, 'lead')).toMatchObject({ code: 'lesson.notOpen' });
      expect(await server.call('pupil', `POST /api/lessons/${lesson.id}/open`)).toMatchObject({
        code: 'permission.denied',
      });
      expect(await detail('lead', `POST /api/lessons/${lesson.id}/open`)).toMatchObject({
        state: 'open',
        openedAtMs: START_MS,
      });
      server.clockMs += MINUTE_MS;
      expect(await detail('technician', `POST /api/lessons/${lesson.id}/open`)).toMatchObject({ openedAtMs: START_MS });
      expect((await enter(lesson, 'lead')).status).toBe(200);
      expect(await detail('lead', `POST /api/lessons/${lesson.id}/end`)).toMatchObject({ state: 'ended' });
      expect(server.rooms.inside.size).toBe(0);
      expect(await enter(lesson, 'lead')).toMatchObject({ code: 'lesson.over' });
      expect(await server.call('lead', `POST /api/lessons/${lesson.id}/open`)).toMatchObject({ code: 'lesson.over' });
    });

    it('give each entering an identity and a token of its own, with the rights of the seat', async () => {
      const lesson = await opened();
      const [first, second] = [await enter(lesson, 'classroom'), await enter(lesson, 'classroom')];
      expect(first.body).toMatchObject({ mediaUrl: 'ws://127.0.0.1:7880' });
      const claims = claimsOf(first.body);
      expect(claims.sub).toBe((first.body as { admissionId: string }).admissionId);
      expect(claims.sub).not.toBe(claimsOf(second.body).sub);
      expect(claims.exp - claims.nbf).toBeLessThanOrEqual(60);
      expect(claims.attributes).toEqual({
        seat: 'receivingClassroom',
        seatId: seatOf(lesson, 'classroom'),
        classroom: 'village',
      });
      expect(claims.video).toMatchObject({ canPublish: false, canPublishSources: [] });
      expect(server.rooms.inside.has(claims.video.room)).toBe(true);
      expect(claims.video.room).not.toContain(lesson.id);
      expect(claimsOf((await enter(lesson, 'lead')).body).video.canPublishSources).toContain('screen_share');
    });

    it('have no camera of a pupil: nobody’s consent is kept yet', async () => {
      const lesson = await opened();
      await detail('lead', `PATCH /api/lessons/${lesson.id}/seats/${seatOf(lesson, 'pupil')}`, { onStage: true });
      expect(claimsOf((await enter(lesson, 'pupil')).body).video.canPublish).toBe(false);
    });

    it('let a classroom speak while it is on stage, where all have consented or sit apart, also one that is inside already', async () => {
      await layClass(server);
      const classroom = { ...village, classGroupId: CLASS };
      const seats = plan.seats.map((seat) => ('classroom' in seat ? { ...seat, classroom } : seat));
      const { id } = await detail('planner', 'POST /api/lessons', { ...plan, seats });
      const lesson = await detail('lead', `POST /api/lessons/${id}/open`);
      const apart = `PUT /api/lessons/${id}/consents/${seatOf(lesson, 'classroom')}/apart`;
      expect(await server.call('assistant', apart, { confirmed: true })).toMatchObject({ status: 200 });
      const { sub, video } = claimsOf((await enter(lesson, 'classroom')).body);
      server.rooms.enter(video.room, sub);
      const seat = `PATCH /api/lessons/${lesson.id}/seats/${seatOf(lesson, 'classroom')}`;
      await detail('lead', seat, { onStage: true });
      const sources = ['camera', 'microphone'];
      expect(server.rooms.inside.get(video.room)?.get(sub)).toMatchObject({ sources });
      expect(claimsOf((await enter(lesson, 'classroom')).body).video.canPublishSources).toEqual(sources);
      await detail('lead', seat, { onStage: false });
      expect(server.rooms.inside.get(video.room)?.get(sub)).toMatchObject({ sources: ['camera'] });
      await server.call('assistant', apart, { confirmed: false });
      await detail('lead', seat, { onStage: true });
      expect(server.rooms.inside.get(video.room)?.get(sub)).toMatchObject({ sources: [] });
    });

    it('keep out whoever was sent out, until they are let in again', async () => {
      const lesson = await opened();
      const { sub, video } = claimsOf((await enter(lesson, 'pupil')).body);
      server.rooms.enter(video.room, sub);
      const seat = `PATCH /api/lessons/${lesson.id}/seats/${seatOf(lesson, 'pupil')}`;
      await detail('lead', seat, { barred: true });
      expect(server.rooms.inside.get(video.room)?.has(sub)).toBe(false);
      expect(await enter(lesson, 'pupil')).toMatchObject({ code: 'lesson.barred' });

      // By the old token, which the media server still takes.
      server.rooms.enter(video.room, sub);
      await server.lessons.sweep();
      expect(server.rooms.inside.get(video.room)?.has(sub)).toBe(false);

      await detail('lead', seat, { barred: false });
      server.rooms.enter(video.room, sub);
      const again = claimsOf((await enter(lesson, 'pupil')).body);
      server.rooms.enter(video.room, again.sub);
      await server.lessons.sweep();
      expect([...(server.rooms.inside.get(video.room)?.keys() ?? [])]).toEqual([again.sub]);
    });

    it('are moderated by lead teacher and technician alone, and never lose their lead', async () => {
      const lesson = await opened();
      const patch = (personId: string, target: string, body: unknown) =>
        server.call(personId, `PATCH /api/lessons/${lesson.id}/seats/${target}`, body);
      expect(await patch('assistant', seatOf(lesson, 'pupil'), { barred: true })).toMatchObject({
        code: 'permission.denied',
      });
      expect(await patch('planner', seatOf(lesson, 'pupil'), { barred: true })).toMatchObject({
        code: 'permission.denied',
      });
      expect(await patch('technician', seatOf(lesson, 'lead'), { barred: true })).toMatchObject({
        code: 'permission.denied',
      });
      expect(await patch('lead', 'no-seat', { barred: true })).toMatchObject({ code: 'lesson.seatNotFound' });
      expect(await enter(lesson, 'planner')).toMatchObject({ code: 'permission.denied' });
    });

    it('are open also without a media server, and say that voices do not pass', async () => {
      server.hasMedia = false;
      const lesson = await opened();
      expect(await enter(lesson, 'lead')).toMatchObject({ status: 503, code: 'lesson.mediaMissing' });
      await detail('lead', `PATCH /api/lessons/${lesson.id}/seats/${seatOf(lesson, 'pupil')}`, { barred: true });
      expect(await detail('lead', `POST /api/lessons/${lesson.id}/end`)).toMatchObject({ state: 'ended' });
    });

    it('send out at a genuine hint who came in again, and hear no other', async () => {
      const lesson = await opened();
      const { sub, video } = claimsOf((await enter(lesson, 'pupil')).body);
      await detail('lead', `PATCH /api/lessons/${lesson.id}/seats/${seatOf(lesson, 'pupil')}`, { barred: true });
      server.rooms.enter(video.room, sub);
      const body = JSON.stringify({
        id: 'hint-1',
        event: 'participant_joined',
        room: { name: video.room },
        participant: { identity: sub },
      });
      const hint = (authorization: string) =>
        server.app.inject({
          method: 'POST',
          url: MEDIA_HINTS_PATH,
          headers: { 'content-type': 'application/webhook+json', authorization },
          payload: body,
        });
      const sign = (secret: string) => {
        const token = new AccessToken(KEYS.apiKey, secret, { ttl: '5m' });
        token.sha256 = createHash('sha256').update(body).digest('base64');
        return token.toJwt();
      };
      expect((await hint(await sign('x'.repeat(48)))).statusCode).toBe(401);
      expect(server.rooms.inside.get(video.room)?.has(sub)).toBe(true);
      const genuine = await sign(KEYS.apiSecret);
      expect((await hint(genuine)).statusCode).toBe(204);
      await expect.poll(() => server.rooms.inside.get(video.room)?.has(sub)).toBe(false);
      expect((await hint(genuine)).statusCode).toBe(401);
    });
  });
}
