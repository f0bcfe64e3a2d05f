import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SectionHeading } from '../../../../ui/section-heading.tsx';
import { Table } from '../../../../ui/table.tsx';
import { useItemWords } from '../item-words.ts';
import styles from '../observation.module.css';
import type { Report } from '../types.ts';

/** Total, dimensions, and by item how far the observers agree. */
export function Ratings({ rating }: { rating: Report['rating'] }): ReactNode {
  const { t } = useTranslation('lessons');
  const itemWords = useItemWords();
  const { whole, total, band, dimensions, items } = rating;
  return (
    <section aria-labelledby="ratings">
      <SectionHeading id="ratings" note={t('watch.ratingsNote', { count: whole })}>
        {t('watch.ratings')}
      </SectionHeading>
      {total === null || band === null ? (
        <p className={styles.quiet}>{t('watch.noRatings')}</p>
      ) : (
        <dl className={styles.figures}>
          <div>
            <dt>{t('observe.total')}</dt>
            <dd>{t('observe.points', { points: total })}</dd>
            <dd className={styles.quiet}>{t(`observe.band.${band}`)}</dd>
          </div>
          {dimensions.map(({ dimension, weight, points }) => (
            <div key={dimension}>
              <dt>{t(`observe.scale.${dimension}`)}</dt>
              <dd>{points ?? '–'}</dd>
              <dd className={styles.quiet}>{t('observe.dimensionPoints', { weight })}</dd>
            </div>
          ))}
        </dl>
      )}
      <Table
        label={t('watch.ratings')}
        items={items}
        idOf={({ id }) => id}
        columns={[
          {
            id: 'dimension',
            label: t('observe.dimension'),
            isMinor: true,
            width: '140px',
            render: ({ dimension }) => t(`observe.scale.${dimension}`),
          },
          { id: 'item', label: t('watch.item'), isRowHeader: true, render: ({ id }) => itemWords(id) },
          { id: 'marks', label: t('watch.marks'), isNumber: true, width: '72px', render: ({ marks }) => marks },
          { id: 'mean', label: t('watch.mean'), isNumber: true, width: '80px', render: ({ mean }) => mean ?? '–' },
          {
            id: 'deviation',
            label: t('watch.deviation'),
            isNumber: true,
            isMinor: true,
            width: '96px',
            render: ({ deviation }) => deviation ?? '–',
          },
          {
            id: 'range',
            label: t('watch.range'),
            isNumber: true,
            isMinor: true,
            width: '110px',
            render: ({ least, most }) => (least === null || most === null ? '–' : `${least}–${most}`),
          },
        ]}
      />
    </section>
  );
}
