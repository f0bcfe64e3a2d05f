import { useEffect, useState } from 'react';
import { StationLine, type StationStatus } from './station-line.ts';

/** A line into an exam for as long as it is looked at. */
export function useStation(attemptId: string): { readonly line: StationLine; readonly status: StationStatus } | null {
  const [held, setHeld] = useState<{ readonly line: StationLine; readonly status: StationStatus } | null>(null);
  useEffect(() => {
    const line = new StationLine(attemptId);
    const show = (): void => setHeld({ line, status: line.status() });
    const stop = line.subscribe(show);
    show();
    return () => {
      stop();
      line.close();
    };
  }, [attemptId]);
  return held;
}
