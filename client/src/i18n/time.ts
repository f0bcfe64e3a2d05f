const DAY_MS = 86_400_000;

/** English here is British: 19 Nov, Wednesday 14 October. */
function localeOf(language: string): string {
  return language === 'en' ? 'en-GB' : language;
}

function startOfDay(atMs: number): number {
  return new Date(atMs).setHours(0, 0, 0, 0);
}

/** '13:41', '00:05' */
export function timeOfDay(atMs: number, language: string): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(atMs);
}

/**
 * A past moment as people say it: the time today, "yesterday", a day this year, else a full date. Days are
 * calendar days of this device, not spans of 24 hours.
 */
export function shortTime(atMs: number, nowMs: number, language: string): string {
  const locale = localeOf(language);
  const days = Math.round((startOfDay(nowMs) - startOfDay(atMs)) / DAY_MS);
  // A server's clock may be ahead of this device's.
  if (days <= 0) return timeOfDay(atMs, language);
  if (days === 1) return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-1, 'day');
  const sameYear = new Date(atMs).getFullYear() === new Date(nowMs).getFullYear();
  return spaced(
    new Intl.DateTimeFormat(locale, {
      ...(sameYear ? {} : { year: 'numeric' }),
      month: language === 'en' ? 'short' : 'long',
      day: 'numeric',
    }).format(atMs),
  );
}

/** "10 月 14 日" / "14 October"; with the year where it is another than now. */
export function monthDay(atMs: number, nowMs: number, language: string): string {
  const sameYear = new Date(atMs).getFullYear() === new Date(nowMs).getFullYear();
  return spaced(
    new Intl.DateTimeFormat(localeOf(language), {
      ...(sameYear ? {} : { year: 'numeric' }),
      month: 'long',
      day: 'numeric',
    }).format(atMs),
  );
}

/** "周三" / "Wed" */
export function shortWeekday(atMs: number, language: string): string {
  return new Intl.DateTimeFormat(localeOf(language), { weekday: 'short' }).format(atMs);
}

/** "10 月 14 日 星期三" / "Wednesday 14 October". */
export function longDay(atMs: number, language: string): string {
  const locale = localeOf(language);
  if (language === 'en') {
    return new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' }).format(atMs);
  }
  const day = new Intl.DateTimeFormat(locale, { month: 'long', day: 'numeric' }).format(atMs);
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long' }).format(atMs);
  return `${spaced(day)} ${weekday}`;
}

/** Chinese typography puts a space between figures and characters: 10月14日 → 10 月 14 日. */
function spaced(text: string): string {
  return text.replaceAll(/(\d)(\p{Script=Han})/gu, '$1 $2').replaceAll(/(\p{Script=Han})(\d)/gu, '$1 $2');
}
