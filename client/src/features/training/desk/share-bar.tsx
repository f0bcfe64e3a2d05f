import type { ReactNode } from 'react';
import styles from './share-bar.module.css';

/** A share of a whole as a bar; the words beside it say the number. */
export function ShareBar({
  share,
  mark,
  tone = 'sea',
}: {
  share: number;
  mark?: number;
  tone?: 'sea' | 'amber' | 'red';
}): ReactNode {
  return (
    <span className={styles.bar} data-tone={tone} aria-hidden="true">
      <i style={{ width: percent(share) }} />
      {mark === undefined ? null : <b style={{ left: percent(mark) }} />}
    </span>
  );
}

const percent = (share: number): string => `${Math.min(100, Math.max(0, share * 100))}%`;
