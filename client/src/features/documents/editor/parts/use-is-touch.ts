import { useSyncExternalStore } from 'react';

const touch = '(width <= 720px), (hover: none)';

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(touch);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** Whether the window is as narrow as a phone, or under a finger: there is then no room, or no pointer, for what floats at the text. */
export function useIsTouch(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(touch).matches);
}
