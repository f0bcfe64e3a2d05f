import type { Db } from '../../platform/database/index.ts';
import type { SeenBySchool } from '../access.ts';
import { namesRightOf } from '../classes/names.ts';
import { type Pupil, pupilsOfClass } from '../classes/pupils.ts';
import { bellOffsetOf, ownWindow } from '../bells/rules.ts';
import { classroomIdOf, classroomsOf } from '../classrooms.ts';
import type { Attendance } from '../contract-attendance.ts';
import type { RollCounts } from '../contract-floor.ts';
import type { RollMarkOf } from '../floor/rolls.ts';
import { listFloorEntries, listRolls } from '../floor/store.ts';
import { listStageEntries } from '../stage/store.ts';
import type { SeatRow } from '../store.ts';
import {
  connectedMs,
  countedWindow,
  hasAttended,
  mayCallRoll,
  NO_PARTICIPATION,
  participationByGroup,
  rollOpenUntilMs,
  seesWholeAttendance,
  shareOf,
} from './rules.ts';

type AttendanceNow = { readonly nowMs: number; readonly lastedMs: number };

/** Who was there and took part, cut to what the viewer may see. */
export async function describeAttendance(
  db: Db,
  { lesson, seats, mine, isPlanner, viewerId, administers }: SeenBySchool,
  { nowMs, lastedMs }: AttendanceNow,
): Promise<Attendance> {
  const seesNames = await namesRightOf(db, { viewerId, seats, mine, isPlanner }, nowMs);
  const groupId = mine && classroomIdOf(mine, seats);
  const seesAll = seesWholeAttendance(mine?.seat ?? null, isPlanner);
  const caller = mine && { seat: mine.seat, groupId };
  const [stage, floor, rolls, spans] = [
    await listStageEntries(db, lesson.id),
    await listFloorEntries(db, lesson.id),
    await listRolls(db, lesson.id),
    await db.selectFrom('lessonPresence').where('lessonId', '=', lesson.id).selectAll().execute(),
  ];
  const entries = { stage: stage.map(({ entry }) => entry), floor: floor.map(({ entry }) => entry) };
  const participation = participationByGroup(seats, entries.stage, entries.floor);
  const window = countedWindow(lesson, lastedMs);
  const spansOf = (seatIds: readonly string[]) => spans.filter(({ seatId }) => seatIds.includes(seatId));

  const classrooms: Attendance['classrooms'] = [];
  for (const { id, seats: there } of classroomsOf(seats)) {
    if (!seesAll && id !== groupId && !there.some(administers)) continue;
    const [first] = there;
    const calls = mayCallRoll(caller, id);
    const isNamed = seesNames(there);
    const pupils = calls && isNamed ? await pupilsOf(db, there, nowMs) : [];
    const bellOffsetMinutes = first === undefined ? 0 : bellOffsetOf(first, seats);
    const own = ownWindow(window, bellOffsetMinutes);
    const connected = connectedMs(spansOf(there.map((seat) => seat.id)), own);
    const share = shareOf(connected, own);
    classrooms.push({
      classroomId: id,
      orgUnitName: first?.classroomOrgUnitName ?? '',
      name: first?.classroomName ?? '',
      bellOffsetMinutes,
      connectedMs: connected,
      share,
      attended: hasAttended(share, lesson.state),
      mayCallRoll: calls,
      pupils: pupils.map(({ personId, name }) => ({ personId, displayName: name })),
      roll: await describeRoll(
        db,
        rolls.filter(({ classroomId }) => classroomId === id),
        isNamed,
      ),
      participation: participation.get(id) ?? NO_PARTICIPATION,
    });
  }
  const isOwn = (seat: SeatRow) => groupId !== null && classroomIdOf(seat, seats) === groupId;
  const people = seats
    .filter((seat) => seesAll || seat.id === mine?.id || isOwn(seat) || administers(seat))
    .map((seat) => {
      const own = spansOf([seat.id]);
      const counted = ownWindow(window, bellOffsetOf(seat, seats));
      const connected = connectedMs(own, counted);
      return {
        seatId: seat.id,
        seat: seat.seat,
        displayName: seat.displayName,
        connectedMs: connected,
        share: shareOf(connected, counted),
        firstSeenAtMs: own.length === 0 ? null : Math.min(...own.map(({ fromMs }) => fromMs)),
        participation: (seat.seat === 'student' ? participation.get(seat.id) : undefined) ?? NO_PARTICIPATION,
      };
    });
  return {
    lessonMs: window.toMs - window.fromMs,
    rollOpenUntilMs: rollOpenUntilMs(lesson),
    classrooms,
    people,
  };
}

/** The pupils of the class that sits in a classroom; none where it is no class of the rosters. */
export async function pupilsOf(db: Db, there: readonly SeatRow[], nowMs: number): Promise<readonly Pupil[]> {
  const placed = there.find(({ classGroupId }) => classGroupId !== null);
  if (!placed?.classGroupId || placed.classroomOrgUnitId === null) return [];
  return pupilsOfClass(db, placed.classroomOrgUnitId, placed.classGroupId, nowMs);
}

type RollRow = Awaited<ReturnType<typeof listRolls>>[number];

/** @param rows newest first */
async function describeRoll(
  db: Db,
  rows: readonly RollRow[],
  withNames: boolean,
): Promise<Attendance['classrooms'][number]['roll']> {
  const [current, ...earlier] = rows;
  if (!current) return null;
  const marks = withNames ? (JSON.parse(current.marks) as readonly RollMarkOf[]) : [];
  const ids = marks.map(({ personId }) => personId);
  const names = await db
    .selectFrom('person')
    .where('id', 'in', ids.length > 0 ? ids : [''])
    .select(['id', 'displayName'])
    .execute();
  const nameOf = new Map(names.map(({ id, displayName }) => [id, displayName]));
  return {
    counts: JSON.parse(current.counts) as RollCounts,
    marks: marks.map(({ personId, mark }) => ({ personId, mark, displayName: nameOf.get(personId) ?? '' })),
    calledAtMs: current.calledAtMs,
    calledByName: current.calledByName,
    earlier: earlier.map(({ counts, calledAtMs, calledByName }) => ({
      counts: JSON.parse(counts) as RollCounts,
      changedAtMs: calledAtMs,
      changedByName: calledByName,
    })),
  };
}
