import { useSyncExternalStore } from 'react';

/** `offline`: the device has no network. `unreachable`: it has one, and the server does not answer. */
export type Connection = 'online' | 'offline' | 'unreachable';

const FIRST_PROBE_MS = 2_000;
const LAST_PROBE_MS = 30_000;

let answered = true;
let probeAfterMs = FIRST_PROBE_MS;
let probe: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function notify(): void {
  for (const listener of listeners) listener();
}

/** The API client tells after each request whether an answer came. */
export function reportAnswer(came: boolean): void {
  if (came) probeAfterMs = FIRST_PROBE_MS;
  if (came === answered) return;
  answered = came;
  notify();
  if (!came) scheduleProbe();
}

/** While the server is silent, ask it again at growing distances, so that the page mends itself. */
function scheduleProbe(): void {
  clearTimeout(probe);
  probe = setTimeout(() => {
    fetch('/api/health', { cache: 'no-store' }).then(
      () => reportAnswer(true),
      () => {
        probeAfterMs = Math.min(probeAfterMs * 2, LAST_PROBE_MS);
        scheduleProbe();
      },
    );
  }, probeAfterMs);
}

export function connection(): Connection {
  if (!navigator.onLine) return 'offline';
  return answered ? 'online' : 'unreachable';
}

export function subscribeConnection(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

export function useConnection(): Connection {
  return useSyncExternalStore(subscribeConnection, connection);
}
