import { useTranslation } from 'react-i18next';
import { monthDay, shortWeekday, timeOfDay } from '../../../i18n/time.ts';

interface Timed {
  readonly startsAtMs: number;
  readonly durationMs: number;
}

/** How the pages round meetings say times. */
export interface MeetingWords {
  /** '14:00–15:30' */
  span: (meeting: Timed) => string;
  /** '11 月 26 日 周四' */
  day: (atMs: number) => string;
  /** '11 月 26 日 周四 14:00–15:30' */
  when: (meeting: Timed) => string;
  /** '2 小时 5 分' */
  length: (ms: number) => string;
}

const MINUTE_MS = 60_000;

export function useMeetingWords(): MeetingWords {
  const { t, i18n } = useTranslation('meetings');
  const { language } = i18n;
  const time = (atMs: number) => timeOfDay(atMs, language);
  const span = ({ startsAtMs, durationMs }: Timed) => `${time(startsAtMs)}–${time(startsAtMs + durationMs)}`;
  const day = (atMs: number) => `${monthDay(atMs, Date.now(), language)} ${shortWeekday(atMs, language)}`;
  return {
    span,
    day,
    when: (meeting) => `${day(meeting.startsAtMs)} ${span(meeting)}`,
    length: (ms) => {
      const minutes = Math.round(ms / MINUTE_MS);
      const hours = Math.floor(minutes / 60);
      if (hours === 0) return t('minutes', { count: minutes });
      return minutes % 60 === 0 ? t('hours', { count: hours }) : t('hoursMinutes', { hours, minutes: minutes % 60 });
    },
  };
}
