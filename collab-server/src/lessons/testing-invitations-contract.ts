import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../platform/database/testing.ts';
import type { LessonSummary } from './contract.ts';
import { CLASS } from './testing-class.ts';
import { plan } from './testing-lessons-contract.ts';
import { START_MS } from './testing-lessons-server.ts';
import { openPupilsWorld, type PupilsWorld, seatsWithClass } from './testing-pupils.ts';

const MINUTE_MS = 60_000;
const village = { orgUnitId: 'village', name: '六（1）班', classGroupId: CLASS };

export function invitationsContract(testDatabase: TestDatabase): void {
  describe(`classes in a lesson on ${testDatabase.name}`, () => {
    let world: PupilsWorld;
    beforeEach(async () => {
      world = await openPupilsWorld(testDatabase);
    });
    afterEach(() => world.dispose());

    describe('of a school that the planner does not administer', () => {
      it('are known to nobody until somebody of that school says yes', async () => {
        await world.consent('pupil', 'other');
        const lesson = await world.planned('citychief');
        expect(lesson.classes).toMatchObject([{ classGroupId: CLASS, answer: null, mayAnswer: false }]);
        expect(lesson.seats.map(({ classroom }) => classroom?.classGroupId ?? null)).toEqual([null, null, null, null]);
        await world.open(lesson);
        for (const personId of ['citychief', 'lead', 'assistant', 'classroom', 'technician']) {
          const [classroom] = (await world.attendance(personId, lesson)).classrooms;
          expect(classroom?.pupils ?? [], personId).toEqual([]);
          const consents = await world.server.call(personId, `GET /api/lessons/${lesson.id}/consents`);
          expect(consents.body, personId).toMatchObject({ classrooms: [{ pupils: null, camera: false, apart: [] }] });
        }
        const lead = await world.enter(lesson, 'lead');
        const draw = await lead.do({ kind: 'draw', classroomId: world.seatOf(lesson, 'classroom') });
        expect(draw).toMatchObject({ details: { reason: 'noRoll' } });

        expect(await world.say('assistant', lesson, 'yes')).toMatchObject({ body: { answer: 'yes' } });
        const names = (await world.attendance('lead', lesson)).classrooms[0]?.pupils.map(({ personId }) => personId);
        expect(names?.toSorted()).toEqual(['other', 'pupil']);
        expect(await lead.do({ kind: 'draw', classroomId: world.seatOf(lesson, 'classroom') })).toMatchObject({
          ok: true,
        });
        await expect
          .poll(() => lead.floor?.seats.find(({ seatId }) => seatId === world.seatOf(lesson, 'classroom'))?.consented)
          .toBe(true);
      });

      it('are invited: it is answered by its administrators, its teachers and who sits with them, and by nobody else', async () => {
        await world.teaches('stranger');
        const lesson = await world.planned('citychief');
        for (const personId of ['citychief', 'lead', 'technician', 'pupil', 'researcher']) {
          expect(await world.invitations(personId), personId).toEqual([]);
          expect(await world.say(personId, lesson, 'yes'), personId).toMatchObject({ code: 'lesson.notFound' });
        }
        for (const personId of ['villagechief', 'planner', 'stranger', 'assistant', 'classroom']) {
          expect(await world.invitations(personId), personId).toMatchObject([
            { lessonId: lesson.id, lessonTitle: plan.title, plannerName: '人 citychief', title: '六年级（1）班' },
          ]);
        }
        expect(await world.say('stranger', lesson, 'no')).toMatchObject({ body: { answer: 'no' } });
        expect(await world.invitations('villagechief')).toEqual([]);
        expect(await world.say('villagechief', lesson, 'yes')).toMatchObject({ body: { answer: 'yes' } });
        await world.open(lesson);
        // What was recorded with the class must be found again.
        expect(await world.say('villagechief', lesson, 'no')).toMatchObject({ code: 'lesson.begun' });
        const audited = await world.server.db.selectFrom('auditEntry').select('action').orderBy('id').execute();
        expect(audited.map(({ action }) => action)).toEqual(['lesson.classDeclined', 'lesson.classAccepted']);
      });

      it('are not asked for twice, and go with a lesson that is called off', async () => {
        const lesson = await world.planned('citychief');
        await world.say('villagechief', lesson, 'no');
        const seat = { seat: 'observer', personId: 'stranger', classroom: village };
        await world.server.call('citychief', `POST /api/lessons/${lesson.id}/seats`, seat);
        expect((await world.detail('citychief', lesson)).classes).toMatchObject([{ answer: 'no' }]);
        await world.server.call(
          'assistant',
          `PUT /api/lessons/${lesson.id}/consents/${world.seatOf(lesson, 'classroom')}/apart`,
          {
            confirmed: true,
          },
        );
        await world.server.call('lead', `POST /api/lessons/${lesson.id}/caption-service`);
        expect((await world.server.call('citychief', `DELETE /api/lessons/${lesson.id}`)).status).toBe(204);
        expect(await world.server.db.selectFrom('lessonClass').select('lessonId').execute()).toEqual([]);
      });

      it('take part at once where who plans says yes for their school by their role', async () => {
        expect((await world.planned('planner')).classes).toMatchObject([{ answer: 'yes' }]);
      });
    });

    it('are in the attendance that administrators of their school read, of that school alone', async () => {
      const seats = [
        ...seatsWithClass,
        { seat: 'leadClassroom', personId: 'stranger', classroom: { orgUnitId: 'cityschool', name: '录播教室' } },
      ];
      const lesson = await world.planned('citychief', seats);
      await world.say('villagechief', lesson, 'yes');
      await world.open(lesson);
      world.server.clockMs += MINUTE_MS;
      expect(await world.detail('villagechief', lesson)).toMatchObject({ isInside: false, mySeat: null });
      for (const rest of ['/materials', '/captions', '/consents', '/closings']) {
        const answer = await world.server.call('villagechief', `GET /api/lessons/${lesson.id}${rest}`);
        expect(answer, rest).toMatchObject({ code: 'lesson.notFound' });
      }
      const seen = await world.attendance('villagechief', lesson);
      expect(seen.classrooms.map(({ classroomId }) => classroomId)).toEqual([world.seatOf(lesson, 'classroom')]);
      expect(seen.people.map(({ displayName }) => displayName)).toEqual(['人 classroom', '人 assistant']);
      const list = (personId: string, orgUnitId: string) =>
        world.server.call(
          personId,
          `GET /api/school-lessons?orgUnitId=${orgUnitId}&fromMs=0&toMs=${START_MS + 90_000_000}`,
        );
      const { lessons } = (await list('villagechief', 'village')).body as { lessons: LessonSummary[] };
      expect(lessons.map(({ id }) => id)).toEqual([lesson.id]);
      expect(await list('villagechief', 'cityschool')).toMatchObject({ code: 'orgUnit.notFound' });
      expect(await list('stranger', 'village')).toMatchObject({ code: 'orgUnit.notFound' });
    });
  });
}
