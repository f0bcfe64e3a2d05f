import { dayOf, listEnrolled } from '../../identity/index.ts';
import type { Db } from '../../platform/database/index.ts';

export type Pupil = { readonly personId: string; readonly name: string };

/** The pupils of a class of the rosters who are in it today, by name. */
export async function pupilsOfClass(
  db: Db,
  schoolId: string,
  classGroupId: string,
  nowMs: number,
): Promise<readonly Pupil[]> {
  const enrolled = await listEnrolled(db, schoolId, [classGroupId], dayOf(nowMs));
  return enrolled
    .filter(({ role }) => role === 'student')
    .map(({ personId, displayName }) => ({ personId, name: displayName }));
}
