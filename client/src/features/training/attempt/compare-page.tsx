import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { api } from '../../../api/client.ts';
import { QueryView } from '../../../app/query-view.tsx';
import { Link } from '../../../ui/link.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { Table } from '../../../ui/table.tsx';
import { DeskPage } from '../desk/desk-page.tsx';
import { attemptLink } from '../desk/links.ts';
import { TRAINING_KEY } from '../desk/queries.ts';
import { StateTag } from '../desk/state-tag.tsx';
import type { Comparison } from '../desk/types.ts';
import { useDeskWords } from '../desk/words.ts';
import styles from './compare-page.module.css';
import { plainNumber } from './yardstick.ts';

/** Two attempts of one exercise side by side: points, values, times and the order of steps. */
export default function ComparePage(): ReactNode {
  const { t } = useTranslation('training');
  const [search] = useSearchParams();
  const first = search.get('first') ?? '';
  const second = search.get('second') ?? '';
  const query = useQuery({
    queryKey: [TRAINING_KEY, 'comparison', first, second],
    queryFn: ({ signal }) => api('GET /api/training/comparison', { query: { first, second }, signal }),
  });
  return (
    <DeskPage title={t('compare.title')}>
      <QueryView query={query} loading={8}>
        {(comparison) => <SideBySide comparison={comparison} />}
      </QueryView>
    </DeskPage>
  );
}

function SideBySide({ comparison }: { comparison: Comparison }): ReactNode {
  const { t } = useTranslation('training');
  const { text, points } = useDeskWords();
  const { attempts, aspects } = comparison;
  const heads = attempts.map((_attempt, index) => (index === 0 ? t('compare.first') : t('compare.second')));
  const value = (of: number | null | undefined, unit: string | null) =>
    // A bare number beside the points would be taken for points.
    of === null || of === undefined || unit === null || unit === '1' ? '' : `${plainNumber(of)} ${unit}`;
  return (
    <div className={styles.page}>
      <Heads comparison={comparison} heads={heads} />
      <section aria-labelledby="aspects">
        <SectionHeading id="aspects">{t('compare.aspects')}</SectionHeading>
        <Table
          label={t('compare.aspects')}
          items={aspects}
          idOf={({ id }) => id}
          columns={[
            { id: 'title', label: t('figures.aspect'), isRowHeader: true, render: (aspect) => text(aspect.title) },
            ...heads.map((head, index) => ({
              id: `points-${index}`,
              label: head,
              isNumber: true,
              render: (aspect: Comparison['aspects'][number]) => {
                const awarded = aspect.awarded[index];
                return (
                  <span className={styles.cell}>
                    <small>{value(aspect.values[index], aspect.unit)}</small>
                    <b>{awarded === null || awarded === undefined ? '–' : points(awarded)}</b>
                    <small> / {points(aspect.points)}</small>
                  </span>
                );
              },
            })),
            {
              id: 'difference',
              label: t('compare.difference'),
              isNumber: true,
              render: (aspect) => {
                const [a, b] = aspect.awarded;
                if (a === null || b === null || a === undefined || b === undefined) return '–';
                return b === a ? '=' : `${b > a ? '+' : '−'}${points(Math.abs(b - a))}`;
              },
            },
          ]}
        />
      </section>
      <Steps comparison={comparison} heads={heads} />
    </div>
  );
}

function Heads({ comparison, heads }: { comparison: Comparison; heads: readonly string[] }): ReactNode {
  const { text, moment, points, clock } = useDeskWords();
  return (
    <div className={styles.heads}>
      {comparison.attempts.map((attempt, index) => (
        <section key={attempt.id} aria-label={heads[index] ?? ''}>
          <h2>
            {heads[index]} · <Link href={attemptLink(attempt.id)}>{attempt.person.displayName}</Link>
          </h2>
          <p>
            {text(attempt.exerciseTitle)} · {moment(attempt.openedAtMs)}
          </p>
          <p>
            <b>{attempt.score === null ? '–' : points(attempt.score.awarded)}</b>
            {attempt.score === null ? null : <small> / {points(attempt.score.total)}</small>} ·{' '}
            {clock(comparison.durationsS[index] ?? 0)} <StateTag attempt={attempt} />
          </p>
        </section>
      ))}
    </div>
  );
}

function Steps({ comparison, heads }: { comparison: Comparison; heads: readonly string[] }): ReactNode {
  const { t } = useTranslation('training');
  const { text, clock } = useDeskWords();
  const orders = heads.map((_head, index) => orderOf(comparison, index));
  return (
    <section aria-labelledby="steps">
      <SectionHeading id="steps" note={t('compare.stepsNote')}>
        {t('compare.steps')}
      </SectionHeading>
      <Table
        label={t('compare.steps')}
        items={comparison.steps}
        idOf={({ id }) => id}
        columns={[
          { id: 'title', label: t('compare.step'), isRowHeader: true, render: (step) => text(step.title) },
          ...heads.map((head, index) => ({
            id: `done-${index}`,
            label: head,
            isNumber: true,
            render: (step: Comparison['steps'][number]) => {
              const done = step.doneS[index];
              const offences = step.offences[index] ?? 0;
              return (
                <span className={styles.cell}>
                  {offences === 0 ? null : (
                    <small className={styles.offence}>{t('compare.offences', { count: offences })}</small>
                  )}
                  {done === null || done === undefined ? (
                    t('compare.notDone')
                  ) : (
                    <>
                      <small>{t('compare.nth', { n: orders[index]?.get(step.id) ?? 0 })}</small>
                      <b>{clock(done)}</b>
                    </>
                  )}
                </span>
              );
            },
          })),
        ]}
      />
    </section>
  );
}

/** In which place each step was done. */
function orderOf({ steps }: Comparison, index: number): ReadonlyMap<string, number> {
  const done = steps.flatMap(({ id, doneS }) => {
    const at = doneS[index];
    return at === null || at === undefined ? [] : [{ id, at }];
  });
  return new Map(done.toSorted((a, b) => a.at - b.at).map(({ id }, place) => [id, place + 1]));
}
