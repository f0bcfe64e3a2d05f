import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './preflight.module.css';

const BARS = 24;
const LOOK_MS = 100;
/** Speech seldom goes above this. */
const LOUD = 0.6;

/** What the microphone hears now. */
export function LevelMeter({ level }: { level: () => number }): ReactNode {
  const { t } = useTranslation('live');
  const [lit, setLit] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setLit(Math.ceil(Math.min(1, level() / LOUD) * BARS)), LOOK_MS);
    return () => clearInterval(timer);
  }, [level]);
  return (
    <p className={styles.meter}>
      <span>{t('check.level')}</span>
      <span className={styles.bars} aria-hidden="true">
        {Array.from({ length: BARS }, (_, index) => (
          <i key={index} data-lit={index < lit || undefined} />
        ))}
      </span>
    </p>
  );
}
