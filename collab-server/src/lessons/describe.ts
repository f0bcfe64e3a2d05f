import type { Db } from '../platform/database/index.ts';
import type { LessonDetail, LessonSummary } from './contract.ts';
import { decideEnter, decideModerate, decideOpen } from './rules.ts';
import { type LessonRow, listSeats, type SeatRow } from './store.ts';

export const seatOf = (seats: readonly SeatRow[], personId: string): SeatRow | null =>
  seats.find((seat) => seat.personId === personId) ?? null;

function summarise(lesson: LessonRow, seats: readonly SeatRow[], viewerId: string): LessonSummary {
  const { id, title, subject, homeOrgUnitId, homeName, startsAtMs, durationMs, state, openedAtMs, endedAtMs } = lesson;
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
    leadName: seats.find(({ seat }) => seat === 'leadTeacher')?.displayName ?? '',
    mySeat: seatOf(seats, viewerId)?.seat ?? null,
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
  viewerId: string,
  nowMs: number,
): LessonDetail {
  const mine = seatOf(seats, viewerId);
  const mayModerate = decideModerate(mine?.seat ?? null, lesson.state).ok;
  return {
    ...summarise(lesson, seats, viewerId),
    seats: seats.map((seat) => ({
      id: seat.id,
      seat: seat.seat,
      personId: seat.personId,
      displayName: seat.displayName,
      classroom:
        seat.classroomOrgUnitId === null
          ? null
          : {
              orgUnitId: seat.classroomOrgUnitId,
              name: seat.classroomName ?? '',
              orgUnitName: seat.classroomOrgUnitName ?? '',
            },
      onStage: seat.onStage === 1,
      barred: seat.barred === 1,
    })),
    may: {
      open: lesson.state === 'planned' && decideOpen(mine?.seat ?? null, lesson, nowMs).ok,
      end: mayModerate,
      enter: decideEnter(mine && { seat: mine.seat, barred: mine.barred === 1 }, lesson.state).ok,
      moderate: mayModerate,
    },
  };
}
