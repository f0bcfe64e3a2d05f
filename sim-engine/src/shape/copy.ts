import { canonicalJson, jsonOf } from '../kernel/json.ts';

/** A copy of plain data that shares nothing with it, of the same type. */
export function copyPlain<Value extends object>(value: Value): Value {
  return JSON.parse(canonicalJson(jsonOf(value))) as Value;
}
