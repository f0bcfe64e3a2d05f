import type { Db } from '../platform/database/index.ts';
import type { Viewer } from '../platform/http/index.ts';
import type { LessonRow, SeatRow } from './store.ts';

type Barring = {
  readonly lesson: LessonRow;
  readonly target: SeatRow;
  readonly viewer: Viewer;
  readonly barred: boolean;
};

/** That somebody was sent out of a lesson, or let in again, as administrators of its school read it. A pupil is not named there. */
export async function barredRecord(db: Db, { lesson, target, viewer, barred }: Barring) {
  const orgUnit = await db
    .selectFrom('orgUnit')
    .where('id', '=', lesson.homeOrgUnitId)
    .select(['id', 'name', 'path'])
    .executeTakeFirstOrThrow();
  const subject = { personId: target.personId, displayName: target.displayName };
  return {
    action: barred ? 'lesson.seatBarred' : 'lesson.seatLetIn',
    actor: viewer,
    orgUnit,
    ...(target.seat === 'student' ? { count: 1 } : { subject }),
    detail: { lessonId: lesson.id, title: lesson.title, seatId: target.id, seat: target.seat },
  };
}
