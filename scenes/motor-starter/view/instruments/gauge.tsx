import type { ReactNode } from 'react';

import styles from './instruments.module.css';

export interface GaugeProps {
  readonly name: string;
  /** As it is read. */
  readonly text: string;
  readonly unit: string;
  /** On the bar from 0 to `highest`. */
  readonly value: number;
  readonly highest: number;
  /** Where it should be. */
  readonly good?: readonly [low: number, high: number];
  readonly warned?: boolean;
}

const WIDTH = 200;

/** A reading with its bar, as on a strip instrument. */
export function Gauge({ name, text, unit, value, highest, good, warned = false }: GaugeProps): ReactNode {
  const at = (number: number): number => (Math.min(Math.max(number, 0), highest) / highest) * WIDTH;
  return (
    <div className={`${styles['gauge']} ${warned ? styles['warned'] : ''}`}>
      <dt>{name}</dt>
      <dd className={styles['value']}>{text}</dd>
      <dd className={styles['unit']}>{unit}</dd>
      <dd className={styles['bar']} aria-hidden="true">
        <svg viewBox={`0 0 ${WIDTH} 12`} preserveAspectRatio="none">
          {good !== undefined && (
            <rect x={at(good[0])} y="3" width={at(good[1]) - at(good[0])} height="4" fill="var(--line-strong)" />
          )}
          <path d={`M0 9.5H${WIDTH}`} stroke="var(--line-strong)" />
          {Array.from({ length: 11 }, (_, tick) => (
            <path key={tick} d={`M${tick * 20} 6.5v3`} stroke="var(--line-control)" />
          ))}
          <path d={`M${Math.max(1.5, at(value))} 0v9`} stroke="var(--sea)" strokeWidth="3" />
        </svg>
      </dd>
    </div>
  );
}
