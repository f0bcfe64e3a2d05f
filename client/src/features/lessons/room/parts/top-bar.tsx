import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText } from '../../../../i18n/clock.ts';
import { IconButton } from '../../../../ui/button.tsx';
import styles from './parts.module.css';

export interface TopBarProps {
  readonly title: string;
  readonly subtitle: string;
  /** Since the lesson was opened; null until there is a clock. */
  readonly lessonMs: number | null;
  readonly durationMs: number;
  readonly onBack: () => void;
  /** What stands before the clock, such as the red mark. */
  readonly marks?: ReactNode;
  /** What stands at the end, such as the button that ends the lesson. */
  readonly children?: ReactNode;
}

export function TopBar(props: TopBarProps): ReactNode {
  const { title, subtitle, lessonMs, durationMs, onBack, marks, children } = props;
  const { t } = useTranslation('lessons');
  const length = clockText(durationMs / 1000);
  const time = lessonMs === null ? '--:--' : clockText(lessonMs / 1000);
  return (
    <header className={styles.bar}>
      <IconButton icon="left" label={t('liveBack')} onPress={onBack} />
      <h1>{title}</h1>
      <p className={styles.subtitle}>{subtitle}</p>
      <span className={styles.spacer} />
      {marks}
      <p className={styles.time} role="timer" aria-label={t('liveLessonTime', { time, length })}>
        <b>{time}</b> {t('liveOfLength', { length })}
      </p>
      {children}
    </header>
  );
}
