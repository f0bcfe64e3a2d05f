import type { TestLessons } from './testing-lessons-server.ts';

/** A class of the village school. */
export const CLASS = 'village-6-1';

/** Lays the class with its pupils `pupil` and `other`. */
export async function layClass({ db }: TestLessons): Promise<void> {
  const made = { sourcedId: null, createdAtMs: 0 };
  const account = { displayName: '人 other', passwordHash: null, disabled: 0, temporaryUntilMs: null };
  await db
    .insertInto('person')
    .values({ id: 'other', account: 'other', ...account, ...made })
    .execute();
  const always = { subject: null, stage: null, beginsOn: null, endsOn: null };
  await db
    .insertInto('membership')
    .values({ id: 'm-other', personId: 'other', orgUnitId: 'village', role: 'student', ...always, ...made })
    .execute();
  const unknown = { classCode: null, location: null, courseSourcedId: null, termSourcedIds: null, endsOn: null };
  const group = { title: '六年级（1）班', kind: 'homeroom', grades: 'G6', subject: null } as const;
  await db
    .insertInto('classGroup')
    .values({ id: CLASS, orgUnitId: 'village', ...group, ...unknown, ...made })
    .execute();
  for (const personId of ['pupil', 'other']) {
    const enrolment = {
      classGroupId: CLASS,
      personId,
      role: 'student',
      isPrimary: 0,
      beginsOn: null,
      endsOn: null,
    } as const;
    await db
      .insertInto('enrolment')
      .values({ id: `e-${personId}`, ...enrolment, ...made })
      .execute();
  }
}
