import type { Db } from '../../platform/database/index.ts';
import { type Problem, problem } from '../../platform/errors.ts';
import { type Result, err, ok } from '../../platform/result.ts';
import type { LessonClosing } from '../contract-attendance.ts';
import type { LessonState, SeatKind } from '../contract.ts';

const writers: readonly (SeatKind | null)[] = ['leadTeacher', 'assistantTeacher', 'observer'];

export function decideClosing(seat: SeatKind | null, state: LessonState): Result<void, Problem> {
  if (!writers.includes(seat)) return err(problem('permission.denied'));
  return state === 'planned' ? err(problem('lesson.notOpen')) : ok(undefined);
}

export async function putClosing(
  db: Db,
  place: { readonly lessonId: string; readonly seatId: string },
  closing: LessonClosing,
  writtenAtMs: number,
): Promise<void> {
  const written = { closing: JSON.stringify(closing), writtenAtMs };
  await db
    .insertInto('lessonClosing')
    .values({ ...place, ...written })
    .onConflict((conflict) => conflict.columns(['lessonId', 'seatId']).doUpdateSet(written))
    .execute();
}

/** The forms of a lesson, or of one seat of it. */
export async function listClosings(db: Db, lessonId: string, seatId: string | null) {
  const all = db
    .selectFrom('lessonClosing')
    .innerJoin('lessonSeat', 'lessonSeat.id', 'lessonClosing.seatId')
    .innerJoin('person', 'person.id', 'lessonSeat.personId')
    .where('lessonClosing.lessonId', '=', lessonId)
    .select(['lessonClosing.seatId', 'lessonClosing.closing', 'lessonClosing.writtenAtMs', 'person.displayName'])
    .orderBy('lessonClosing.seatId');
  const rows = await (seatId === null ? all : all.where('lessonClosing.seatId', '=', seatId)).execute();
  return rows.map(({ closing, ...row }) => ({ ...row, ...(JSON.parse(closing) as LessonClosing) }));
}
