import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { staircase } from '../marks.ts';
import styles from '../observation.module.css';
import type { CodingFigures } from '../types.ts';

const SIDE = 200;
const EDGE = 24;

/** S–T chart: the lesson as a staircase, the teacher's steps to the right and the students' up. */
export function StChart({ marks, figures }: { marks: string; figures: CodingFigures }): ReactNode {
  const { t } = useTranslation('lessons');
  const { teacher, marked } = figures;
  const scale = SIDE / Math.max(teacher, marked - teacher, 1);
  const points = staircase(marks).map((at) => `${EDGE + at.t * scale},${EDGE + SIDE - at.s * scale}`);
  return (
    <svg
      className={styles.chart}
      viewBox={`0 0 ${SIDE + 2 * EDGE} ${SIDE + 2 * EDGE}`}
      role="img"
      aria-label={t('observe.stChart', { teacher, student: marked - teacher })}
    >
      <path d={`M${EDGE} ${EDGE}V${EDGE + SIDE}H${EDGE + SIDE}`} data-part="axis" />
      <path d={`M${EDGE} ${EDGE + SIDE}L${EDGE + SIDE} ${EDGE}`} data-part="guide" />
      <polyline points={points.join(' ')} data-part="line" />
      <text x={EDGE + SIDE + 4} y={EDGE + SIDE + 4}>
        T
      </text>
      <text x={EDGE - 4} y={EDGE - 8}>
        S
      </text>
    </svg>
  );
}
