import { useEffect } from 'react';
import { useLive } from './use-links.ts';

const EVERY_MS = 5_000;

/** Tells lead teacher and technician how good this page's line is. */
export function useLinkReports(): void {
  const { links } = useLive();
  useEffect(() => {
    const { stage, media, floor } = links;
    const report = (): void => {
      const { clock, lastLateMs } = stage.getSnapshot();
      const { line, ladder, sendingLadder } = media.getSnapshot();
      const rttMs = clock?.roundTripMs ?? line?.received.roundTripMs ?? null;
      if (rttMs === null) return;
      floor.report({
        rung: Math.max(ladder.rung, sendingLadder.rung),
        kbps: line?.received.availableKbps ?? line?.received.kbps ?? 0,
        rttMs,
        loss: Math.max(line?.received.lossShare ?? 0, line?.sent.lossShare ?? 0),
        clockBoundMs: clock?.boundMs ?? null,
        lateMs: lastLateMs === null ? null : Math.max(0, lastLateMs),
      });
    };
    const timer = setInterval(report, EVERY_MS);
    return () => clearInterval(timer);
  }, [links]);
}
