const UNIT_NS: Readonly<Record<string, bigint>> = {
  d: 86_400_000_000_000n,
  h: 3_600_000_000_000n,
  m: 60_000_000_000n,
  s: 1_000_000_000n,
  ms: 1_000_000n,
  us: 1000n,
  ns: 1n,
};
const UNITS = Object.keys(UNIT_NS);
const NS_PER_DAY: bigint = 86_400_000_000_000n;
const NS_PER_SECOND = 1_000_000_000n;

/** `digits` (with `_`) in base 2, 8, 10 or 16, or `undefined` where a digit does not belong to the base. */
export function parseInteger(digits: string, base: number): bigint | undefined {
  const plain = digits.replaceAll('_', '').toLowerCase();
  if (plain === '') return undefined;
  const prefix = { 2: '0b', 8: '0o', 10: '', 16: '0x' }[base];
  const pattern = { 2: /^[01]+$/u, 8: /^[0-7]+$/u, 10: /^\d+$/u, 16: /^[\da-f]+$/u }[base];
  if (prefix === undefined || pattern === undefined || !pattern.test(plain)) return undefined;
  return BigInt(prefix + plain);
}

/** `number` × `unit` where the number has decimals, cut to whole nanoseconds. */
function scaled(whole: string, decimals: string, unit: bigint): bigint {
  return (BigInt(whole + decimals) * unit) / BigInt(`1${'0'.repeat(decimals.length)}`);
}

/**
 * The part of a duration after `T#`: parts from days down to nanoseconds, each unit once and in this order, decimals only in
 * the last part (IEC 61131-3, 3rd ed., 6.3.3).
 *
 * @returns nanoseconds
 */
export function parseDuration(text: string): bigint | undefined {
  const plain = text.replaceAll('_', '').toLowerCase();
  const negative = plain.startsWith('-');
  const body = plain.replace(/^[+-]/u, '');
  const part = /(\d+)(?:\.(\d+))?(ms|us|ns|[dhms])/uy;
  let total = 0n;
  let lastUnit = -1;
  let decimalsSeen = false;
  while (part.lastIndex < body.length) {
    const match = part.exec(body);
    if (match === null || decimalsSeen) return undefined;
    const [, whole = '', decimals = '', unit = ''] = match;
    const rank = UNITS.indexOf(unit);
    if (rank <= lastUnit || whole.length + decimals.length > 40) return undefined;
    lastUnit = rank;
    decimalsSeen = decimals !== '';
    total += scaled(whole, decimals, UNIT_NS[unit] ?? 0n);
  }
  if (lastUnit === -1) return undefined;
  const signed = negative ? -total : total;
  return BigInt.asIntN(64, signed) === signed ? signed : undefined;
}

/** Days from 1970-01-01 to a date of the Gregorian calendar (H. Hinnant, "chrono-compatible low-level date algorithms"). */
function daysFromCivil(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

/** The inverse of {@link daysFromCivil}. */
export function civilFromDays(days: number): { readonly year: number; readonly month: number; readonly day: number } {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9);
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1 };
}

/** `2024-02-29`, in nanoseconds since 1970-01-01. */
export function parseDate(text: string): bigint | undefined {
  const match = /^(\d{1,4})-(\d{1,2})-(\d{1,2})$/u.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = match.slice(1).map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const days = daysFromCivil(year, month, day);
  const back = civilFromDays(days);
  const exists = back.year === year && back.month === month && back.day === day;
  const ns = BigInt(days) * NS_PER_DAY;
  return exists && BigInt.asIntN(64, ns) === ns ? ns : undefined;
}

/** `23:59:59.5`, in nanoseconds since midnight. */
export function parseTimeOfDay(text: string): bigint | undefined {
  const match = /^(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,30}))?)?$/u.exec(text);
  if (match === null) return undefined;
  const [, hours = '', minutes = '', seconds = '0', decimals = ''] = match;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  const wholeSeconds = BigInt(hours) * 3600n + BigInt(minutes) * 60n;
  return wholeSeconds * NS_PER_SECOND + scaled(seconds, decimals, NS_PER_SECOND);
}

/** `2024-02-29-23:59:59.5`, in nanoseconds since 1970-01-01-00:00. */
export function parseDateTime(text: string): bigint | undefined {
  const match = /^(\d+-\d+-\d+)-(.+)$/u.exec(text);
  if (match === null) return undefined;
  const date = parseDate(match[1] ?? '');
  const time = parseTimeOfDay(match[2] ?? '');
  if (date === undefined || time === undefined) return undefined;
  const sum = date + time;
  return BigInt.asIntN(64, sum) === sum ? sum : undefined;
}

const ESCAPES: Readonly<Record<string, string>> = {
  $: '$',
  "'": "'",
  '"': '"',
  L: '\n',
  N: '\n',
  P: '\f',
  R: '\r',
  T: '\t',
};

/** What a string literal's `$…` stand for; `bad` is the first escape that means nothing. */
export function unescape(text: string, wide: boolean): { readonly characters: string; readonly bad?: string } {
  const digits = wide ? 4 : 2;
  const escape = new RegExp(`\\$(?:([0-9A-Fa-f]{${digits}})|(.|$))`, 'gsu');
  let bad: string | undefined;
  const characters = text.replaceAll(escape, (whole, hex: string | undefined, letter: string | undefined) => {
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    const known = ESCAPES[(letter ?? '').toUpperCase()];
    if (known === undefined) bad ??= whole;
    return known ?? '';
  });
  return bad === undefined ? { characters } : { characters, bad };
}
