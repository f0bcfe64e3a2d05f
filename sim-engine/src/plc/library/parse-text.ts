import { parseDate, parseDateTime, parseDuration, parseInteger, parseTimeOfDay } from '../syntax/literals.ts';

/** The whole number that a text starts with (`-45`, `16#FF`), after blanks; 0 where there is none. */
export function readWhole(text: string): bigint {
  const match = /^\s*([+-]?)(?:(2|8|16)#)?([\dA-Fa-f_]+)/u.exec(text.slice(0, 300));
  if (match === null) return 0n;
  const [, sign, base, digits = ''] = match;
  const radix = Number(base ?? '10');
  const own = { 2: /^[01_]+/u, 8: /^[0-7_]+/u, 10: /^[\d_]+/u, 16: /^[\dA-Fa-f_]+/u }[radix] ?? /^\d+/u;
  const whole = parseInteger(own.exec(digits)?.[0] ?? '', radix) ?? 0n;
  return sign === '-' ? -whole : whole;
}

/** The real number that a text starts with, after blanks; 0 where there is none. */
export function readNumber(text: string): number {
  const match = /^\s*([+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)/u.exec(text);
  return match === null ? 0 : Number(match[1]);
}

const PARSERS = { TIME: parseDuration, DATE: parseDate, TOD: parseTimeOfDay, DT: parseDateTime };

/** A duration or date with or without its `T#`, `D#` …; 0 where it is none. */
export function readTimed(type: keyof typeof PARSERS, text: string): bigint {
  return PARSERS[type](text.trim().replace(/^[A-Za-z_]+#/u, '')) ?? 0n;
}
