import { useCallback, useSyncExternalStore } from 'react';

import type { SessionPort } from '../../../session/index.ts';
import { type Measurement, MeasurementLog } from './measurement-log.ts';

const logs = new WeakMap<SessionPort, MeasurementLog>();

function logOf(port: SessionPort): MeasurementLog {
  let log = logs.get(port);
  if (log === undefined) {
    log = new MeasurementLog();
    logs.set(port, log);
    // As long as the run: readings go on being written while another panel is open.
    const own = log;
    port.subscribe((frame) => own.follow(frame));
  }
  return log;
}

/** What was measured in this run, oldest first. */
export function useMeasurements(port: SessionPort): readonly Measurement[] {
  const log = logOf(port);
  const subscribe = useCallback((listener: () => void) => port.subscribe(listener), [port]);
  return useSyncExternalStore(subscribe, () => log.measurements);
}
