import { heldRoles } from '../identity/index.ts';
import type { Db } from '../platform/database/index.ts';
import { orThrow, ProblemError } from '../platform/errors.ts';
import { type Authenticate, type HttpApp, implementRoutes } from '../platform/http/index.ts';
import { lessonRoutes } from './contract.ts';
import { describeLesson, seatOf, summariseLessons } from './describe.ts';
import { registerMediaHints } from './media-hints.ts';
import { createLessonRooms, type LessonRoomsDeps } from './rooms.ts';
import { serveStages, type StageDeps } from './stage/sockets.ts';
import { decideBar, decideEnter, decideModerate, decideOpen, decidePlan, decideSeats, decideSee } from './rules.ts';
import {
  findLesson,
  insertAdmission,
  insertLesson,
  listLessons,
  listSeats,
  markEnded,
  markOpened,
  setSeat,
} from './store.ts';

export type LessonDeps = LessonRoomsDeps & StageDeps & { readonly authenticate: Authenticate };

export type Lessons = {
  /** Looks once for people who were sent out and came in again; done every quarter of a minute anyway. */
  sweep(): Promise<void>;
  /** Somebody's account or sessions changed. */
  personChanged(personId: string): void;
  close(): void;
};

const MOST_LISTED = 200;

export function registerLessons(app: HttpApp, deps: LessonDeps): Lessons {
  const { db, authenticate, now } = deps;
  const rooms = createLessonRooms(deps);
  const stages = serveStages(deps);

  /** The lesson as its viewer stands to it; a problem where they may not see it. */
  async function see(lessonId: string, viewerId: string) {
    const lesson = await findLesson(db, lessonId);
    if (!lesson) throw new ProblemError('lesson.notFound');
    const seats = await listSeats(db, [lessonId]);
    const mine = seatOf(seats, viewerId);
    orThrow(decideSee(mine?.seat ?? null, lesson.createdBy === viewerId));
    return { lesson, seats, mine };
  }

  async function detail(lessonId: string, viewerId: string) {
    const { lesson, seats } = await see(lessonId, viewerId);
    return describeLesson(lesson, seats, viewerId, now());
  }

  implementRoutes(app, authenticate, lessonRoutes, {
    'GET /api/lessons': async ({ query, viewer }) => {
      const { personId } = viewer;
      const lessons = await listLessons(db, { personId, ...query, limit: MOST_LISTED });
      return { lessons: await summariseLessons(db, lessons, personId) };
    },
    'POST /api/lessons': async ({ body, viewer }) => {
      orThrow(decideSeats(body.seats));
      await checkPlaces(db, body);
      const home = await db
        .selectFrom('orgUnit')
        .select('path')
        .where('id', '=', body.homeOrgUnitId)
        .executeTakeFirst();
      const lead = body.seats.find(({ seat }) => seat === 'leadTeacher');
      if (!home || !lead) throw new ProblemError('permission.denied');
      const [mine, theirs] = await Promise.all([
        heldRoles(db, viewer.personId, now()),
        heldRoles(db, lead.personId, now()),
      ]);
      orThrow(decidePlan(mine, theirs, home.path));
      const lessonId = await insertLesson(db, {
        title: body.title.trim(),
        subject: body.subject ?? null,
        homeOrgUnitId: body.homeOrgUnitId,
        startsAtMs: body.startsAtMs,
        durationMs: body.durationMs,
        seats: body.seats,
        createdBy: viewer.personId,
        nowMs: now(),
      });
      return detail(lessonId, viewer.personId);
    },
    'GET /api/lessons/:lessonId': ({ params, viewer }) => detail(params.lessonId, viewer.personId),
    'POST /api/lessons/:lessonId/open': async ({ params, viewer }) => {
      const { lesson, mine } = await see(params.lessonId, viewer.personId);
      orThrow(decideOpen(mine?.seat ?? null, lesson, now()));
      await markOpened(db, lesson.id, now());
      return detail(lesson.id, viewer.personId);
    },
    'POST /api/lessons/:lessonId/end': async ({ params, viewer }) => {
      const { lesson, mine } = await see(params.lessonId, viewer.personId);
      orThrow(decideModerate(mine?.seat ?? null, lesson.state));
      await markEnded(db, lesson.id, now());
      stages.ended(lesson.id);
      await rooms.close(lesson);
      return detail(lesson.id, viewer.personId);
    },
    'POST /api/lessons/:lessonId/admissions': async ({ params, viewer }) => {
      const { lesson, mine } = await see(params.lessonId, viewer.personId);
      orThrow(decideEnter(mine && { seat: mine.seat, barred: mine.barred === 1 }, lesson.state));
      if (mine === null) throw new ProblemError('permission.denied');
      const admissionId = await insertAdmission(db, lesson.id, mine.id, now());
      return { admissionId, ...(await rooms.admit(lesson, mine, admissionId)) };
    },
    'PATCH /api/lessons/:lessonId/seats/:seatId': async ({ params, body, viewer }) => {
      const { lesson, seats, mine } = await see(params.lessonId, viewer.personId);
      orThrow(decideModerate(mine?.seat ?? null, lesson.state));
      const target = seats.find(({ id }) => id === params.seatId);
      if (!target) throw new ProblemError('lesson.seatNotFound');
      if (body.barred === true) orThrow(decideBar(target.seat));
      await setSeat(db, target.id, body, now());
      const changed = (await listSeats(db, [lesson.id])).find(({ id }) => id === target.id) ?? target;
      stages.seatChanged(changed);
      await rooms.seatChanged(lesson, changed);
      return detail(lesson.id, viewer.personId);
    },
  });

  registerMediaHints(app, { ...deps, onJoined: rooms.sweep });
  return {
    sweep: rooms.sweep,
    personChanged: (personId) => stages.personChanged(personId),
    close() {
      rooms.stop();
      stages.close();
    },
  };
}

type Places = {
  readonly seats: readonly { readonly personId: string; readonly classroom?: { readonly orgUnitId: string } | null }[];
};

/** Everybody who gets a seat, and every school of a classroom, must be there. */
async function checkPlaces(db: Db, { seats }: Places): Promise<void> {
  const personIds = seats.map(({ personId }) => personId);
  const people = await db
    .selectFrom('person')
    .select('id')
    .where('id', 'in', personIds)
    .where('disabled', '=', 0)
    .execute();
  if (people.length !== new Set(personIds).size) throw new ProblemError('lesson.personNotFound');
  const unitIds = new Set(seats.flatMap(({ classroom }) => (classroom ? [classroom.orgUnitId] : [])));
  if (unitIds.size === 0) return;
  const units = await db
    .selectFrom('orgUnit')
    .select('id')
    .where('id', 'in', [...unitIds])
    .where('level', '=', 'school')
    .execute();
  if (units.length !== unitIds.size) throw new ProblemError('lesson.seatsRefused', { reason: 'classroomMissing' });
}
