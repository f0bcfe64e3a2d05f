import { useCallback, useSyncExternalStore } from 'react';

import type { SessionFrame, SessionPort } from '../../session/index.ts';

/**
 * A value of the run as React state: renders anew only where it has changed. `read` gives a number, a text, a truth value or something
 * that stays the same object while nothing of it changes (such as the wires of a mode).
 */
export function useLive<Value>(port: SessionPort, read: (frame: SessionFrame) => Value): Value {
  const subscribe = useCallback((listener: () => void) => port.subscribe(listener), [port]);
  return useSyncExternalStore(subscribe, () => read(port.frame()));
}
