import { useEffect, useRef } from 'react';
import type { ReplayClock } from './replay-clock.ts';

const STRIDE_MS = 5_000;

/** Space plays and stops, arrows go five seconds, `,` and `.` to the moment before and after, Home and End to the ends. */
export function useReplayKeys(clock: ReplayClock, lessonMs: number, step: (direction: 1 | -1) => void): void {
  const latest = useRef(step);
  latest.current = step;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
      // What has keys of its own comes first.
      const own = 'button, a, input, textarea, select, [contenteditable], [role="tab"], [role="listbox"], canvas';
      if (event.target instanceof Element && event.target.closest(own) !== null) return;
      const acts: Readonly<Record<string, () => void>> = {
        ' ': () => (clock.isPlaying() ? clock.pause() : clock.play()),
        ArrowLeft: () => clock.seek(clock.at() - STRIDE_MS),
        ArrowRight: () => clock.seek(clock.at() + STRIDE_MS),
        ',': () => latest.current(-1),
        '.': () => latest.current(1),
        Home: () => clock.seek(0),
        End: () => clock.seek(lessonMs),
      };
      const act = acts[event.key];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [clock, lessonMs]);
}
