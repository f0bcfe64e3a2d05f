import { useEffect, useState } from 'react';
import type { ReadObservation } from './use-observation.ts';

export interface LessonTime {
  /** Milliseconds from the lesson's beginning, now. */
  readonly now: () => number;
  /** It goes on by itself: the lesson is held, or the clock runs beside a replay. */
  readonly isRunning: boolean;
  /** Goes to a moment; null while the lesson is held. */
  readonly seek: ((ms: number) => void) | null;
  /** Tells of jumps; left out where there are none but by drawing anew. */
  readonly subscribe?: (listener: () => void) => () => void;
  /** Where the lesson is over and no replay runs beside: the clock is worked by hand. */
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
  if (isLive) return { now, isRunning: true, seek: null, byHand: null };
  const isRunning = hand.sinceMs !== null;
  const set = (ms: number): void =>
    setHand({
      fromMs: Math.max(0, Math.min(lesson.lessonMs, ms)),
      sinceMs: isRunning ? performance.now() : null,
    });
  return {
    now,
    isRunning,
    seek: set,
    byHand: {
      run: (isToRun) => setHand({ fromMs: now(), sinceMs: isToRun ? performance.now() : null }),
      set,
    },
  };
}

/** Lesson time to be shown, drawn anew twice a second while it runs. */
export function useShownTime({ now, isRunning, subscribe }: LessonTime): number {
  const [, setBeat] = useState(0);
  useEffect(() => subscribe?.(() => setBeat((beat) => beat + 1)), [subscribe]);
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => setBeat((beat) => beat + 1), 500);
    return () => clearInterval(timer);
  }, [isRunning]);
  return now();
}
