import { useCallback, useLayoutEffect, useRef } from 'react';

/**
 * The same function for as long as a component lives, which calls the latest one given: what is drawn with it need not be
 * drawn again. To be called by events only, never while drawing.
 */
export function useSteady<Args extends readonly unknown[], Answer>(
  callback: (...args: Args) => Answer,
): (...args: Args) => Answer {
  const latest = useRef(callback);
  useLayoutEffect(() => {
    latest.current = callback;
  });
  return useCallback((...args: Args) => latest.current(...args), []);
}
