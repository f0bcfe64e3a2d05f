import { decide, heldRoles } from '../identity/index.ts';
import type { Db } from '../platform/database/index.ts';
import { orThrow, ProblemError } from '../platform/errors.ts';
import type { RouteHandlers } from '../platform/http/index.ts';
import { seeInside } from './access.ts';
import { checkLead, checkPlaces, checkPupils, classesIn, planOf } from './check-seats.ts';
import { ownClasses } from './classes/store.ts';
import type { LessonDetail, lessonRoutes } from './contract.ts';
import type { Live } from './live/live.ts';
import type { Materials } from './materials/routes.ts';
import { listMaterials } from './materials/store.ts';
import type { createLessonRooms } from './rooms.ts';
import { decideAddSeat, decidePlan, decidePrepare, decideReplan, decideSeats } from './rules.ts';
import { addSeat, callOff, changePlan, findPlaces, giveSeat, setPhases } from './store-plan.ts';
import { insertLesson } from './store.ts';

type PlanDeps = {
  readonly db: Db;
  readonly now: () => number;
  readonly detail: (lessonId: string, viewerId: string) => Promise<LessonDetail>;
  readonly rooms: Pick<ReturnType<typeof createLessonRooms>, 'seatChanged'>;
  readonly live: Pick<Live, 'seatsChanged'>;
  readonly materials: Pick<Materials, 'lessonRemoved'>;
};

type Planning = Pick<
  RouteHandlers<typeof lessonRoutes>,
  | 'GET /api/lesson-places'
  | 'POST /api/lessons'
  | 'PATCH /api/lessons/:lessonId'
  | 'DELETE /api/lessons/:lessonId'
  | 'PUT /api/lessons/:lessonId/phases'
  | 'POST /api/lessons/:lessonId/seats'
  | 'PUT /api/lessons/:lessonId/seats/:seatId/person'
>;

const MOST_PLACES = 50;
const MOST_SEATS = 300;

/** What is planned before a lesson, and who sits where. */
export function planHandlers({ db, now, detail, rooms, live, materials }: PlanDeps): Planning {
  return {
    'GET /api/lesson-places': async ({ query, viewer }) => {
      const roles = await heldRoles(db, viewer.personId, now());
      const anywhere = roles.some((role) => decide('timetableLiveLesson', [role], { orgPath: role.orgPath }).ok);
      if (!anywhere) throw new ProblemError('permission.denied');
      const places = await findPlaces(db, query.find ?? '', MOST_PLACES);
      return {
        places: places.map(({ id, name, path, divisionName, classGroups }) => ({
          orgUnitId: id,
          name,
          divisionName: divisionName ?? '',
          mayPlan: decide('timetableLiveLesson', roles, { orgPath: path }).ok,
          classGroups: classGroups.map((group) => ({ id: group.id, title: group.title })),
        })),
      };
    },
    'POST /api/lessons': async ({ body, viewer }) => {
      orThrow(decideSeats(body.seats));
      await checkPlaces(db, body.seats);
      const home = await db
        .selectFrom('orgUnit')
        .select('path')
        .where('id', '=', body.homeOrgUnitId)
        .executeTakeFirst();
      if (!home) throw new ProblemError('permission.denied');
      const mine = await heldRoles(db, viewer.personId, now());
      for (const { seat, personId } of body.seats) {
        if (seat === 'leadTeacher') orThrow(decidePlan(mine, await heldRoles(db, personId, now()), home.path));
      }
      await checkPupils(db, viewer.personId, body.seats, now());
      const own = await ownClasses(db, viewer.personId, classesIn(body.seats), now());
      const lessonId = await insertLesson(db, {
        title: body.title.trim(),
        subject: body.subject ?? null,
        homeOrgUnitId: body.homeOrgUnitId,
        startsAtMs: body.startsAtMs,
        durationMs: body.durationMs,
        seats: body.seats,
        phases: body.phases ?? [],
        createdBy: viewer.personId,
        nowMs: now(),
        isOwnClass: (classGroupId) => own.has(classGroupId),
      });
      return detail(lessonId, viewer.personId);
    },
    'PATCH /api/lessons/:lessonId': async ({ params, body, viewer }) => {
      const { lesson, isPlanner } = await seeInside(db, params.lessonId, viewer.personId);
      orThrow(decideReplan(isPlanner, lesson.state));
      const { title, subject, startsAtMs, durationMs } = body;
      const changed = await changePlan(db, lesson.id, {
        ...(title === undefined ? {} : { title: title.trim() }),
        ...(subject === undefined ? {} : { subject }),
        ...(startsAtMs === undefined ? {} : { startsAtMs }),
        ...(durationMs === undefined ? {} : { durationMs }),
      });
      if (!changed) throw new ProblemError('lesson.begun');
      return detail(lesson.id, viewer.personId);
    },
    'DELETE /api/lessons/:lessonId': async ({ params, viewer }) => {
      const { lesson, isPlanner } = await seeInside(db, params.lessonId, viewer.personId);
      orThrow(decideReplan(isPlanner, lesson.state));
      const files = await listMaterials(db, lesson.id);
      if (!(await callOff(db, lesson.id))) throw new ProblemError('lesson.begun');
      await materials.lessonRemoved(files);
    },
    'PUT /api/lessons/:lessonId/phases': async ({ params, body, viewer }) => {
      const { lesson, mine, isPlanner } = await seeInside(db, params.lessonId, viewer.personId);
      orThrow(decidePrepare(mine?.seat ?? null, isPlanner, lesson.state));
      const ids = new Set(body.phases.map(({ id }) => id));
      if (ids.size !== body.phases.length) throw new ProblemError('request.invalid');
      await db.transaction().execute((tx) => setPhases(tx, lesson.id, body.phases));
      return detail(lesson.id, viewer.personId);
    },
    'POST /api/lessons/:lessonId/seats': async ({ params, body, viewer }) => {
      const { lesson, seats, mine, isPlanner } = await seeInside(db, params.lessonId, viewer.personId);
      orThrow(decideAddSeat(mine?.seat ?? null, isPlanner, lesson.state, body.seat));
      if (seats.length >= MOST_SEATS) throw new ProblemError('lesson.seatsRefused', { reason: 'tooManySeats' });
      orThrow(decideSeats([...seats.map(planOf), body]));
      await checkPlaces(db, [body]);
      const isHelper = mine?.seat === 'assistantTeacher' && !isPlanner;
      await checkPupils(db, viewer.personId, [body], now(), { pupilsAlone: isHelper });
      if (body.seat === 'leadTeacher') await checkLead(db, body.personId, lesson.homeOrgUnitId, now());
      const own = await ownClasses(db, viewer.personId, classesIn([body]), now());
      const isOwn = (classGroupId: string) => own.has(classGroupId);
      await addSeat(db, lesson.id, body, { isOwn, personId: viewer.personId, nowMs: now() });
      await live.seatsChanged(lesson.id);
      return detail(lesson.id, viewer.personId);
    },
    'PUT /api/lessons/:lessonId/seats/:seatId/person': async ({ params, body, viewer }) => {
      const { lesson, seats, mine, isPlanner } = await seeInside(db, params.lessonId, viewer.personId);
      orThrow(decidePrepare(mine?.seat ?? null, isPlanner, lesson.state));
      const target = seats.find(({ id }) => id === params.seatId);
      if (!target) throw new ProblemError('lesson.seatNotFound');
      const { personId } = body;
      orThrow(decideSeats(seats.map((seat) => ({ ...planOf(seat), ...(seat.id === target.id ? { personId } : {}) }))));
      await checkPlaces(db, [{ personId, seat: target.seat }]);
      await checkPupils(db, viewer.personId, [{ personId, seat: target.seat }], now());
      if (target.seat === 'leadTeacher') await checkLead(db, personId, lesson.homeOrgUnitId, now());
      await giveSeat(db, target.id, personId, now());
      await live.seatsChanged(lesson.id);
      if (lesson.state === 'open') await rooms.seatChanged(lesson, target);
      return detail(lesson.id, viewer.personId);
    },
  };
}
