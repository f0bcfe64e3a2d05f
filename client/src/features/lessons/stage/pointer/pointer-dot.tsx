import type { ReactNode } from 'react';
import type { Share } from '../sheet/fit.ts';
import styles from './pointer.module.css';

interface PointerDotProps {
  readonly point: Share | null;
  /** How far the sheet is enlarged: the dot is not. */
  readonly scale: number;
  /** One's own follows the hand; others' glide between the moments that come. */
  readonly isOwn: boolean;
}

/** Where the lead teacher points. */
export function PointerDot({ point, scale, isOwn }: PointerDotProps): ReactNode {
  if (point === null) return null;
  return (
    <div
      className={styles.track}
      data-own={isOwn || undefined}
      style={{ translate: `${point.x * 100}% ${point.y * 100}%` }}
    >
      <span className={styles.dot} style={{ scale: String(1 / scale) }} aria-hidden="true" />
    </div>
  );
}
