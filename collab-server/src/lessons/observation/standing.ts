import { decide, heldRoles } from '../../identity/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { ProblemError } from '../../platform/errors.ts';
import { seatOf } from '../describe.ts';
import { decideWatch } from '../recordings/rules.ts';
import { findRecording } from '../recordings/store.ts';
import { findLesson, type LessonRow, listSeats, type SeatRow } from '../store.ts';
import type { ObservationStanding } from './rules.ts';

export type ObservedLesson = {
  readonly lesson: LessonRow;
  readonly seats: readonly SeatRow[];
  readonly standing: ObservationStanding;
};

/** W: a lesson and how somebody stands to its observation; with or without a seat. */
export async function findObserved(db: Db, lessonId: string, personId: string, nowMs: number): Promise<ObservedLesson> {
  const lesson = await findLesson(db, lessonId);
  if (!lesson) throw new ProblemError('lesson.notFound');
  const seats = await listSeats(db, [lesson.id]);
  const mine = seatOf(seats, personId);
  const { path } = await db
    .selectFrom('orgUnit')
    .where('id', '=', lesson.homeOrgUnitId)
    .select('path')
    .executeTakeFirstOrThrow();
  const standing = {
    roles: await heldRoles(db, personId, nowMs),
    seat: mine?.seat ?? null,
    isBarred: mine?.barred === 1,
    isPlanner: lesson.createdBy === personId,
    homePath: path,
    subject: lesson.subject,
  };
  return { lesson, seats, standing };
}

/** Whether there is a replay that they may watch. */
export async function mayWatch(db: Db, { lesson, standing }: ObservedLesson): Promise<boolean> {
  const { roles, seat, isBarred, isPlanner, homePath } = standing;
  const administers = decide('manageRosters', roles, { orgPath: homePath }).ok;
  const recording = await findRecording(db, lesson.id);
  const watching = { seat: isBarred ? null : seat, isBarred, isPlanner, administers };
  return decideWatch(watching, { lessonState: lesson.state, recording }).ok;
}
