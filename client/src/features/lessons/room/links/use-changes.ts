import { useState } from 'react';

interface Known<Value> {
  readonly value: Value;
  /** Lesson time at which it became so; null where it was so when the page came. */
  readonly sinceMs: number | null;
}

/** Since when each of several things has been as it is, by lesson time: what was so from the beginning has no moment. */
export function useSince<Value>(
  values: ReadonlyMap<string, Value>,
  nowMs: number | null,
): ReadonlyMap<string, number | null> {
  const [known, setKnown] = useState<ReadonlyMap<string, Known<Value>>>(new Map());
  const changed = [...values].some(([key, value]) => known.get(key)?.value !== value);
  if (changed) {
    const next = new Map(known);
    for (const [key, value] of values) {
      const before = known.get(key);
      if (before?.value !== value) next.set(key, { value, sinceMs: before === undefined ? null : nowMs });
    }
    // During rendering: React draws again at once with what changed.
    setKnown(next);
  }
  return new Map([...known].map(([key, { sinceMs }]) => [key, sinceMs]));
}
