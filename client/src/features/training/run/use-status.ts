import { useSyncExternalStore } from 'react';
import type { RunHandle, RunStatus } from '../session/run-handle.ts';

export function useStatus(handle: RunHandle): RunStatus {
  return useSyncExternalStore(
    (listener) => handle.subscribeStatus(listener),
    () => handle.status(),
  );
}
