import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '../observation.module.css';
import type { CodingFigures } from '../types.ts';
import { RtChChart } from './rt-ch-chart.tsx';
import { StChart } from './st-chart.tsx';

/** What a coding comes to, as the server computed it, and both of its charts. */
export function CodingFigureList({ marks, figures }: { marks: string; figures: CodingFigures | null }): ReactNode {
  const { t } = useTranslation('lessons');
  if (figures === null) return <p className={styles.quiet}>{t('observe.noFigures')}</p>;
  return (
    <>
      <dl className={styles.figures}>
        <div>
          <dt>{t('observe.kind')}</dt>
          <dd>{t(`observe.kind.${figures.kind}`)}</dd>
        </div>
        <div>
          <dt>{t('observe.rt')}</dt>
          <dd>{figures.rt.toFixed(2)}</dd>
        </div>
        <div>
          <dt>{t('observe.ch')}</dt>
          <dd>{figures.ch.toFixed(2)}</dd>
        </div>
        <div>
          <dt>{t('observe.marked')}</dt>
          <dd>{figures.marked}</dd>
        </div>
      </dl>
      <div className={styles.charts}>
        <StChart marks={marks} figures={figures} />
        <RtChChart figures={figures} />
      </div>
      <p className={styles.quiet}>{t('observe.formula')}</p>
    </>
  );
}
