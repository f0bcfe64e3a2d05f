import { dayOf, heldRoles, isInForce } from '../../identity/index.ts';
import type { Db } from '../../platform/database/index.ts';
import type { SeatKind } from '../contract.ts';
import type { ClassAnswer, LessonClass } from './contract.ts';
import { type ClassStanding, mayAnswer, timetables } from './rules.ts';
import type {} from './tables.ts';

/** Of these classes those that somebody teaches by the roster now. */
export async function classesTaughtBy(
  db: Db,
  personId: string,
  classGroupIds: readonly string[],
  nowMs: number,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('enrolment')
    .where('personId', '=', personId)
    .where('role', '=', 'teacher')
    .where('classGroupId', 'in', classGroupIds.length > 0 ? classGroupIds : [''])
    .select(['classGroupId', 'beginsOn', 'endsOn'])
    .execute();
  return new Set(rows.filter((row) => isInForce(row, dayOf(nowMs))).map(({ classGroupId }) => classGroupId));
}

/** How somebody stands to each of several classes. */
export async function standingsTo(
  db: Db,
  personId: string,
  classes: readonly { readonly classGroupId: string; readonly orgPath: string }[],
  nowMs: number,
): Promise<ReadonlyMap<string, ClassStanding>> {
  const roles = await heldRoles(db, personId, nowMs);
  const ids = classes.map(({ classGroupId }) => classGroupId);
  const taught = await classesTaughtBy(db, personId, ids, nowMs);
  return new Map(
    classes.map(({ classGroupId, orgPath }) => [
      classGroupId,
      { roles, schoolPath: orgPath, teaches: taught.has(classGroupId) },
    ]),
  );
}

type InvitedClass = {
  readonly lessonId: string;
  readonly classGroupIds: readonly string[];
  /** Whether the one who plans may say yes for the class's school. */
  readonly isOwn: (classGroupId: string) => boolean;
  readonly personId: string;
  readonly nowMs: number;
};

/** Invites classes that were not yet; one that said no is not asked again. */
export async function inviteClasses(db: Db, { lessonId, classGroupIds, isOwn, personId, nowMs }: InvitedClass) {
  for (const classGroupId of new Set(classGroupIds)) {
    const answered = isOwn(classGroupId)
      ? ({ answer: 'yes', answeredBy: personId, answeredAtMs: nowMs } as const)
      : { answer: null, answeredBy: null, answeredAtMs: null };
    await db
      .insertInto('lessonClass')
      .values({ lessonId, classGroupId, invitedAtMs: nowMs, ...answered })
      .onConflict((on) => on.columns(['lessonId', 'classGroupId']).doNothing())
      .execute();
  }
}

export async function answerClass(
  db: Db,
  { lessonId, classGroupId }: { readonly lessonId: string; readonly classGroupId: string },
  answered: { readonly answer: ClassAnswer; readonly answeredBy: string; readonly answeredAtMs: number },
): Promise<void> {
  await db
    .updateTable('lessonClass')
    .set(answered)
    .where('lessonId', '=', lessonId)
    .where('classGroupId', '=', classGroupId)
    .execute();
}

function selectClasses(db: Db) {
  return db
    .selectFrom('lessonClass')
    .innerJoin('classGroup', 'classGroup.id', 'lessonClass.classGroupId')
    .innerJoin('orgUnit', 'orgUnit.id', 'classGroup.orgUnitId')
    .select([
      'lessonClass.lessonId',
      'lessonClass.classGroupId',
      'lessonClass.answer',
      'classGroup.title',
      'orgUnit.id as orgUnitId',
      'orgUnit.name as orgUnitName',
      'orgUnit.path as orgPath',
    ]);
}

export type LessonClassRow = Awaited<ReturnType<ReturnType<typeof selectClasses>['execute']>>[number];

export function listLessonClasses(db: Db, lessonId: string): Promise<LessonClassRow[]> {
  return selectClasses(db)
    .where('lessonClass.lessonId', '=', lessonId)
    .orderBy('orgUnit.name')
    .orderBy('classGroup.title')
    .execute();
}

/** Of lessons that are not over, classes that have not answered; earliest first. */
export function listUnanswered(db: Db) {
  return selectClasses(db)
    .innerJoin('liveLesson', 'liveLesson.id', 'lessonClass.lessonId')
    .innerJoin('orgUnit as home', 'home.id', 'liveLesson.homeOrgUnitId')
    .innerJoin('person', 'person.id', 'liveLesson.createdBy')
    .where('lessonClass.answer', 'is', null)
    .where('liveLesson.state', '<>', 'ended')
    .select([
      'liveLesson.title as lessonTitle',
      'home.name as homeName',
      'person.displayName as plannerName',
      'liveLesson.startsAtMs',
      'liveLesson.durationMs',
    ])
    .orderBy('liveLesson.startsAtMs')
    .orderBy('lessonClass.lessonId')
    .execute();
}

type SeatWithClass = {
  readonly personId: string;
  readonly seat: SeatKind;
  readonly barred: number;
  readonly invitedClassGroupId: string | null;
};

/** The seat by which somebody sits with a class. */
export function seatWith(seats: readonly SeatWithClass[], personId: string, classGroupId: string): SeatKind | null {
  const own = seats.find((seat) => seat.personId === personId && seat.barred === 0);
  return own?.invitedClassGroupId === classGroupId ? own.seat : null;
}

/** The classes of a lesson as somebody sees them who sees the lesson. */
export async function describeClasses(
  db: Db,
  lesson: { readonly id: string },
  seats: readonly SeatWithClass[],
  viewerId: string,
  nowMs: number,
): Promise<LessonClass[]> {
  const rows = await listLessonClasses(db, lesson.id);
  const standings = await standingsTo(db, viewerId, rows, nowMs);
  return rows.map(({ classGroupId, title, orgUnitId, orgUnitName, answer }) => {
    const standing = standings.get(classGroupId);
    const may = standing !== undefined && mayAnswer(standing, seatWith(seats, viewerId, classGroupId));
    return { classGroupId, title, orgUnitId, orgUnitName, answer, mayAnswer: may };
  });
}

/** Of these classes those for whose schools somebody says yes by planning with them. */
export async function ownClasses(
  db: Db,
  personId: string,
  classGroupIds: readonly string[],
  nowMs: number,
): Promise<ReadonlySet<string>> {
  const roles = await heldRoles(db, personId, nowMs);
  const rows = await db
    .selectFrom('classGroup')
    .innerJoin('orgUnit', 'orgUnit.id', 'classGroup.orgUnitId')
    .where('classGroup.id', 'in', classGroupIds.length > 0 ? classGroupIds : [''])
    .select(['classGroup.id', 'orgUnit.path'])
    .execute();
  return new Set(rows.filter(({ path }) => timetables(roles, path)).map(({ id }) => id));
}
