import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../platform/database/testing.ts';
import type { LessonConsents } from './consents/contract.ts';
import { CLASS } from './testing-class.ts';
import type { Page } from './testing-lesson-page.ts';
import { plan } from './testing-lessons-contract.ts';
import { START_MS } from './testing-lessons-server.ts';
import { openPupilsWorld, type PupilsWorld, seatsWithClass } from './testing-pupils.ts';

export function privacyContract(testDatabase: TestDatabase): void {
  describe(`pupils in a lesson on ${testDatabase.name}`, () => {
    let world: PupilsWorld;
    beforeEach(async () => {
      world = await openPupilsWorld(testDatabase);
    });
    afterEach(() => world.dispose());

    describe('by name', () => {
      it('are read by who teaches or helps there and who may read that roll, and not by planner and technician as such', async () => {
        const lesson = await world.planned('citychief');
        await world.say('villagechief', lesson, 'yes');
        await world.open(lesson);
        const marks = [
          { personId: 'pupil', mark: 'present' },
          { personId: 'other', mark: 'absent' },
        ];
        const roll = `PUT /api/lessons/${lesson.id}/rolls/${world.seatOf(lesson, 'classroom')}`;
        expect(await world.server.call('assistant', roll, { marks })).toMatchObject({ status: 200 });
        const named = async (personId: string) =>
          ((await world.attendance(personId, lesson)).classrooms[0]?.roll?.marks ?? []).map((mark) => mark.personId);
        const apart = async (personId: string) => {
          const { body } = await world.server.call(personId, `GET /api/lessons/${lesson.id}/consents`);
          return (body as LessonConsents).classrooms[0]?.apart.map((pupil) => pupil.personId).toSorted();
        };
        for (const personId of ['lead', 'assistant']) {
          expect(await named(personId), personId).toEqual(['pupil', 'other']);
          expect(await apart(personId), personId).toEqual(['other', 'pupil']);
        }
        for (const personId of ['citychief', 'technician', 'classroom']) {
          expect(await named(personId), personId).toEqual([]);
          expect(await apart(personId), personId).toEqual([]);
          const { body } = await world.server.call(personId, `GET /api/lessons/${lesson.id}/attendance.csv`);
          expect(body, personId).not.toContain('人 other');
        }
        // Somebody of elsewhere helps out: they count heads.
        const seat = `PUT /api/lessons/${lesson.id}/seats/${world.seatOf(lesson, 'assistant')}/person`;
        await world.server.call('citychief', seat, { personId: 'citychief' });
        expect(await named('citychief')).toEqual([]);
        expect((await world.attendance('citychief', lesson)).classrooms[0]).toMatchObject({
          mayCallRoll: true,
          pupils: [],
        });
      });

      it('T4 are drawn by name for the lead and for their own classroom alone', async () => {
        const seats = [
          ...seatsWithClass,
          { seat: 'student', personId: 'pupil' },
          { seat: 'observer', personId: 'researcher' },
          {
            seat: 'receivingClassroom',
            personId: 'stranger',
            classroom: { orgUnitId: 'village', name: '五（1）班' },
          },
        ];
        const lesson = await world.planned('planner', seats);
        await world.open(lesson);
        // Of the class only one is there to be drawn.
        const marks = [
          { personId: 'pupil', mark: 'absent' },
          { personId: 'other', mark: 'present' },
        ];
        await world.server.call(
          'assistant',
          `PUT /api/lessons/${lesson.id}/rolls/${world.seatOf(lesson, 'classroom')}`,
          { marks },
        );
        const lead = await world.enter(lesson, 'lead');
        const there = [lead, await world.enter(lesson, 'assistant'), await world.enter(lesson, 'classroom')];
        const others = [];
        for (const personId of ['pupil', 'stranger', 'researcher', 'technician']) {
          others.push(await world.enter(lesson, personId));
        }
        await lead.do({ kind: 'draw', classroomId: world.seatOf(lesson, 'classroom') });
        for (const page of there) await expect.poll(() => page.floor?.draw?.pupilName).toBe('人 other');
        for (const page of others) await expect.poll(() => page.floor?.draw).toMatchObject({ pupilName: null });
      });

      it('V1 are at home known to lead, technician and planner, and to themselves, also in media tokens', async () => {
        const seats = [
          ...seatsWithClass,
          { seat: 'student', personId: 'pupil' },
          { seat: 'student', personId: 'other' },
          { seat: 'observer', personId: 'researcher' },
        ];
        const lesson = await world.planned('planner', seats);
        await world.open(lesson);
        const names = async (personId: string) =>
          (await world.detail(personId, lesson)).seats
            .filter(({ seat }) => seat === 'student')
            .map((seat) => seat.displayName);
        for (const personId of ['lead', 'technician', 'planner']) {
          expect(await names(personId), personId).toEqual(['人 pupil', '人 other']);
        }
        for (const personId of ['assistant', 'classroom', 'researcher']) {
          expect(await names(personId), personId).toEqual(['', '']);
        }
        expect(await names('pupil')).toEqual(['人 pupil', '']);
        expect(JSON.stringify((await world.detail('pupil', lesson)).seats)).not.toContain('"other"');
        const pages = await Promise.all(
          ['lead', 'assistant', 'researcher', 'other'].map((who) => world.enter(lesson, who)),
        );
        const pupil = await world.enter(lesson, 'pupil');
        await pupil.do({ kind: 'hand.raise', count: 1 });
        for (const page of pages) await expect.poll(() => page.floor?.hands).toHaveLength(1);
        expect(pages.map((page) => page.floor?.hands[0]?.name)).toEqual(['人 pupil', '', '', '']);
        const { body } = await world.server.call('pupil', `POST /api/lessons/${lesson.id}/admissions`);
        const [, claims = ''] = (body as { token: string }).token.split('.');
        expect(Buffer.from(claims, 'base64url').toString('utf8')).not.toContain('人 pupil');
      });

      it('are seated by their own teachers and administrators alone, and an assistant brings in their own', async () => {
        const atHome = { seat: 'student', personId: 'pupil' };
        const refused = { code: 'lesson.pupilRefused' };
        const body = { ...plan, startsAtMs: START_MS, seats: [...seatsWithClass, atHome] };
        expect(await world.server.call('citychief', 'POST /api/lessons', body)).toMatchObject(refused);
        expect(
          await world.server.call('citychief', 'POST /api/lessons', {
            ...body,
            seats: [...seatsWithClass, { seat: 'observer', personId: 'pupil' }],
          }),
        ).toMatchObject(refused);
        const lesson = await world.planned('citychief');
        const add = (personId: string, seat: object = atHome) =>
          world.server.call(personId, `POST /api/lessons/${lesson.id}/seats`, seat);
        expect(await add('lead')).toMatchObject(refused);
        expect(await add('assistant')).toMatchObject(refused);
        expect(await add('classroom')).toMatchObject({ code: 'permission.denied' });
        await world.teaches('assistant');
        const pupils = (personId: string) => world.server.call(personId, `GET /api/lesson-places/classes/${CLASS}`);
        expect(await pupils('assistant')).toMatchObject({ body: { pupils: [{}, {}] } });
        for (const personId of ['citychief', 'lead', 'stranger', 'pupil']) {
          expect(await pupils(personId), personId).toMatchObject({ code: 'classGroup.notFound' });
        }
        expect(await add('assistant', { seat: 'student', personId: 'stranger' })).toMatchObject(refused);
        expect(await add('assistant', { seat: 'observer', personId: 'stranger' })).toMatchObject({
          code: 'permission.denied',
        });
        expect(await add('assistant')).toMatchObject({ status: 200 });
      });
    });

    it('take consents back also after they have left their school, they themselves and their guardians', async () => {
      const { db } = world.server;
      await world.consent('pupil', 'other');
      const said = { saidBy: 'villagechief', saidAtMs: 0 };
      await db
        .insertInto('guardianship')
        .values({ guardianId: 'stranger', pupilId: 'other', ...said })
        .execute();
      await db.updateTable('membership').set({ endsOn: '2026-01-01' }).where('role', '=', 'student').execute();
      const withdraw = (personId: string, pupilId: string) =>
        world.server.call(personId, `DELETE /api/consents/pupils/${pupilId}/record`);
      expect(await withdraw('stranger', 'pupil')).toMatchObject({ code: 'consent.pupilNotFound' });
      expect(await withdraw('stranger', 'other')).toMatchObject({ status: 200, body: { displayName: '人 other' } });
      expect(await withdraw('pupil', 'pupil')).toMatchObject({ status: 200 });
      const given = { noticeVersion: 1, expiresAtMs: START_MS + 90_000_000 };
      const give = await world.server.call('stranger', 'PUT /api/consents/pupils/other/record', given);
      expect(give).toMatchObject({ code: 'consent.pupilNotFound' });
      const left = await db
        .selectFrom('consent')
        .where('purpose', '=', 'record')
        .where('withdrawnAtMs', 'is', null)
        .select('id')
        .execute();
      expect(left).toEqual([]);
    });

    it('are not heard from a classroom before all have consented or sit apart, and the page is told at once', async () => {
      const lesson = await world.planned('planner');
      await world.open(lesson);
      const screen = world.seatOf(lesson, 'classroom');
      const { admissionId } = (await world.server.call('classroom', `POST /api/lessons/${lesson.id}/admissions`))
        .body as {
        admissionId: string;
      };
      const [room = ''] = world.server.rooms.inside.keys();
      world.server.rooms.enter(room, admissionId);
      const sources = () => world.server.rooms.inside.get(room)?.get(admissionId)?.sources;
      const [lead, page] = [await world.enter(lesson, 'lead'), await world.enter(lesson, 'classroom')];
      const told = (of: Page) => of.floor?.seats.find(({ seatId }) => seatId === screen)?.consented;
      await lead.act({ kind: 'call.on', classroomId: screen });
      await expect.poll(sources).toEqual([]);
      expect([told(lead), told(page)]).toEqual([false, false]);
      const apart = `PUT /api/lessons/${lesson.id}/consents/${screen}/apart`;
      await world.server.call('assistant', apart, { confirmed: true });
      expect(sources()).toEqual(['camera', 'microphone']);
      await expect.poll(() => [told(lead), told(page)]).toEqual([true, true]);
      await world.server.call('assistant', apart, { confirmed: false });
      expect(sources()).toEqual([]);
      await expect.poll(() => told(page)).toBe(false);
    });

    it('are looked at again where one of them consents or withdraws, and in no other lesson', async () => {
      await world.consent('pupil', 'other');
      const elsewhere = await world.planned('planner', [
        { seat: 'leadTeacher', personId: 'lead' },
        { seat: 'receivingClassroom', personId: 'stranger', classroom: { orgUnitId: 'village', name: '五（1）班' } },
      ]);
      const lesson = await world.planned('planner');
      for (const each of [elsewhere, lesson]) await world.open(each);
      const rooms: string[] = [];
      for (const [each, personId] of [
        [elsewhere, 'stranger'],
        [lesson, 'classroom'],
      ] as const) {
        const { body } = await world.server.call(personId, `POST /api/lessons/${each.id}/admissions`);
        const room = [...world.server.rooms.inside.keys()].find((name) => !rooms.includes(name)) ?? '';
        rooms.push(room);
        world.server.rooms.enter(room, (body as { admissionId: string }).admissionId);
      }
      const grants = () => rooms.map((room) => [...(world.server.rooms.inside.get(room)?.values() ?? [])][0]);
      expect(grants()).toEqual([null, null]);
      await world.server.call('villagechief', 'DELETE /api/consents/pupils/other/live');
      expect(grants()).toMatchObject([null, { sources: [] }]);
    });
  });
}
