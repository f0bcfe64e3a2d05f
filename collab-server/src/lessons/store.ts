import { randomUUID } from 'node:crypto';
import type { Db } from '../platform/database/index.ts';
import type { LessonPhase } from './contract.ts';
import type { SeatPlan } from './rules.ts';
import { inviteClasses } from './classes/store.ts';
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

/** Lessons that begin within a span of time and in which a classroom of a school sits: latest first. */
export function listSchoolLessons(
  db: Db,
  query: { readonly orgUnitId: string; readonly fromMs: number; readonly toMs: number; readonly limit: number },
): Promise<LessonRow[]> {
  const { orgUnitId, fromMs, toMs, limit } = query;
  return selectLessons(db)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('lessonSeat')
          .select('lessonSeat.id')
          .whereRef('lessonSeat.lessonId', '=', 'liveLesson.id')
          .where('lessonSeat.classroomOrgUnitId', '=', orgUnitId),
      ),
    )
    .where('liveLesson.startsAtMs', '>=', fromMs)
    .where('liveLesson.startsAtMs', '<', toMs)
    .orderBy('liveLesson.startsAtMs', 'desc')
    .orderBy('liveLesson.id')
    .limit(limit)
    .execute();
}

/** Of a class whose school has not said yes, a seat tells nothing but that it was invited. */
export async function listSeats(db: Db, lessonIds: readonly string[]) {
  const rows = await selectSeats(db, lessonIds).execute();
  return rows.map(({ classGroupId, classAnswer, ...seat }) => ({
    ...seat,
    classGroupId: classAnswer === 'yes' ? classGroupId : null,
    invitedClassGroupId: classGroupId,
  }));
}

function selectSeats(db: Db, lessonIds: readonly string[]) {
  return db
    .selectFrom('lessonSeat')
    .innerJoin('person', 'person.id', 'lessonSeat.personId')
    .leftJoin('lessonClass', (join) =>
      join
        .onRef('lessonClass.lessonId', '=', 'lessonSeat.lessonId')
        .onRef('lessonClass.classGroupId', '=', 'lessonSeat.classGroupId'),
    )
    .leftJoin('orgUnit', 'orgUnit.id', 'lessonSeat.classroomOrgUnitId')
    .leftJoin('orgUnit as division', 'division.id', 'orgUnit.parentId')
    .where('lessonSeat.lessonId', 'in', lessonIds.length > 0 ? lessonIds : [''])
    .selectAll('lessonSeat')
    .select([
      'person.displayName',
      'orgUnit.name as classroomOrgUnitName',
      'orgUnit.path as classroomOrgUnitPath',
      'division.name as classroomDivisionName',
      'lessonClass.answer as classAnswer',
    ])
    .orderBy('lessonSeat.id');
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
  /** Classes for whose schools the one who plans says yes. */
  readonly isOwnClass: (classGroupId: string) => boolean;
};

/** @returns the lesson's id. */
export function insertLesson(
  db: Db,
  { seats, phases, nowMs, isOwnClass, ...lesson }: NewLesson,
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
    const classGroupIds = seats.flatMap(({ classroom }) => classroom?.classGroupId ?? []);
    const invited = { lessonId: id, classGroupIds, isOwn: isOwnClass, personId: lesson.createdBy, nowMs };
    await inviteClasses(tx, invited);
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

/** Lets somebody in by their seat. @returns undefined where it is theirs no longer. */
export function insertAdmission(
  db: Db,
  { lessonId, seatId, personId }: { readonly lessonId: string; readonly seatId: string; readonly personId: string },
  nowMs: number,
): Promise<string | undefined> {
  return db.transaction().execute(async (tx) => {
    if (!(await holdsSeat(tx, seatId, personId))) return undefined;
    const id = randomUUID();
    await tx
      .insertInto('lessonAdmission')
      .values({ id, lessonId, seatId, admittedAtMs: nowMs, removedAtMs: null })
      .execute();
    return id;
  });
}

async function holdsSeat(db: Db, seatId: string, personId: string): Promise<boolean> {
  const held = await db
    .selectFrom('lessonSeat')
    .innerJoin('liveLesson', 'liveLesson.id', 'lessonSeat.lessonId')
    .where('lessonSeat.id', '=', seatId)
    .where('lessonSeat.personId', '=', personId)
    .where('lessonSeat.barred', '=', 0)
    .where('liveLesson.state', '=', 'open')
    .select('lessonSeat.id')
    .executeTakeFirst();
  return held !== undefined;
}

/** Whether an entering still counts, for the one who was let in; where it does not, nobody comes in by it. */
export async function holdsAdmission(
  db: Db,
  {
    admissionId,
    seatId,
    personId,
  }: { readonly admissionId: string; readonly seatId: string; readonly personId: string },
  nowMs: number,
): Promise<boolean> {
  const admission = await db
    .selectFrom('lessonAdmission')
    .where('id', '=', admissionId)
    .select('removedAtMs')
    .executeTakeFirst();
  if (admission?.removedAtMs === null && (await holdsSeat(db, seatId, personId))) return true;
  await db.updateTable('lessonAdmission').set({ removedAtMs: nowMs }).where('id', '=', admissionId).execute();
  return false;
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

/** Rooms of open lessons, or one of them. */
export function listOpenRooms(db: Db, mediaRoom?: string) {
  const open = db.selectFrom('liveLesson').where('state', '=', 'open').select(['id', 'mediaRoom']);
  return (mediaRoom === undefined ? open : open.where('mediaRoom', '=', mediaRoom)).execute();
}

/** Lessons that are open and in which a pupil takes part: by a seat, or with a class. */
export async function openLessonsOf(db: Db, pupilId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('lessonSeat')
    .innerJoin('liveLesson', 'liveLesson.id', 'lessonSeat.lessonId')
    .where('liveLesson.state', '=', 'open')
    .where((eb) =>
      eb.or([
        eb('lessonSeat.personId', '=', pupilId),
        eb(
          'lessonSeat.classGroupId',
          'in',
          eb.selectFrom('enrolment').where('enrolment.personId', '=', pupilId).select('enrolment.classGroupId'),
        ),
      ]),
    )
    .select('liveLesson.id')
    .distinct()
    .execute();
  return rows.map(({ id }) => id);
}

/** The enterings by which these identities are inside. */
export function listInside(db: Db, identities: readonly string[]) {
  return db
    .selectFrom('lessonAdmission')
    .where('id', 'in', identities.length > 0 ? identities : [''])
    .select(['id as identity', 'seatId', 'removedAtMs'])
    .execute();
}
