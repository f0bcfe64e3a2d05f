import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { Table } from '../../../ui/table.tsx';
import { AttemptTable } from '../desk/attempt-table.tsx';
import { ShareBar } from '../desk/share-bar.tsx';
import type { Assignment, Matrix } from '../desk/types.ts';
import { useDeskWords } from '../desk/words.ts';
import styles from './class-figures.module.css';
import { failingFirst, figuresOf } from './figures.ts';
import { Histogram, tenthNames } from './histogram.tsx';

/** What a task showed of the class: figures, and the list behind them. */
export function ClassFigures({ task, matrix }: { task: Assignment; matrix: Matrix }): ReactNode {
  const { t } = useTranslation('training');
  const { share, clock } = useDeskWords();
  const figures = figuresOf(matrix.rows);
  if (figures.scored === 0) {
    return <EmptyState icon="bars" title={t('figures.none')} text={t('figures.noneText')} />;
  }
  const attempts = matrix.rows.flatMap((row) => row.attempts);
  return (
    <div className={styles.figures}>
      <dl className={styles.numbers}>
        {(
          [
            [t('figures.begun'), `${figures.begun} / ${figures.students}`],
            [t('figures.scored'), String(figures.scored)],
            [
              t('figures.passed'),
              t('figures.passedOf', { count: figures.passed, share: share(figures.passed / figures.scored) }),
            ],
            [t('figures.mean'), share(figures.meanShare ?? 0)],
            [t('figures.median'), share(figures.medianShare ?? 0)],
            [t('figures.medianTime'), clock(figures.medianS ?? 0)],
          ] as const
        ).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.how}>{t('figures.how')}</p>
      <div className={styles.columns}>
        <section aria-labelledby="spread">
          <SectionHeading id="spread" level={3}>
            {t('figures.spread')}
          </SectionHeading>
          <Histogram
            label={t('figures.spread')}
            markAt={task.passShare}
            bars={tenthNames().map((name, index) => ({ name, count: figures.tenths[index] ?? 0 }))}
          />
        </section>
        <section aria-labelledby="tries">
          <SectionHeading id="tries" level={3}>
            {t('figures.tries')}
          </SectionHeading>
          <Histogram
            label={t('figures.tries')}
            bars={figures.byAttempts.map((count, index) => ({
              name: index === 3 ? t('figures.manyTries') : t('figures.nTries', { count: index + 1 }),
              count,
            }))}
          />
        </section>
      </div>
      <Failing matrix={matrix} />
      <section aria-labelledby="behind">
        <SectionHeading id="behind" level={3} note={attempts.length}>
          {t('figures.behind')}
        </SectionHeading>
        <AttemptTable label={t('figures.behind')} attempts={attempts} withPerson />
      </section>
    </div>
  );
}

function Failing({ matrix }: { matrix: Matrix }): ReactNode {
  const { t } = useTranslation('training');
  const { text, points, share } = useDeskWords();
  const failing = failingFirst(matrix.aspects);
  return (
    <section aria-labelledby="failing">
      <SectionHeading id="failing" level={3} note={failing.length}>
        {t('figures.failing')}
      </SectionHeading>
      <Table
        label={t('figures.failing')}
        items={failing}
        idOf={({ id }) => id}
        empty={<EmptyState icon="check" title={t('figures.failingNone')} />}
        columns={[
          {
            id: 'aspect',
            label: t('figures.aspect'),
            isRowHeader: true,
            render: (aspect) => (
              <>
                {text(aspect.title)} <small className={styles.line}>{text(aspect.lineTitle)}</small>
              </>
            ),
          },
          {
            id: 'points',
            label: t('figures.points'),
            isNumber: true,
            isMinor: true,
            render: (aspect) => points(aspect.points),
          },
          { id: 'none', label: t('figures.nonePoints'), isNumber: true, render: ({ none }) => none },
          { id: 'part', label: t('figures.partPoints'), isNumber: true, render: ({ part }) => part },
          { id: 'full', label: t('figures.fullPoints'), isNumber: true, render: ({ full }) => full },
          {
            id: 'lost',
            label: t('figures.lost'),
            isMinor: true,
            width: '28%',
            render: ({ lostShare }) => (
              <span className={styles.lost}>
                <ShareBar share={lostShare} tone="red" />
                {share(lostShare)}
              </span>
            ),
          },
        ]}
      />
    </section>
  );
}
