import { randomUUID } from 'node:crypto';
import type { Db } from '../platform/database/index.ts';
import type { LessonPhase } from './contract.ts';
import type { SeatPlan } from './rules.ts';
import { insertSeat, setPhases } from './store-plan.ts';
import type {} from './tables.ts';

function selectLessons(db: Db) {
  return db
    .selectFrom('liveLesson')
    .innerJoin('orgUnit', 'orgUnit.id', 'liveLesson.homeOrgUnitId')
    .selectAll('liveLesson')
    .select('orgUnit.name as homeName');
}

export type LessonRow = Awaited<ReturnType<ReturnType<typeof selectLessons>['execute']>>[number];

export function findLesson(db: Db, id: string): Promise<LessonRow | undefined> {
  return selectLessons(db).where('liveLesson.id', '=', id).executeTakeFirst();
}

/** Lessons that overlap a span of time, of one person: earliest first. */
export function listLessons(
  db: Db,
  query: { readonly personId: string; readonly fromMs: number; readonly toMs: number; readonly limit: number },
): Promise<LessonRow[]> {
  const { personId, fromMs, toMs, limit } = query;
  return selectLessons(db)
    .where((eb) =>
      eb.or([
        eb('liveLesson.createdBy', '=', personId),
        eb.exists(
          eb
            .selectFrom('lessonSeat')
            .select('lessonSeat.id')
            .whereRef('lessonSeat.lessonId', '=', 'liveLesson.id')
            .where('lessonSeat.personId', '=', personId),
        ),
      ]),
    )
    .where('liveLesson.startsAtMs', '<', toMs)
    .where((eb) => eb(eb('liveLesson.startsAtMs', '+', eb.ref('liveLesson.durationMs')), '>', fromMs))
    .orderBy('liveLesson.startsAtMs')
    .orderBy('liveLesson.id')
    .limit(limit)
    .execute();
}

export function listSeats(db: Db, lessonIds: readonly string[]) {
  return db
    .selectFrom('lessonSeat')
    .innerJoin('person', 'person.id', 'lessonSeat.personId')
    .leftJoin('orgUnit', 'orgUnit.id', 'lessonSeat.classroomOrgUnitId')
    .leftJoin('orgUnit as division', 'division.id', 'orgUnit.parentId')
    .where('lessonSeat.lessonId', 'in', lessonIds.length > 0 ? lessonIds : [''])
    .selectAll('lessonSeat')
    .select(['person.displayName', 'orgUnit.name as classroomOrgUnitName', 'division.name as classroomDivisionName'])
    .orderBy('lessonSeat.id')
    .execute();
}

export type SeatRow = Awaited<ReturnType<typeof listSeats>>[number];

export type NewLesson = {
  readonly title: string;
  readonly subject: string | null;
  readonly homeOrgUnitId: string;
  readonly startsAtMs: number;
  readonly durationMs: number;
  readonly seats: readonly SeatPlan[];
  readonly phases: readonly LessonPhase[];
  readonly createdBy: string;
  readonly nowMs: number;
};

/** @returns the lesson's id. */
export function insertLesson(
  db: Db,
  { seats, phases, nowMs, ...lesson }: NewLesson,
  id: string = randomUUID(),
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    await tx
      .insertInto('liveLesson')
      .values({
        ...lesson,
        id,
        state: 'planned',
        openedAtMs: null,
        endedAtMs: null,
        mediaRoom: randomUUID(),
        createdAtMs: nowMs,
        leadingSeatId: null,
      })
      .execute();
    for (const [index, seat] of seats.entries()) await insertSeat(tx, id, index, seat);
    await setPhases(tx, id, phases);
    return id;
  });
}

/** @returns whether this call opened it: another may have been first. */
export async function markOpened(db: Db, id: string, nowMs: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('liveLesson')
    .set({ state: 'open', openedAtMs: nowMs })
    .where('id', '=', id)
    .where('state', '=', 'planned')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function markEnded(db: Db, id: string, nowMs: number): Promise<void> {
  await db
    .updateTable('liveLesson')
    .set({ state: 'ended', endedAtMs: nowMs })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .execute();
}

export async function insertAdmission(db: Db, lessonId: string, seatId: string, nowMs: number): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto('lessonAdmission')
    .values({ id, lessonId, seatId, admittedAtMs: nowMs, removedAtMs: null })
    .execute();
  return id;
}

export async function setSeat(
  db: Db,
  seatId: string,
  change: { readonly onStage?: boolean | undefined; readonly barred?: boolean | undefined },
  nowMs: number,
): Promise<void> {
  const { onStage, barred } = change;
  if (onStage === undefined && barred === undefined) return;
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable('lessonSeat')
      .set({
        ...(onStage === undefined ? {} : { onStage: Number(onStage) }),
        ...(barred === undefined ? {} : { barred: Number(barred) }),
      })
      .where('id', '=', seatId)
      .execute();
    if (barred !== true) return;
    await tx
      .updateTable('lessonAdmission')
      .set({ removedAtMs: nowMs })
      .where('seatId', '=', seatId)
      .where('removedAtMs', 'is', null)
      .execute();
  });
}

/** Admissions of a seat, newest first. */
export function listAdmissions(db: Db, seatId: string) {
  return db
    .selectFrom('lessonAdmission')
    .where('seatId', '=', seatId)
    .select(['id', 'removedAtMs'])
    .orderBy('admittedAtMs', 'desc')
    .execute();
}

/** Rooms of open lessons, or one of them. */
export function listOpenRooms(db: Db, mediaRoom?: string) {
  const open = db.selectFrom('liveLesson').where('state', '=', 'open').select(['id', 'mediaRoom']);
  return (mediaRoom === undefined ? open : open.where('mediaRoom', '=', mediaRoom)).execute();
}

/** The enterings by which these identities are inside. */
export function listInside(db: Db, identities: readonly string[]) {
  return db
    .selectFrom('lessonAdmission')
    .where('id', 'in', identities.length > 0 ? identities : [''])
    .select(['id as identity', 'seatId', 'removedAtMs'])
    .execute();
}
