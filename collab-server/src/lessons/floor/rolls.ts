import type { Db } from '../../platform/database/index.ts';
import type { RollCounts, RollMark } from '../contract-floor.ts';

export type RollMarkOf = { readonly personId: string; readonly mark: RollMark };

const NO_HEADS: RollCounts = { present: 0, late: 0, leftEarly: 0, excused: 0, absent: 0 };

export function countMarks(marks: readonly RollMarkOf[]): RollCounts {
  const counts = { ...NO_HEADS };
  for (const { mark } of marks) counts[mark] += 1;
  return counts;
}

export type NewRoll = {
  readonly lessonId: string;
  readonly classroomId: string;
  readonly counts: RollCounts;
  readonly marks: readonly RollMarkOf[];
  readonly calledBy: string;
  readonly calledAtMs: number;
};

const DIGITS = 6;

/** Puts a roll over what stood there, which is kept. */
export function addRoll(db: Db, { counts, marks, ...roll }: NewRoll): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const { rolls } = await tx
      .selectFrom('lessonRoll')
      .where('lessonId', '=', roll.lessonId)
      .select((eb) => eb.fn.countAll<number | string>().as('rolls'))
      .executeTakeFirstOrThrow();
    // In the order in which they were called, also within one millisecond.
    const id = `${roll.lessonId}-${String(rolls).padStart(DIGITS, '0')}`;
    await tx
      .insertInto('lessonRoll')
      .values({ id, ...roll, counts: JSON.stringify(counts), marks: JSON.stringify(marks) })
      .execute();
  });
}
