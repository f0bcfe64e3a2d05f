/** What a snapshot, a command or a mode may hold: plain data, the same on every machine. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

function quoteNumber(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`JSON holds no ${value}`);
  // JSON.stringify drops the sign of zero, and 1/x would notice after a restore.
  return Object.is(value, -0) ? '-0' : JSON.stringify(value);
}

/**
 * JSON text with sorted keys, no blanks and `-0` kept, so that equal values have equal text on every engine.
 *
 * @throws RangeError for a number that is not finite.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === 'number') return quoteNumber(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item: Json) => canonicalJson(item)).join(',')}]`;
  const record = value as { readonly [key: string]: Json };
  const keys = Object.keys(record).toSorted((a, b) => (a < b ? -1 : 1));
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(record[key] ?? null)}`).join(',')}}`;
}

/** Whether every number in it is one. */
export function isFiniteJson(value: Json): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (value === null || typeof value !== 'object') return true;
  return Object.values(value as Readonly<Record<string, Json>>).every((inner) => isFiniteJson(inner));
}

/** A copy that shares nothing with the original. */
export function cloneJson<Value extends Json>(value: Value): Value {
  return JSON.parse(canonicalJson(value)) as Value;
}

/** The JSON in a block's mode, whose own type is narrower than the compiler can follow. */
export function jsonOf(mode: object | null): Json {
  return mode as Json;
}

/** The other way round. @throws TypeError for a bare text, number or truth value, which no block has as its mode. */
export function modeOf(json: Json): object | null {
  if (typeof json !== 'object') throw new TypeError('a mode is an object, a list or null');
  return json;
}
