import type { LessonTimeMs } from '@tongyan/media/timeline';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../../ui/icon.tsx';
import styles from './cards.module.css';
import { clockOf, useSecondsUntil } from './countdown.ts';

interface TimerFaceProps {
  readonly endsAt: number;
  readonly label: string;
  readonly at: () => LessonTimeMs;
}

const SOON_S = 10;

/** Counts down in a corner of the stage, and says when time is up. */
export function TimerFace({ endsAt, label, at }: TimerFaceProps): ReactNode {
  const { t } = useTranslation('lessons');
  const seconds = useSecondsUntil(endsAt, at) ?? 0;
  return (
    <div className={styles.timer} data-soon={seconds <= SOON_S || undefined}>
      <Icon name="clock" />
      {label === '' ? null : <span>{label}</span>}
      <span role="timer" aria-label={t('stageTimeLeft', { time: clockOf(seconds) })} className={styles.left}>
        {clockOf(seconds)}
      </span>
      <span role="status">{seconds === 0 ? t('stageTimeUp') : ''}</span>
    </div>
  );
}
