/** Days and weeks of this device's calendar: a day is not always 24 hours long. */

export interface Span {
  readonly fromMs: number;
  /** Not in it any more. */
  readonly toMs: number;
}

export function dayOf(atMs: number): Span {
  const day = new Date(atMs);
  day.setHours(0, 0, 0, 0);
  return { fromMs: day.getTime(), toMs: daysLater(day.getTime(), 1) };
}

/** Seven days from a Monday on. */
export function weekOf(atMs: number): Span {
  const { fromMs } = dayOf(atMs);
  const sinceMonday = (new Date(fromMs).getDay() + 6) % 7;
  const monday = daysLater(fromMs, -sinceMonday);
  return { fromMs: monday, toMs: daysLater(monday, 7) };
}

export function daysIn({ fromMs, toMs }: Span): readonly Span[] {
  const days: Span[] = [];
  for (let at = fromMs; at < toMs; at = daysLater(at, 1)) days.push({ fromMs: at, toMs: daysLater(at, 1) });
  return days;
}

export function daysLater(fromMs: number, days: number): number {
  const day = new Date(fromMs);
  day.setDate(day.getDate() + days);
  return day.getTime();
}

export const isIn = (atMs: number, { fromMs, toMs }: Span): boolean => atMs >= fromMs && atMs < toMs;

/** `2026-11-23`, as it stands in an address. */
export function dayText(atMs: number): string {
  const day = new Date(atMs);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** Midnight of such a day; undefined where it is none. */
export function dayFrom(text: string | null): number | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text ?? '') ?? [];
  if (year === undefined) return undefined;
  const atMs = new Date(Number(year), Number(month) - 1, Number(day)).getTime();
  return dayText(atMs) === text ? atMs : undefined;
}
