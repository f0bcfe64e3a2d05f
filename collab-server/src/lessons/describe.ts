import type { Db } from '../platform/database/index.ts';
import { bellOffsetOf } from './bells/rules.ts';
import { classroomIdOf, leadingSeatId } from './classrooms.ts';
import type { LessonClass } from './classes/contract.ts';
import { seesPupilsAtHome } from './classes/rules.ts';
import type { LessonDetail, LessonPhase, LessonSummary } from './contract.ts';
import { decideEnter, decideHandOver, decideModerate, decideOpen, decidePrepare, decideReplan } from './rules.ts';
import { type LessonRow, listSeats, type SeatRow } from './store.ts';

export const seatOf = (seats: readonly SeatRow[], personId: string): SeatRow | null =>
  seats.find((seat) => seat.personId === personId) ?? null;

function summarise(lesson: LessonRow, seats: readonly SeatRow[], viewerId: string): LessonSummary {
  const { id, title, subject, homeOrgUnitId, homeName, startsAtMs, durationMs, state, openedAtMs, endedAtMs } = lesson;
  const mine = seatOf(seats, viewerId);
  return {
    id,
    title,
    subject,
    home: { orgUnitId: homeOrgUnitId, name: homeName },
    startsAtMs,
    durationMs,
    state,
    openedAtMs,
    endedAtMs,
    leadName: seats.find(({ id: seatId }) => seatId === leadingSeatId(lesson, seats))?.displayName ?? '',
    mySeat: mine?.seat ?? null,
    myBellOffsetMinutes: mine === null ? 0 : bellOffsetOf(mine, seats),
  };
}

export async function summariseLessons(db: Db, lessons: readonly LessonRow[], viewerId: string) {
  const seats = await listSeats(
    db,
    lessons.map(({ id }) => id),
  );
  const byLesson = Map.groupBy(seats, ({ lessonId }) => lessonId);
  return lessons.map((lesson) => summarise(lesson, byLesson.get(lesson.id) ?? [], viewerId));
}

export function describeLesson(
  lesson: LessonRow,
  seats: readonly SeatRow[],
  { phases, classes }: { readonly phases: readonly LessonPhase[]; readonly classes: readonly LessonClass[] },
  viewerId: string,
  nowMs: number,
): LessonDetail {
  const mine = seatOf(seats, viewerId);
  const isPlanner = lesson.createdBy === viewerId;
  const leading = leadingSeatId(lesson, seats);
  const acting = mine?.barred === 1 ? null : (mine?.seat ?? null);
  const mayModerate = decideModerate(acting, lesson.state).ok;
  const isHidden = ({ seat, personId }: SeatRow): boolean =>
    seat === 'student' && personId !== viewerId && !seesPupilsAtHome(acting, isPlanner);
  return {
    ...summarise(lesson, seats, viewerId),
    seats: seats.map((seat) => ({
      id: seat.id,
      seat: seat.seat,
      personId: isHidden(seat) ? '' : seat.personId,
      displayName: isHidden(seat) ? '' : seat.displayName,
      classroom:
        seat.classroomOrgUnitId === null
          ? null
          : {
              orgUnitId: seat.classroomOrgUnitId,
              name: seat.classroomName ?? '',
              classGroupId: seat.classGroupId,
              bellOffsetMinutes: bellOffsetOf(seat, seats),
              orgUnitName: seat.classroomOrgUnitName ?? '',
              divisionName: seat.classroomDivisionName ?? '',
            },
      classroomId: classroomIdOf(seat, seats),
      leads: seat.id === leading,
      onStage: seat.onStage === 1,
      barred: seat.barred === 1,
    })),
    classes: [...classes],
    mySeatId: mine?.id ?? null,
    isInside: acting !== null || isPlanner,
    phases: [...phases],
    may: {
      open: lesson.state === 'planned' && decideOpen(acting, lesson, nowMs).ok,
      end: mayModerate,
      enter: decideEnter(mine && { seat: mine.seat, barred: mine.barred === 1 }, lesson.state).ok,
      moderate: mayModerate,
      plan: decideReplan(isPlanner, lesson.state).ok,
      prepare: decidePrepare(acting, isPlanner, lesson.state).ok,
      handOver:
        lesson.state === 'open' &&
        seats.some(
          (seat) =>
            seat.id !== leading &&
            decideHandOver(
              mine && acting && { seat: acting, leads: mine.id === leading },
              { seat: seat.seat, barred: seat.barred === 1 },
              false,
            ).ok,
        ),
    },
  };
}
