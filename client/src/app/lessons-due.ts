import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client.ts';
import type { RouteResponse } from '../api/contracts.ts';
import { dayOf, daysLater } from '../i18n/week.ts';

export type LessonSummary = RouteResponse<'GET /api/lessons'>['lessons'][number];

/** What is due with a lesson, as whoever looks at it stands to it. */
export type NextStep = 'enter' | 'open' | 'wait' | 'prepare' | 'missed' | 'replay';

/** From so long before its beginning a lesson may be opened: the server's rule. */
export const OPENS_BEFORE_MS = 30 * 60_000;
/** A lesson that nobody opened until so long after its end is not held any more: the server's rule. */
const HELD_UNTIL_MS = 60 * 60_000;

type Facts = Pick<LessonSummary, 'state' | 'startsAtMs' | 'durationMs' | 'mySeat'>;

export function nextStepOf({ state, startsAtMs, durationMs, mySeat }: Facts, nowMs: number): NextStep {
  if (state === 'ended') return 'replay';
  if (state === 'open') return mySeat === null ? 'wait' : 'enter';
  if (nowMs > startsAtMs + durationMs + HELD_UNTIL_MS) return 'missed';
  if (nowMs < startsAtMs - OPENS_BEFORE_MS) return 'prepare';
  return mySeat === 'leadTeacher' || mySeat === 'technician' ? 'open' : 'wait';
}

/** What is under way, or will be in the next hours, or was to be opened by now: nearest first. */
export function dueSoon<Each extends Facts>(
  lessons: readonly Each[],
  nowMs: number,
  withinMs: number,
): readonly Each[] {
  return lessons
    .filter((lesson) => {
      const step = nextStepOf(lesson, nowMs);
      return step !== 'missed' && step !== 'replay' && lesson.startsAtMs <= nowMs + withinMs;
    })
    .toSorted((a, b) => Number(b.state === 'open') - Number(a.state === 'open') || a.startsAtMs - b.startsAtMs);
}

/** Lessons are opened and ended by others: what is shown of them is asked for again after so long. */
const ASK_AGAIN_MS = 30_000;

/** My lessons that overlap a span: asked by the timetable and by the workbench, and kept once for both. */
export function useTimetable(fromMs: number, toMs: number) {
  return useQuery({
    queryKey: ['lessons', 'timetable', fromMs, toMs],
    queryFn: ({ signal }) => api('GET /api/lessons', { query: { fromMs, toMs }, signal }),
    refetchInterval: ASK_AGAIN_MS,
  });
}

/** What begins within so long is due. */
const SOON_MS = 12 * 3_600_000;

/** My lessons of the next hours, and those under way; none before they are read. */
export function useDueLessons(nowMs: number): readonly LessonSummary[] {
  const { fromMs } = dayOf(nowMs);
  const { data } = useTimetable(daysLater(fromMs, -1), daysLater(fromMs, 2));
  return dueSoon(data?.lessons ?? [], nowMs, SOON_MS);
}
