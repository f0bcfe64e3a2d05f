import type { Db } from '../../platform/database/index.ts';
import { classroomIdOf } from '../classrooms.ts';
import { consented, findApart } from '../consents/store.ts';
import type { SeatRow } from '../store.ts';
import { isPupilsMicrophone } from './rules.ts';

/** Microphones that may have heard a pupil: their own, and that of their classroom unless they sat apart there. */
export async function seatsOfPupil(
  db: Db,
  pupilId: string,
  lessonId: string,
  seats: readonly SeatRow[],
): Promise<ReadonlySet<string>> {
  const apart = await findApart(db, lessonId);
  const enrolled = await db.selectFrom('enrolment').where('personId', '=', pupilId).select('classGroupId').execute();
  const classGroupIds = new Set(enrolled.map(({ classGroupId }) => classGroupId));
  // A seat that was theirs, and has been given to somebody else since.
  const held = await db
    .selectFrom('lessonPresence')
    .where('lessonId', '=', lessonId)
    .where('personId', '=', pupilId)
    .select('seatId')
    .execute();
  const heldIds = new Set(held.map(({ seatId }) => seatId));
  const classroomIds = seats.flatMap((seat) => {
    const isTheirClass = seat.classGroupId !== null && classGroupIds.has(seat.classGroupId);
    const isTheirs = seat.personId === pupilId || heldIds.has(seat.id) || isTheirClass;
    const id = isTheirs ? classroomIdOf(seat, seats) : null;
    return id === null || apart.get(id)?.includes(pupilId) === true ? [] : [id];
  });
  const there = seats.filter((seat) => classroomIds.includes(classroomIdOf(seat, seats) ?? ''));
  return new Set(there.filter(({ seat }) => isPupilsMicrophone(seat)).map(({ id }) => id));
}

/** Who took back their consent to be recorded since a moment, and has given no other. */
export async function withdrawnPupils(db: Db, sinceMs: number, nowMs: number): Promise<readonly string[]> {
  const withdrawn = await db
    .selectFrom('consent')
    .where('purpose', '=', 'record')
    .where('withdrawnAtMs', '>=', sinceMs)
    .select('pupilId')
    .distinct()
    .execute();
  const pupilIds = withdrawn.map(({ pupilId }) => pupilId);
  const { record } = await consented(db, pupilIds, nowMs);
  return pupilIds.filter((pupilId) => !record.has(pupilId));
}
