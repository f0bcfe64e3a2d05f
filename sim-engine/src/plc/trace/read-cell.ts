import { parseDate, parseDateTime, parseDuration, parseTimeOfDay } from '../syntax/literals.ts';
import type { PointValue } from '../machine/watch.ts';
import { arithmeticOf, familyOf, type Type } from '../types/types.ts';

const NS_PER_MS = 1_000_000;

/** A cell of a table of inputs as a value of a type: the forms that a trace is written in. `undefined` where it is none. */
export function readCell(type: Type, text: string): PointValue | undefined {
  switch (familyOf(type)) {
    case 'text':
      return text;
    case 'bool':
      return { '0': false, '1': true, FALSE: false, TRUE: true }[text.toUpperCase()];
    case 'real':
      return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/u.test(text) ? Number(text) : undefined;
    case 'duration':
      return readDuration(text);
    case 'date':
      return parseDate(bare(text));
    case 'timeOfDay':
      return parseTimeOfDay(bare(text));
    case 'dateTime':
      return parseDateTime(bare(text));
    case 'enumeration':
      return readEnumerator(type, text);
    default:
      return readWhole(type, text);
  }
}

/** Without `T#`, `D#` … */
function bare(text: string): string {
  return text.replace(/^[A-Za-z_]+#/u, '');
}

function readWhole(type: Type, text: string): PointValue | undefined {
  if (!/^[+-]?\d+$/u.test(text)) return undefined;
  const whole = BigInt(text.replace(/^\+/u, ''));
  const arithmetic = arithmeticOf(type);
  return arithmetic === 'i64' || arithmetic === 'u64' ? whole : Number(whole);
}

/** Milliseconds, or a duration as the language writes it. */
function readDuration(text: string): bigint | undefined {
  if (/^[+-]?\d+$/u.test(text)) return BigInt(text.replace(/^\+/u, '')) * BigInt(NS_PER_MS);
  if (/^[+-]?\d+\.\d+$/u.test(text)) return BigInt(Math.round(Number(text) * NS_PER_MS));
  return parseDuration(bare(text));
}

function readEnumerator(type: Type, text: string): number | undefined {
  if (type.kind !== 'enumeration') return undefined;
  const named = type.values.get(bare(text).toUpperCase());
  if (named !== undefined) return Number(named.value);
  return /^-?\d+$/u.test(text) ? Number(text) : undefined;
}
