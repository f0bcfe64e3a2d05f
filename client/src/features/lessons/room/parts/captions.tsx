import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFloor, useLessonNow } from '../links/use-links.ts';
import styles from './captions.module.css';

const TICK_MS = 1_000;
/** As long as somebody reads two lines. */
const SHOWN_MS = 8_000;
const LINES = 2;

/** What is being said, where somebody or something writes it down. */
export function Captions({ isProjected }: { readonly isProjected?: boolean }): ReactNode {
  const { t } = useTranslation('lessons');
  const { view } = useFloor();
  const nowMs = useLessonNow(TICK_MS);
  const shown = (view?.captions ?? [])
    .filter(({ endMs }) => endMs === null || (nowMs !== null && nowMs - endMs < SHOWN_MS))
    .slice(-LINES);
  if (shown.length === 0) return null;
  return (
    <p
      className={styles.captions}
      data-projected={isProjected || undefined}
      aria-label={t('liveCaptions')}
      aria-live="polite"
    >
      {shown.map(({ segmentId, text, isFinal }) => (
        <span key={segmentId} data-interim={!isFinal || undefined}>
          {text}
        </span>
      ))}
    </p>
  );
}
