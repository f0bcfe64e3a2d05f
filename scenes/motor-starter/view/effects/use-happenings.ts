import { useEffect, useRef } from 'react';

import type { SessionPort } from '../../../session/index.ts';
import { type Happening, happeningsBetween } from './happenings.ts';

/** Tells of what happens in the run, once for each. */
export function useHappenings(port: SessionPort, tell: (happening: Happening) => void): void {
  const latest = useRef(tell);
  useEffect(() => {
    latest.current = tell;
  });
  useEffect(() => {
    let before = port.frame();
    return port.subscribe((frame) => {
      // A replay that was moved back is no time in which something happens.
      const apart = frame.view.timeS - before.view.timeS;
      if (apart >= 0 && apart < 2) for (const happening of happeningsBetween(before, frame)) latest.current(happening);
      before = frame;
    });
  }, [port]);
}
