import { useEffect, useRef } from 'react';
import { isTyping } from '../run/controls/roving.ts';
import type { ReplayHandle } from './replay-run.ts';

const STRIDE_S = 5;

/** Space plays and stops, arrows go five seconds, `,` and `.` to the command before and after. */
export function useReplayKeys(handle: ReplayHandle, step: (direction: 1 | -1) => void): void {
  const latest = useRef(step);
  latest.current = step;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
      // A button's own keys, and rows of a list, come first.
      if (event.target instanceof Element && event.target.closest('button, a, [role="tab"], [data-row]') !== null)
        return;
      const { tick, tickS, rate, startTick, endTick } = handle.state();
      const stride = Math.round(STRIDE_S / tickS);
      const acts: Readonly<Record<string, () => void>> = {
        ' ': () => handle.setRate(rate > 0 ? 0 : 1),
        ArrowLeft: () => handle.seek(tick - stride),
        ArrowRight: () => handle.seek(tick + stride),
        ',': () => latest.current(-1),
        '.': () => latest.current(1),
        Home: () => handle.seek(startTick),
        End: () => handle.seek(endTick),
      };
      const act = acts[event.key];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [handle]);
}
