import { useTranslation } from 'react-i18next';

const DAY_MS = 86_400_000;

function startOfDay(atMs: number): number {
  return new Date(atMs).setHours(0, 0, 0, 0);
}

export interface WhenWords {
  /** '13:41' */
  time: (atMs: number) => string;
  /** As short as it stays clear: '13:41' today, '昨天', '10月9日', '2024年10月9日'. */
  when: (atMs: number) => string;
}

/** Times as people of the chosen language write them. `now` is read at each call. */
export function whenWords(locale: string, now: () => number = Date.now): WhenWords {
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hour12: false });
  const day = new Intl.DateTimeFormat(locale, { month: locale.startsWith('zh') ? 'long' : 'short', day: 'numeric' });
  const year = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  return {
    time: (atMs) => time.format(atMs),
    when(atMs) {
      const days = Math.round((startOfDay(now()) - startOfDay(atMs)) / DAY_MS);
      if (days <= 0) return time.format(atMs);
      if (days === 1) return relative.format(-1, 'day');
      return new Date(atMs).getFullYear() === new Date(now()).getFullYear() ? day.format(atMs) : year.format(atMs);
    },
  };
}

export function useWhen(): WhenWords {
  const { i18n } = useTranslation();
  return whenWords(i18n.language);
}
