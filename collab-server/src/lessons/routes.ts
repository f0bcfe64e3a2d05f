import { recordAudit } from '../audit/index.ts';
import { ProblemError, orThrow } from '../platform/errors.ts';
import { type Authenticate, type HttpApp, implementRoutes, type RouteHandlers } from '../platform/http/index.ts';
import { seeBySchool, seeInside, seeLesson } from './access.ts';
import { barredRecord } from './audit-records.ts';
import { leadingSeatId } from './classrooms.ts';
import { describeClasses } from './classes/store.ts';
import { registerAttendance } from './attendance/routes.ts';
import { lessonRoutes } from './contract.ts';
import { describeLesson, summariseLessons } from './describe.ts';
import { type KeptDeps, wireKept } from './kept.ts';
import { type LiveDeps, serveLive } from './live/live.ts';
import { registerLineProbe } from './line-probe.ts';
import { type MaterialDeps, type Materials, registerMaterials } from './materials/routes.ts';
import { registerMediaHints } from './media-hints.ts';
import { createLessonRooms, type LessonRoomsDeps } from './rooms.ts';
import { planHandlers } from './routes-plan.ts';
import { decideBar, decideEnter, decideHandOver, decideModerate, decideOpen } from './rules.ts';
import { serveTwinPlaces } from './twins/routes.ts';
import { listPhases, setLeading } from './store-plan.ts';
import { findLesson, holdsAdmission, insertAdmission, listLessons, markEnded, markOpened, setSeat } from './store.ts';

export type LessonDeps = LessonRoomsDeps &
  LiveDeps &
  KeptDeps &
  MaterialDeps & {
    readonly authenticate: Authenticate;
    /** Somebody came into a media room, which may be no lesson's. */
    readonly onMediaJoined?: (joined: { readonly room: string; readonly identity: string }) => Promise<void>;
  };

export type Lessons = {
  /** Looks once for people who were sent out and came in again; done every quarter of a minute anyway. */
  sweep(): Promise<void>;
  /** Deletes recordings that were kept long enough; done every hour anyway. */
  sweepRecordings(): Promise<void>;
  /** Tries again to delete what of recordings could not be deleted; done twice a minute anyway. */
  retryDeletions(): Promise<void>;
  /** What of recordings is to be deleted and could not be, for an operator. */
  deletionsWaiting(): Promise<string | undefined>;
  /** Somebody's account or sessions changed. */
  personChanged(personId: string): void;
  /** Adds a file to a lesson's materials as if somebody had uploaded it. */
  layFile: Materials['layFile'];
  close(): Promise<void>;
};

const MOST_LISTED = 200;

export function registerLessons(app: HttpApp, deps: LessonDeps): Lessons {
  const { db, authenticate, now } = deps;
  const rooms = createLessonRooms(deps);
  const live = serveLive(deps, (lesson, seat) => rooms.seatChanged(lesson, seat));

  const recordings = wireKept(app, deps, { rooms, live });

  const materials = registerMaterials(app, deps);
  const twins = serveTwinPlaces(app, deps, live);

  const see = (lessonId: string, viewerId: string) => seeLesson(db, lessonId, viewerId);

  const inside = (lessonId: string, viewerId: string) => seeInside(db, lessonId, viewerId);

  async function detail(lessonId: string, viewerId: string) {
    const { lesson, seats } = await seeBySchool(db, { lessonId, viewerId, nowMs: now() }, seeLesson);
    const phases = await listPhases(db, lessonId);
    const classes = await describeClasses(db, lesson, seats, viewerId, now());
    return describeLesson(lesson, seats, { phases, classes }, viewerId, now());
  }

  const liveHandlers: Omit<RouteHandlers<typeof lessonRoutes>, keyof ReturnType<typeof planHandlers>> = {
    'GET /api/lessons': async ({ query, viewer }) => {
      const { personId } = viewer;
      const lessons = await listLessons(db, { personId, ...query, limit: MOST_LISTED });
      return { lessons: await summariseLessons(db, lessons, personId) };
    },
    'GET /api/lessons/:lessonId': ({ params, viewer }) => detail(params.lessonId, viewer.personId),
    'POST /api/lessons/:lessonId/open': async ({ params, viewer }) => {
      const { lesson, mine } = await inside(params.lessonId, viewer.personId);
      orThrow(decideOpen(mine?.seat ?? null, lesson, now()));
      await markOpened(db, lesson.id, live.nowMs());
      const opened = await findLesson(db, lesson.id);
      if (opened) await live.opened(opened);
      return detail(lesson.id, viewer.personId);
    },
    'POST /api/lessons/:lessonId/end': async ({ params, viewer }) => {
      const { lesson, mine } = await inside(params.lessonId, viewer.personId);
      orThrow(decideModerate(mine?.seat ?? null, lesson.state));
      const lastedMs = await live.end(lesson);
      await markEnded(db, lesson.id, (lesson.openedAtMs ?? live.nowMs()) + lastedMs);
      live.ended(lesson.id);
      recordings
        .stop(lesson.id)
        .catch((error: unknown) => deps.log.error({ err: error }, 'a recording was not closed'));
      await rooms.close(lesson);
      return detail(lesson.id, viewer.personId);
    },
    'POST /api/lessons/:lessonId/admissions': async ({ params, viewer }) => {
      const { lesson, mine } = await see(params.lessonId, viewer.personId);
      orThrow(decideEnter(mine && { seat: mine.seat, barred: mine.barred === 1 }, lesson.state));
      if (mine === null) throw new ProblemError('permission.denied');
      const { personId } = viewer;
      const admissionId = await insertAdmission(db, { lessonId: lesson.id, seatId: mine.id, personId }, now());
      if (admissionId === undefined) throw new ProblemError('lesson.seatLost');
      const admitted = await rooms.admit(lesson, mine, admissionId);
      // Making a token may have waited for the media server to start: what has happened to the seat meanwhile counts.
      if (!(await holdsAdmission(db, { admissionId, seatId: mine.id, personId }, now()))) {
        throw new ProblemError('lesson.seatLost');
      }
      return { admissionId, ...admitted };
    },
    'PATCH /api/lessons/:lessonId/seats/:seatId': async ({ params, body, viewer }) => {
      const { lesson, seats, mine } = await inside(params.lessonId, viewer.personId);
      orThrow(decideModerate(mine?.seat ?? null, lesson.state));
      const target = seats.find(({ id }) => id === params.seatId);
      if (!target) throw new ProblemError('lesson.seatNotFound');
      if (body.barred === true) orThrow(decideBar(target.seat));
      await setSeat(db, target.id, body, now());
      if (body.barred !== undefined && Number(body.barred) !== target.barred) {
        await recordAudit(db, await barredRecord(db, { lesson, target, viewer, barred: body.barred }), now());
      }
      await live.seatsChanged(lesson.id);
      const { seats: changed } = await see(lesson.id, viewer.personId);
      await rooms.seatChanged(lesson, changed.find(({ id }) => id === target.id) ?? target);
      return detail(lesson.id, viewer.personId);
    },
    'PUT /api/lessons/:lessonId/lead': async ({ params, body, viewer }) => {
      const { lesson, seats, mine } = await inside(params.lessonId, viewer.personId);
      if (lesson.state === 'ended') throw new ProblemError('lesson.over');
      const target = seats.find(({ id }) => id === body.seatId);
      if (!target) throw new ProblemError('lesson.seatNotFound');
      const leading = leadingSeatId(lesson, seats);
      orThrow(
        decideHandOver(
          mine && { seat: mine.seat, leads: mine.id === leading },
          { seat: target.seat, barred: target.barred === 1 },
          leading !== null && live.followers.isPresent(leading),
        ),
      );
      await setLeading(db, lesson.id, target.id);
      await live.seatsChanged(lesson.id);
      return detail(lesson.id, viewer.personId);
    },
  };
  implementRoutes(app, authenticate, lessonRoutes, {
    ...liveHandlers,
    ...planHandlers({ db, now, detail, rooms, live, materials }),
  });

  registerAttendance(app, deps, live);
  registerLineProbe(app, deps);
  registerMediaHints(app, {
    ...deps,
    async onJoined(joined) {
      await rooms.sweep(joined);
      await deps.onMediaJoined?.(joined);
    },
  });
  return {
    sweep: () => rooms.sweep(),
    sweepRecordings: () => recordings.sweep(),
    retryDeletions: () => recordings.retryDeletions(),
    deletionsWaiting: () => recordings.deletionsWaiting(),
    personChanged: (personId) => live.personChanged(personId),
    layFile: (file) => materials.layFile(file),
    async close() {
      rooms.stop();
      await twins.close();
      await materials.close();
      await recordings.close();
      await live.close();
    },
  };
}
