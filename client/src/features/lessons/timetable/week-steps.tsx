import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../../ui/button.tsx';
import { daysLater, dayText, isIn, type Span } from '../../../i18n/week.ts';
import { useLessonWords } from '../desk/words.ts';
import styles from './timetable-page.module.css';

/** Which week is shown, and the ways to others. */
export function WeekSteps({
  week,
  nowMs,
  onChange,
}: {
  week: Span;
  nowMs: number;
  /** A day of the week that is wanted; undefined: this one. */
  onChange: (day: string | undefined) => void;
}): ReactNode {
  const { t } = useTranslation('lessons');
  const { day } = useLessonWords();
  return (
    <header className={styles.weekHead}>
      <h2 aria-live="polite">{t('timetable.from', { from: day(week.fromMs), to: day(daysLater(week.fromMs, 6)) })}</h2>
      <IconButton
        icon="left"
        label={t('timetable.weekBefore')}
        onPress={() => onChange(dayText(daysLater(week.fromMs, -7)))}
      />
      <IconButton icon="right" label={t('timetable.weekAfter')} onPress={() => onChange(dayText(week.toMs))} />
      {isIn(nowMs, week) ? null : (
        <Button size="small" onPress={() => onChange(undefined)}>
          {t('timetable.thisWeek')}
        </Button>
      )}
    </header>
  );
}
