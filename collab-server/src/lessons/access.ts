import { decide, heldRoles } from '../identity/index.ts';
import type { Db } from '../platform/database/index.ts';
import { orThrow, ProblemError } from '../platform/errors.ts';
import { seatOf } from './describe.ts';
import { decideSee } from './rules.ts';
import { findLesson, type LessonRow, listSeats, type SeatRow } from './store.ts';

/** A lesson as somebody stands to it. */
export type SeenLesson = {
  readonly lesson: LessonRow;
  readonly seats: readonly SeatRow[];
  readonly mine: SeatRow | null;
  readonly isPlanner: boolean;
};

/** A problem where the viewer may not see it, the same as where there is none. */
export async function seeLesson(db: Db, lessonId: string, viewerId: string): Promise<SeenLesson> {
  const lesson = await findLesson(db, lessonId);
  if (!lesson) throw new ProblemError('lesson.notFound');
  const seats = await listSeats(db, [lessonId]);
  const mine = seatOf(seats, viewerId);
  const isPlanner = lesson.createdBy === viewerId;
  orThrow(decideSee(mine?.seat ?? null, isPlanner));
  return { lesson, seats, mine, isPlanner };
}

export type SeenBySchool = SeenLesson & {
  readonly viewerId: string;
  /** Whether a seat stands in a classroom of a school whose rolls the viewer keeps. */
  readonly administers: (seat: SeatRow) => boolean;
};

/**
 * A lesson as it is seen by those who see it by `see`, and by administrators of the schools whose classrooms take part: what it is, and who
 * of theirs was there.
 */
export async function seeBySchool(
  db: Db,
  { lessonId, viewerId, nowMs }: { readonly lessonId: string; readonly viewerId: string; readonly nowMs: number },
  see: typeof seeLesson,
): Promise<SeenBySchool> {
  const roles = await heldRoles(db, viewerId, nowMs);
  const administers = ({ classroomOrgUnitPath }: SeatRow): boolean =>
    classroomOrgUnitPath !== null && decide('manageRosters', roles, { orgPath: classroomOrgUnitPath }).ok;
  const lesson = await findLesson(db, lessonId);
  if (lesson === undefined) throw new ProblemError('lesson.notFound');
  const seats = await listSeats(db, [lessonId]);
  const takesPart = lesson.createdBy === viewerId || seatOf(seats, viewerId) !== null;
  if (takesPart || !seats.some(administers)) return { ...(await see(db, lessonId, viewerId)), viewerId, administers };
  return { lesson, seats, mine: null, isPlanner: false, viewerId, administers };
}

/** The same for everything but that the lesson is there: who was sent out does nothing in it, and reads nothing of it. */
export async function seeInside(db: Db, lessonId: string, viewerId: string): Promise<SeenLesson> {
  const seen = await seeLesson(db, lessonId, viewerId);
  if (seen.mine?.barred !== 1) return seen;
  if (!seen.isPlanner) throw new ProblemError('lesson.barred');
  return { ...seen, mine: null };
}
