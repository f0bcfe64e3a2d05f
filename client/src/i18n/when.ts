import { useTranslation } from 'react-i18next';
import { shortTime, timeOfDay } from './time.ts';

export interface WhenWords {
  /** '13:41' */
  time: (atMs: number) => string;
  /** As short as it stays clear: '13:41' today, '昨天', '10 月 9 日', '2024 年 10 月 9 日'. */
  when: (atMs: number) => string;
}

/** Times as people of the chosen language write them. */
export function useWhen(): WhenWords {
  const { i18n } = useTranslation('app');
  return {
    time: (atMs) => timeOfDay(atMs, i18n.language),
    when: (atMs) => shortTime(atMs, Date.now(), i18n.language),
  };
}
