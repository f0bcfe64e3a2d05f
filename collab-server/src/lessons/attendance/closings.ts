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

/** The form is its author's: whoever is given the seat later writes one of their own. */
export async function putClosing(
  db: Db,
  author: { readonly lessonId: string; readonly personId: string; readonly seatId: string },
  closing: LessonClosing,
  writtenAtMs: number,
): Promise<void> {
  const written = { seatId: author.seatId, closing: JSON.stringify(closing), writtenAtMs };
  await db
    .insertInto('lessonClosing')
    .values({ ...author, ...written })
    .onConflict((conflict) => conflict.columns(['lessonId', 'personId']).doUpdateSet(written))
    .execute();
}

/** The forms of a lesson, or the viewer's own alone. */
export async function listClosings(db: Db, lessonId: string, viewerId: string, seesAll: boolean) {
  const all = db
    .selectFrom('lessonClosing')
    .innerJoin('person', 'person.id', 'lessonClosing.personId')
    .where('lessonClosing.lessonId', '=', lessonId)
    .select([
      'lessonClosing.personId',
      'lessonClosing.seatId',
      'lessonClosing.closing',
      'lessonClosing.writtenAtMs',
      'person.displayName',
    ])
    .orderBy('lessonClosing.seatId')
    .orderBy('lessonClosing.writtenAtMs');
  const rows = await (seesAll ? all : all.where('lessonClosing.personId', '=', viewerId)).execute();
  return rows.map(({ closing, personId, ...row }) => ({
    ...row,
    ...(JSON.parse(closing) as LessonClosing),
    isMine: personId === viewerId,
  }));
}
