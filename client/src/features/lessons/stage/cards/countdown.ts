import type { LessonTimeMs } from '@tongyan/media/timeline';
import { useEffect, useState } from 'react';

const EVERY_MS = 200;

const secondsUntil = (endsAt: number | null, now: LessonTimeMs): number | null =>
  endsAt === null ? null : Math.max(0, Math.ceil((endsAt - now) / 1_000));

/** Whole seconds until a lesson time, 0 once it has come; null where there is none. Draws anew once a second. */
export function useSecondsUntil(endsAt: number | null, at: () => LessonTimeMs): number | null {
  const [seconds, setSeconds] = useState(() => secondsUntil(endsAt, at()));
  useEffect(() => {
    const read = (): void => setSeconds(secondsUntil(endsAt, at()));
    read();
    if (endsAt === null) return undefined;
    const timer = setInterval(read, EVERY_MS);
    return () => clearInterval(timer);
  }, [endsAt, at]);
  return seconds;
}

/** 83 as 1:23. */
export function clockOf(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
