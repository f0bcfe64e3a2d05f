import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '../observation.module.css';
import type { CodingFigures } from '../types.ts';

const SIDE = 200;
const EDGE = 24;
const x = (rt: number): number => EDGE + rt * SIDE;
const y = (ch: number): number => EDGE + SIDE - ch * SIDE;

/** Rt–Ch chart: where the lesson lies among the kinds; only what is below the two slanting lines can be. */
export function RtChChart({ figures }: { figures: CodingFigures }): ReactNode {
  const { t } = useTranslation('lessons');
  const { rt, ch, kind } = figures;
  const values = { rt: rt.toFixed(2), ch: ch.toFixed(2), kind: t(`observe.kind.${kind}`) };
  return (
    <svg
      className={styles.chart}
      viewBox={`0 0 ${SIDE + 2 * EDGE} ${SIDE + 2 * EDGE}`}
      role="img"
      aria-label={t('observe.rtChart', values)}
    >
      <path d={`M${EDGE} ${EDGE}V${EDGE + SIDE}H${EDGE + SIDE}`} data-part="axis" />
      <path d={`M${x(0)} ${y(0)}L${x(0.5)} ${y(1)}L${x(1)} ${y(0)}`} data-part="guide" />
      <path
        d={`M${x(0.3)} ${y(0)}V${y(0.6)}M${x(0.7)} ${y(0)}V${y(0.6)}M${x(0.3)} ${y(0.4)}H${x(0.7)}`}
        data-part="guide"
      />
      <text x={x(0.16)} y={y(0.06)} data-part="kind">
        {t('observe.kind.practice')}
      </text>
      <text x={x(0.84)} y={y(0.06)} data-part="kind">
        {t('observe.kind.lecture')}
      </text>
      <text x={x(0.5)} y={y(0.64)} data-part="kind">
        {t('observe.kind.dialogue')}
      </text>
      <text x={x(0.5)} y={y(0.2)} data-part="kind">
        {t('observe.kind.mixed')}
      </text>
      <circle cx={x(rt)} cy={y(ch)} r="5" data-part="point" />
      <text x={EDGE + SIDE - 8} y={EDGE + SIDE + 16}>
        Rt
      </text>
      <text x={2} y={EDGE - 8}>
        Ch
      </text>
    </svg>
  );
}
