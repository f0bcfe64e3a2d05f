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

/** The same for everything but that the lesson is there: who was sent out does nothing in it, and reads nothing of it. */
export async function seeInside(db: Db, lessonId: string, viewerId: string): Promise<SeenLesson> {
  const seen = await seeLesson(db, lessonId, viewerId);
  if (seen.mine?.barred !== 1) return seen;
  if (!seen.isPlanner) throw new ProblemError('lesson.barred');
  return { ...seen, mine: null };
}
