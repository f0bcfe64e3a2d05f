import { useEffect, useState } from 'react';

/** The latest value once it has stood still for `calmMs`, or at the latest after four times that: for work too heavy for each key. */
export function useSettled<T>(value: T, calmMs: number): T {
  const [settled, setSettled] = useState(value);
  const [changedAtMs, setChangedAtMs] = useState<number>();
  useEffect(() => {
    if (Object.is(value, settled)) {
      setChangedAtMs(undefined);
      return undefined;
    }
    const sinceMs = changedAtMs ?? performance.now();
    if (changedAtMs === undefined) setChangedAtMs(sinceMs);
    const overdue = performance.now() - sinceMs > calmMs * 4;
    const timer = setTimeout(() => setSettled(value), overdue ? 0 : calmMs);
    return () => clearTimeout(timer);
  }, [value, settled, changedAtMs, calmMs]);
  return settled;
}
