import { useTranslation } from 'react-i18next';

const DAY_MS = 86_400_000;

function startOfDay(atMs: number): number {
  return new Date(atMs).setHours(0, 0, 0, 0);
}

/**
 * A past moment as people say it: the time today, "yesterday", a day this year, else a full date. Days are
 * calendar days of this device, not spans of 24 hours.
 */
export function shortTime(atMs: number, nowMs: number, language: string): string {
  const days = Math.round((startOfDay(nowMs) - startOfDay(atMs)) / DAY_MS);
  if (days === 0)
    return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(atMs);
  if (days === 1) return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-1, 'day');
  const sameYear = new Date(atMs).getFullYear() === new Date(nowMs).getFullYear();
  return spaced(
    new Intl.DateTimeFormat(language, {
      ...(sameYear ? {} : { year: 'numeric' }),
      month: language === 'en' ? 'short' : 'long',
      day: 'numeric',
    }).format(atMs),
  );
}

/** "10 月 14 日 星期三" / "Wednesday, 14 October". */
export function longDay(atMs: number, language: string): string {
  if (language === 'en') {
    return new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' }).format(atMs);
  }
  const day = new Intl.DateTimeFormat(language, { month: 'long', day: 'numeric' }).format(atMs);
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'long' }).format(atMs);
  return `${spaced(day)} ${weekday}`;
}

/** Chinese typography puts a space between figures and characters: 10月14日 → 10 月 14 日. */
function spaced(text: string): string {
  return text.replaceAll(/(\d)(\p{Script=Han})/gu, '$1 $2').replaceAll(/(\p{Script=Han})(\d)/gu, '$1 $2');
}

export function useShortTime(): (atMs: number) => string {
  const { i18n } = useTranslation('app');
  return (atMs) => shortTime(atMs, Date.now(), i18n.language);
}
