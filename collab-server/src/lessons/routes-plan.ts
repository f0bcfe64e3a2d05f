import { decide, heldRoles } from '../identity/index.ts';
import type { Db } from '../platform/database/index.ts';
import { orThrow, ProblemError } from '../platform/errors.ts';
import type { RouteHandlers } from '../platform/http/index.ts';
import { seeInside } from './access.ts';
import type { LessonDetail, lessonRoutes } from './contract.ts';
import type { Live } from './live/live.ts';
import type { Materials } from './materials/routes.ts';
import { listMaterials } from './materials/store.ts';
import type { createLessonRooms } from './rooms.ts';
import { decidePlan, decidePrepare, decideReplan, decideSeats, type SeatPlan } from './rules.ts';
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
      orThrow(decidePrepare(mine?.seat ?? null, isPlanner, lesson.state));
      if (seats.length >= MOST_SEATS) throw new ProblemError('lesson.seatsRefused', { reason: 'tooManySeats' });
      orThrow(decideSeats([...seats.map(planOf), body]));
      await checkPlaces(db, [body]);
      if (body.seat === 'leadTeacher') await checkLead(body.personId, lesson.homeOrgUnitId);
      await addSeat(db, lesson.id, body);
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
      if (target.seat === 'leadTeacher') await checkLead(personId, lesson.homeOrgUnitId);
      await giveSeat(db, target.id, personId, now());
      await live.seatsChanged(lesson.id);
      if (lesson.state === 'open') await rooms.seatChanged(lesson, target);
      return detail(lesson.id, viewer.personId);
    },
  };

  async function checkLead(personId: string, homeOrgUnitId: string): Promise<void> {
    const home = await db.selectFrom('orgUnit').select('path').where('id', '=', homeOrgUnitId).executeTakeFirst();
    const roles = await heldRoles(db, personId, now());
    const leads = decide('leadLiveLesson', roles, { orgPath: home?.path ?? '', invited: true });
    if (!leads.ok) throw new ProblemError('lesson.leadRefused');
  }
}

type PlannedSeat = {
  readonly seat: SeatPlan['seat'];
  readonly personId: string;
  readonly classroomOrgUnitId: string | null;
  readonly classroomName: string | null;
};

function planOf({ seat, personId, classroomOrgUnitId, classroomName }: PlannedSeat): SeatPlan {
  const classroom = classroomOrgUnitId === null ? null : { orgUnitId: classroomOrgUnitId, name: classroomName ?? '' };
  return { seat, personId, classroom };
}

/** Everybody who gets a seat, every school of a classroom, and every class that sits in one, must be there. */
async function checkPlaces(db: Db, seats: readonly SeatPlan[]): Promise<void> {
  const personIds = seats.map(({ personId }) => personId);
  const people = await db
    .selectFrom('person')
    .select('id')
    .where('id', 'in', personIds)
    .where('disabled', '=', 0)
    .execute();
  if (people.length !== new Set(personIds).size) throw new ProblemError('lesson.personNotFound');
  const classrooms = seats.flatMap(({ classroom }) => (classroom ? [classroom] : []));
  const unitIds = [...new Set(classrooms.map(({ orgUnitId }) => orgUnitId))];
  if (unitIds.length === 0) return;
  const units = await db
    .selectFrom('orgUnit')
    .select('id')
    .where('id', 'in', unitIds)
    .where('level', '=', 'school')
    .execute();
  if (units.length !== unitIds.length) throw new ProblemError('lesson.seatsRefused', { reason: 'classroomMissing' });
  const groups = await db
    .selectFrom('classGroup')
    .select(['id', 'orgUnitId'])
    .where('orgUnitId', 'in', unitIds)
    .execute();
  const isThere = classrooms.every(
    ({ classGroupId, orgUnitId }) =>
      (classGroupId ?? null) === null ||
      groups.some((group) => group.id === classGroupId && group.orgUnitId === orgUnitId),
  );
  if (!isThere) throw new ProblemError('lesson.seatsRefused', { reason: 'classMissing' });
}
