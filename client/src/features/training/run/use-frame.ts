import type { SessionFrame, SessionPort } from '@tongyan/scenes/session';
import { useEffect, useState } from 'react';

/** The newest frame of a run, as often as is asked for at most: words need not move as often as a picture. */
export function useFrame(port: SessionPort, everyMs: number): SessionFrame {
  const [frame, setFrame] = useState(() => port.frame());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let shownAtMs = -Infinity;
    const show = (): void => {
      timer = undefined;
      shownAtMs = performance.now();
      setFrame(port.frame());
    };
    show();
    const stop = port.subscribe(() => {
      if (timer !== undefined) return;
      timer = setTimeout(show, Math.max(0, shownAtMs + everyMs - performance.now()));
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [port, everyMs]);
  return frame;
}
