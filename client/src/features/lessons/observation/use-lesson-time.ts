import { useEffect, useState } from 'react';
import type { ReadObservation } from './use-observation.ts';

export interface LessonTime {
  /** Milliseconds from the lesson's beginning, now. */
  readonly now: () => number;
  /** It goes on by itself: the lesson is held, or the clock runs beside a replay. */
  readonly isRunning: boolean;
  /** Where the lesson is over: the clock is worked by hand. */
  readonly byHand: { readonly run: (isRunning: boolean) => void; readonly set: (ms: number) => void } | null;
}

/** Lesson time for notes and marks: of a lesson that is held, its own; of one that is over, a clock that runs beside its replay. */
export function useLessonTime({ lesson, readAtMs }: ReadObservation): LessonTime {
  const [hand, setHand] = useState<{ readonly fromMs: number; readonly sinceMs: number | null }>({
    fromMs: 0,
    sinceMs: null,
  });
  const isLive = lesson.state === 'open';
  const now = (): number => {
    if (isLive) return lesson.lessonMs + performance.now() - readAtMs;
    const ran = hand.sinceMs === null ? 0 : performance.now() - hand.sinceMs;
    return Math.min(lesson.lessonMs, hand.fromMs + ran);
  };
  if (isLive) return { now, isRunning: true, byHand: null };
  const isRunning = hand.sinceMs !== null;
  return {
    now,
    isRunning,
    byHand: {
      run: (isToRun) => setHand({ fromMs: now(), sinceMs: isToRun ? performance.now() : null }),
      set: (ms) =>
        setHand({
          fromMs: Math.max(0, Math.min(lesson.lessonMs, ms)),
          sinceMs: isRunning ? performance.now() : null,
        }),
    },
  };
}

/** Lesson time to be shown, drawn anew twice a second while it runs. */
export function useShownTime({ now, isRunning }: LessonTime): number {
  const [, setBeat] = useState(0);
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => setBeat((beat) => beat + 1), 500);
    return () => clearInterval(timer);
  }, [isRunning]);
  return now();
}
