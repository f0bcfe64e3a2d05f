import type { LessonSummary } from './types.ts';

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
