import { type Json, sameJson } from '@tongyan/scenes/session';
import { useRef } from 'react';

/** What was there before, where the new is alike: whoever draws it need not draw it again. @param value plain data */
export function useSame<Value>(value: Value): Value {
  const kept = useRef(value);
  if (kept.current !== value && !sameJson(kept.current as Json, value as Json)) kept.current = value;
  return kept.current;
}
