import { heldRoles, listEnrolled, dayOf } from '../../identity/index.ts';
import { recordAudit } from '../../audit/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { orThrow, ProblemError } from '../../platform/errors.ts';
import { type Authenticate, type HttpApp, implementRoutes } from '../../platform/http/index.ts';
import { findLesson, listSeats } from '../store.ts';
import { classRoutes } from './contract.ts';
import { decideAnswer, mayAnswer, maySeatPupil } from './rules.ts';
import {
  answerClass,
  classesTaughtBy,
  describeClasses,
  listLessonClasses,
  listUnanswered,
  seatWith,
  standingsTo,
} from './store.ts';

export type ClassDeps = {
  readonly db: Db;
  readonly authenticate: Authenticate;
  readonly now: () => number;
  /** A class takes part now, or no longer. */
  readonly onLessonChanged: (lessonId: string) => Promise<void>;
};

const MOST_LISTED = 100;

/** Classes of schools that are asked whether they take part in a lesson. */
export function registerClasses(app: HttpApp, { db, authenticate, now, onLessonChanged }: ClassDeps): void {
  implementRoutes(app, authenticate, classRoutes, {
    'GET /api/lesson-invitations': async ({ viewer }) => {
      const rows = await listUnanswered(db);
      const standings = await standingsTo(db, viewer.personId, rows, now());
      const lessonIds = [...new Set(rows.map(({ lessonId }) => lessonId))];
      const seats = Map.groupBy(await listSeats(db, lessonIds), ({ lessonId }) => lessonId);
      const mine = rows.filter(({ lessonId, classGroupId }) => {
        const standing = standings.get(classGroupId);
        const seat = seatWith(seats.get(lessonId) ?? [], viewer.personId, classGroupId);
        return standing !== undefined && mayAnswer(standing, seat);
      });
      return {
        invitations: mine.slice(0, MOST_LISTED).map(({ orgPath: _path, ...row }) => ({ ...row, mayAnswer: true })),
      };
    },
    'PUT /api/lessons/:lessonId/classes/:classGroupId': async ({ params, body, viewer }) => {
      const { lessonId, classGroupId } = params;
      const lesson = await findLesson(db, lessonId);
      const invited = (await listLessonClasses(db, lessonId)).find((each) => each.classGroupId === classGroupId);
      if (lesson === undefined || invited === undefined) throw new ProblemError('lesson.notFound');
      const seats = await listSeats(db, [lessonId]);
      const standing = (await standingsTo(db, viewer.personId, [invited], now())).get(classGroupId);
      const may = standing !== undefined && mayAnswer(standing, seatWith(seats, viewer.personId, classGroupId));
      orThrow(decideAnswer(may, lesson.state, body.answer));
      const answered = { answer: body.answer, answeredBy: viewer.personId, answeredAtMs: now() };
      await answerClass(db, { lessonId, classGroupId }, answered);
      await recordAudit(
        db,
        {
          action: body.answer === 'yes' ? 'lesson.classAccepted' : 'lesson.classDeclined',
          actor: viewer,
          orgUnit: { id: invited.orgUnitId, name: invited.orgUnitName, path: invited.orgPath },
          detail: { lessonId, title: lesson.title, classGroupId },
        },
        now(),
      );
      await onLessonChanged(lessonId);
      const described = await describeClasses(db, lesson, seats, viewer.personId, now());
      const found = described.find((each) => each.classGroupId === classGroupId);
      if (found === undefined) throw new ProblemError('lesson.notFound');
      return found;
    },
    'GET /api/lesson-places/classes/:classGroupId': async ({ params, viewer }) => {
      const group = await db
        .selectFrom('classGroup')
        .innerJoin('orgUnit', 'orgUnit.id', 'classGroup.orgUnitId')
        .where('classGroup.id', '=', params.classGroupId)
        .select(['classGroup.id', 'classGroup.title', 'orgUnit.id as orgUnitId', 'orgUnit.name', 'orgUnit.path'])
        .executeTakeFirst();
      if (group === undefined) throw new ProblemError('classGroup.notFound');
      const roles = await heldRoles(db, viewer.personId, now());
      const taught = await classesTaughtBy(db, viewer.personId, [group.id], now());
      if (!maySeatPupil(roles, [group.path], taught.has(group.id))) throw new ProblemError('classGroup.notFound');
      const enrolled = await listEnrolled(db, group.orgUnitId, [group.id], dayOf(now()));
      const pupils = enrolled.filter(({ role }) => role === 'student');
      const orgUnit = { id: group.orgUnitId, name: group.name, path: group.path };
      const read = { action: 'classGroup.read', actor: viewer, orgUnit, count: pupils.length };
      await recordAudit(db, { ...read, detail: { title: group.title } }, now());
      return { pupils: pupils.map(({ personId, displayName }) => ({ id: personId, displayName })) };
    },
  });
}
