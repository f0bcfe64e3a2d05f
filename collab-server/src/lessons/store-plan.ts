import type { Db } from '../platform/database/index.ts';
import { inviteClasses } from './classes/store.ts';
import type { LessonPhase } from './contract.ts';
import type { SeatPlan } from './rules.ts';
import type {} from './tables.ts';

export function listPhases(db: Db, lessonId: string): Promise<LessonPhase[]> {
  return db
    .selectFrom('lessonPhase')
    .where('lessonId', '=', lessonId)
    .select(['phaseId as id', 'name', 'minutes'])
    .orderBy('position')
    .execute();
}

/** Puts a lesson's steps in the place of those that it had. */
export async function setPhases(db: Db, lessonId: string, phases: readonly LessonPhase[]): Promise<void> {
  await db.deleteFrom('lessonPhase').where('lessonId', '=', lessonId).execute();
  if (phases.length === 0) return;
  await db
    .insertInto('lessonPhase')
    .values(phases.map(({ id, name, minutes }, position) => ({ lessonId, position, phaseId: id, name, minutes })))
    .execute();
}

/** @param index in the order in which seats are given. */
export async function insertSeat(
  db: Db,
  lessonId: string,
  index: number,
  { seat, personId, classroom }: SeatPlan,
): Promise<void> {
  await db
    .insertInto('lessonSeat')
    .values({
      id: `${lessonId}-${String(index).padStart(3, '0')}`,
      lessonId,
      seat,
      personId,
      classroomOrgUnitId: classroom?.orgUnitId ?? null,
      classroomName: classroom?.name ?? null,
      classGroupId: classroom?.classGroupId ?? null,
      bellOffsetMinutes: classroom?.bellOffsetMinutes ?? 0,
      onStage: 0,
      barred: 0,
    })
    .execute();
}

/** One more seat, behind all that there are. */
export function addSeat(
  db: Db,
  lessonId: string,
  seat: SeatPlan,
  invite: { readonly isOwn: (classGroupId: string) => boolean; readonly personId: string; readonly nowMs: number },
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const { seats } = await tx
      .selectFrom('lessonSeat')
      .where('lessonId', '=', lessonId)
      .select((eb) => eb.fn.countAll<number | string>().as('seats'))
      .executeTakeFirstOrThrow();
    await insertSeat(tx, lessonId, Number(seats), seat);
    const classGroupId = seat.classroom?.classGroupId ?? null;
    if (classGroupId !== null) await inviteClasses(tx, { lessonId, classGroupIds: [classGroupId], ...invite });
  });
}

/** Gives a seat to somebody else: whoever came in by it may not be inside any longer. */
export async function giveSeat(db: Db, seatId: string, personId: string, nowMs: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx.updateTable('lessonSeat').set({ personId }).where('id', '=', seatId).execute();
    await tx
      .updateTable('lessonAdmission')
      .set({ removedAtMs: nowMs })
      .where('seatId', '=', seatId)
      .where('removedAtMs', 'is', null)
      .execute();
  });
}

export async function setLeading(db: Db, lessonId: string, seatId: string): Promise<void> {
  await db.updateTable('liveLesson').set({ leadingSeatId: seatId }).where('id', '=', lessonId).execute();
}

export type PlanChange = {
  readonly title?: string;
  readonly subject?: string | null;
  readonly startsAtMs?: number;
  readonly durationMs?: number;
};

/** @returns whether the lesson still waited to be opened. */
export async function changePlan(db: Db, lessonId: string, change: PlanChange): Promise<boolean> {
  if (Object.keys(change).length === 0) return true;
  const { numUpdatedRows } = await db
    .updateTable('liveLesson')
    .set(change)
    .where('id', '=', lessonId)
    .where('state', '=', 'planned')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

const goneWithIt = [
  'lessonPhase',
  'lessonMaterial',
  'lessonAdmission',
  'lessonSeat',
  'lessonClass',
  'lessonApart',
  'lessonCaptionService',
] as const;

/** Takes a lesson that was never opened out of the timetable. @returns whether it still waited to be opened. */
export function callOff(db: Db, lessonId: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const waiting = await tx
      .selectFrom('liveLesson')
      .where('id', '=', lessonId)
      .where('state', '=', 'planned')
      .select('id')
      .executeTakeFirst();
    if (!waiting) return false;
    for (const table of goneWithIt) {
      await tx.deleteFrom(table).where('lessonId', '=', lessonId).execute();
    }
    await tx.deleteFrom('liveLesson').where('id', '=', lessonId).execute();
    return true;
  });
}

/** Schools by part of their name or of their county's, with their classes. */
export async function findPlaces(db: Db, find: string, limit: number) {
  const like = `%${find.replaceAll(/[%_\\]/g, (sign) => `\\${sign}`)}%`;
  const schools = await db
    .selectFrom('orgUnit')
    .leftJoin('orgUnit as division', 'division.id', 'orgUnit.parentId')
    .where('orgUnit.level', '=', 'school')
    .where((eb) => eb.or([eb('orgUnit.name', 'like', like), eb('division.name', 'like', like)]))
    .select(['orgUnit.id', 'orgUnit.name', 'orgUnit.path', 'division.name as divisionName'])
    .orderBy('orgUnit.sortKey')
    .limit(limit)
    .execute();
  const ids = schools.map(({ id }) => id);
  const groups = await db
    .selectFrom('classGroup')
    .where('orgUnitId', 'in', ids.length > 0 ? ids : [''])
    .where('endsOn', 'is', null)
    .select(['id', 'title', 'orgUnitId'])
    .orderBy('title')
    .execute();
  const bySchool = Map.groupBy(groups, ({ orgUnitId }) => orgUnitId);
  return schools.map((school) => ({ ...school, classGroups: bySchool.get(school.id) ?? [] }));
}
