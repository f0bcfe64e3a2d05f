import type { Place, ProblemList } from './problems.ts';

const MOST_TEXT = 100;

/** Whether a required text is there and not too long; what is wrong is reported. */
export function checkText(
  problems: ProblemList,
  place: Place,
  column: string,
  value: string,
  most = MOST_TEXT,
): boolean {
  if (value === '') {
    problems.error(place, 'value.required', column);
    return false;
  }
  if (value.length > most) {
    problems.error(place, 'value.tooLong', column, value);
    return false;
  }
  return true;
}

/** A text that may be left out, as null then; one that is too long is reported. */
export function checkOptionalText(
  problems: ProblemList,
  place: Place,
  column: string,
  value: string,
  most = MOST_TEXT,
): string | null {
  return value !== '' && checkText(problems, place, column, value, most) ? value : null;
}

/** `active`, `tobedeleted`, or empty as in a bulk set; undefined where it is neither. */
export function readStatus(problems: ProblemList, place: Place, value: string): 'active' | 'tobedeleted' | undefined {
  const status = value.toLowerCase();
  if (status === '' || status === 'active') return 'active';
  if (status === 'tobedeleted') return 'tobedeleted';
  problems.error(place, 'value.unknown', 'status', value);
  return undefined;
}

/** A date such as `2026-09-01`; null where empty, undefined where it is no date of the calendar. */
export function readDate(
  problems: ProblemList,
  place: Place,
  column: string,
  value: string,
): string | null | undefined {
  if (value === '') return null;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : undefined;
  if (day && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)) return value;
  problems.error(place, 'value.date', column, value);
  return undefined;
}

/** Reports a sourcedId that is missing or was seen before in this file; remembers it. */
export function checkSourcedId(problems: ProblemList, place: Place, sourcedId: string, seen: Set<string>): boolean {
  if (!checkText(problems, place, 'sourcedId', sourcedId)) return false;
  if (seen.has(sourcedId)) {
    problems.error(place, 'sourcedId.duplicate', 'sourcedId', sourcedId);
    return false;
  }
  seen.add(sourcedId);
  return true;
}
