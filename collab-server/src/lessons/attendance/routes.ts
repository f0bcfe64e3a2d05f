import { recordAudit } from '../../audit/index.ts';
import { decide, heldRoles } from '../../identity/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { orThrow, ProblemError } from '../../platform/errors.ts';
import { type Authenticate, type HttpApp, implementRoutes } from '../../platform/http/index.ts';
import { seeBySchool, seeInside } from '../access.ts';
import { classroomIdOf, classroomsOf } from '../classrooms.ts';
import { attendanceRoutes } from '../contract-attendance.ts';
import { addRoll, countMarks } from '../floor/rolls.ts';
import type { Live } from '../live/live.ts';
import { summariseLessons } from '../describe.ts';
import { findLesson, listSchoolLessons } from '../store.ts';
import { findCaptions, isCaptionService, listCaptions, makeCaptionToken } from './captions.ts';
import { decideClosing, listClosings, putClosing } from './closings.ts';
import { attendanceCsv } from './csv.ts';
import { describeAttendance, pupilsOf } from './describe.ts';
import { decideMarks, decideRoll, seesWholeAttendance } from './rules.ts';
import { captionsVtt } from './vtt.ts';

const MOST_LISTED = 200;

export type AttendanceDeps = {
  readonly db: Db;
  readonly authenticate: Authenticate;
  readonly now: () => number;
};

/** Who was there, what was said, and how it went: written while a lesson goes on and after, and kept. */
export function registerAttendance(app: HttpApp, { db, authenticate, now }: AttendanceDeps, live: Live): void {
  async function attendanceOf(lessonId: string, viewerId: string) {
    const seen = await seeBySchool(db, { lessonId, viewerId, nowMs: now() }, seeInside);
    const { state, openedAtMs, endedAtMs } = seen.lesson;
    const lastedMs =
      state === 'open' ? await live.floors.lessonNowMs(seen.lesson) : (endedAtMs ?? 0) - (openedAtMs ?? 0);
    return { seen, attendance: await describeAttendance(db, seen, { nowMs: now(), lastedMs }) };
  }

  implementRoutes(app, authenticate, attendanceRoutes, {
    'GET /api/lessons/:lessonId/attendance': async ({ params, viewer }) =>
      (await attendanceOf(params.lessonId, viewer.personId)).attendance,
    'GET /api/school-lessons': async ({ query, viewer }) => {
      const { orgUnitId, fromMs, toMs } = query;
      const school = await db.selectFrom('orgUnit').where('id', '=', orgUnitId).select('path').executeTakeFirst();
      const roles = await heldRoles(db, viewer.personId, now());
      const keepsRolls = school !== undefined && decide('manageRosters', roles, { orgPath: school.path }).ok;
      if (!keepsRolls) throw new ProblemError('orgUnit.notFound');
      const lessons = await listSchoolLessons(db, { orgUnitId, fromMs, toMs, limit: MOST_LISTED });
      return { lessons: await summariseLessons(db, lessons, viewer.personId) };
    },
    'GET /api/lessons/:lessonId/attendance.csv': async ({ params, query, viewer, request, reply }) => {
      const { seen, attendance } = await attendanceOf(params.lessonId, viewer.personId);
      const pupils = attendance.classrooms.flatMap(({ roll }) => roll?.marks ?? []);
      const { lesson } = seen;
      await recordAudit(
        db,
        {
          action: 'lesson.attendanceExported',
          actor: viewer,
          orgUnit: await unitOf(db, lesson.homeOrgUnitId),
          count: pupils.length + attendance.people.length,
          requestId: request.id,
          detail: { lessonId: lesson.id, title: lesson.title },
        },
        now(),
      );
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="attendance.csv"')
        .header('cache-control', 'no-store')
        .send(attendanceCsv(attendance, query.language ?? 'zh-CN'));
    },
    'PUT /api/lessons/:lessonId/rolls/:classroomId': async ({ params, body, viewer }) => {
      const seen = await seeInside(db, params.lessonId, viewer.personId);
      const { lesson, seats, mine } = seen;
      const classroom = classroomsOf(seats).find(({ id }) => id === params.classroomId);
      if (!classroom) throw new ProblemError('lesson.classroomNotFound');
      const caller = mine && { seat: mine.seat, groupId: classroomIdOf(mine, seats) };
      orThrow(decideRoll(caller, classroom.id, lesson, now()));
      const marks = 'marks' in body ? body.marks : [];
      const pupils = await pupilsOf(db, classroom.seats, now());
      if ('marks' in body)
        orThrow(
          decideMarks(
            pupils.map(({ personId }) => personId),
            marks,
          ),
        );
      const counts = 'marks' in body ? countMarks(marks) : body.counts;
      const called = { calledBy: viewer.personId, calledAtMs: now() };
      await addRoll(db, { lessonId: lesson.id, classroomId: classroom.id, counts, marks, ...called });
      await live.floors.rosterChanged(lesson.id);
      return (await attendanceOf(lesson.id, viewer.personId)).attendance;
    },
    'GET /api/lessons/:lessonId/closings': async ({ params, viewer }) => {
      const { lesson, mine, isPlanner } = await seeInside(db, params.lessonId, viewer.personId);
      const seesAll = isPlanner || mine?.seat === 'leadTeacher';
      return { closings: await listClosings(db, lesson.id, viewer.personId, seesAll) };
    },
    'PUT /api/lessons/:lessonId/closings/mine': async ({ params, body, viewer }) => {
      const { lesson, mine } = await seeInside(db, params.lessonId, viewer.personId);
      orThrow(decideClosing(mine?.seat ?? null, lesson.state));
      const author = mine && { lessonId: lesson.id, personId: viewer.personId, seatId: mine.id };
      if (author) await putClosing(db, author, body, now());
    },
    'GET /api/lessons/:lessonId/captions': async ({ params, query, viewer }) => {
      const { lesson } = await seeInside(db, params.lessonId, viewer.personId);
      return { captions: [...findCaptions(await listCaptions(db, lesson.id), query.find ?? '')] };
    },
    'GET /api/lessons/:lessonId/captions.vtt': async ({ params, viewer, reply }) => {
      const { lesson } = await seeInside(db, params.lessonId, viewer.personId);
      return reply
        .type('text/vtt; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(captionsVtt(await listCaptions(db, lesson.id)));
    },
    'POST /api/lessons/:lessonId/caption-service': async ({ params, viewer }) => {
      const { lesson, mine, isPlanner } = await seeInside(db, params.lessonId, viewer.personId);
      if (!seesWholeAttendance(mine?.seat ?? null, isPlanner)) throw new ProblemError('permission.denied');
      if (lesson.state === 'ended') throw new ProblemError('lesson.over');
      const token = await makeCaptionToken(db, lesson.id, { madeBy: viewer.personId, madeAtMs: now() });
      return { token, captionsUrl: `/api/lessons/${lesson.id}/captions` };
    },
    'POST /api/lessons/:lessonId/captions': async ({ params, body, request }) => {
      const isService = await isCaptionService(db, params.lessonId, request.headers.authorization);
      const lesson = await findLesson(db, params.lessonId);
      if (!isService || !lesson) throw new ProblemError('lesson.captionTokenRefused');
      if (lesson.state !== 'open') throw new ProblemError(lesson.state === 'ended' ? 'lesson.over' : 'lesson.notOpen');
      for (const caption of body.captions) {
        const by = { by: 'service', seatId: null, actKey: `service ${caption.segmentId}` } as const;
        orThrow(await live.floors.putCaption(lesson, { ...caption, ...by }));
      }
      return { lessonNowMs: await live.floors.lessonNowMs(lesson), taken: body.captions.length };
    },
  });
}

async function unitOf(db: Db, id: string) {
  return db.selectFrom('orgUnit').where('id', '=', id).select(['id', 'name', 'path']).executeTakeFirstOrThrow();
}
