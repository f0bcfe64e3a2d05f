import { useTranslation } from 'react-i18next';
import { monthDay, shortWeekday, timeOfDay } from '../../../i18n/time.ts';

const MINUTE_MS = 60_000;

/** How the pages round lessons say times. */
export interface LessonWords {
  /** '14:00–14:40' */
  span: (lesson: { readonly startsAtMs: number; readonly durationMs: number }) => string;
  /** '11 月 26 日' */
  day: (atMs: number) => string;
  /** '周四' */
  weekday: (atMs: number) => string;
  /** '11 月 26 日 周四 14:00' */
  moment: (atMs: number) => string;
  time: (atMs: number) => string;
  /** 'own bell 14:10' where the school of the viewer's classroom rings at another time; null elsewhere. */
  ownBell: (lesson: { readonly startsAtMs: number; readonly myBellOffsetMinutes: number }) => string | null;
  /** 'its bell 10 min after the start' of a classroom whose bell does not ring with the lesson. */
  bellOffset: (minutes: number) => string;
}

export function useLessonWords(): LessonWords {
  const { t, i18n } = useTranslation('lessons');
  const { language } = i18n;
  const time = (atMs: number) => timeOfDay(atMs, language);
  const day = (atMs: number) => monthDay(atMs, Date.now(), language);
  const weekday = (atMs: number) => shortWeekday(atMs, language);
  return {
    time,
    day,
    weekday,
    ownBell: ({ startsAtMs, myBellOffsetMinutes }) =>
      myBellOffsetMinutes === 0
        ? null
        : t('timetable.ownBell', { time: time(startsAtMs + myBellOffsetMinutes * MINUTE_MS) }),
    bellOffset: (minutes) => t(minutes > 0 ? 'roll.ownBell' : 'roll.ownBellBefore', { minutes: Math.abs(minutes) }),
    span: ({ startsAtMs, durationMs }) => `${time(startsAtMs)}–${time(startsAtMs + durationMs)}`,
    moment: (atMs) => `${day(atMs)} ${weekday(atMs)} ${time(atMs)}`,
  };
}
