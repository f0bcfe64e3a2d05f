import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { QueryView } from '../../../app/query-view.tsx';
import { useViewer } from '../../../app/session.ts';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { Select } from '../../../ui/select.tsx';
import { EmptyState, NoPermissionState } from '../../../ui/states.tsx';
import { DeskPage } from '../desk/desk-page.tsx';
import { TRAINING_KEY } from '../desk/queries.ts';
import { ShareBar } from '../desk/share-bar.tsx';
import type { Statistics } from '../desk/types.ts';
import { useRoles } from '../desk/use-roles.ts';
import { useDeskWords } from '../desk/words.ts';
import styles from './class-figures.module.css';
import { Histogram, tenthNames } from './histogram.tsx';

/** Figures by exercise for those who administer or research a part of the tree: of groups, never of people. */
export default function StatisticsPage(): ReactNode {
  const { t } = useTranslation('training');
  const { isOverseer } = useRoles();
  return (
    <DeskPage title={t('desk.statistics')}>
      {isOverseer ? <Figures /> : <NoPermissionState text={t('statistics.notOverseer')} />}
    </DeskPage>
  );
}

function Figures(): ReactNode {
  const { t } = useTranslation('training');
  const { memberships } = useViewer();
  const units = memberships.filter(({ role }) => role === 'administrator' || role === 'researcher');
  const [orgUnitId, setOrgUnitId] = useState(units[0]?.orgUnitId ?? '');
  const query = useQuery({
    queryKey: [TRAINING_KEY, 'statistics', orgUnitId],
    queryFn: ({ signal }) => api('GET /api/training/statistics', { query: { orgUnitId }, signal }),
  });
  const choices = [...new Map(units.map((unit) => [unit.orgUnitId, unit.orgUnitName]))];
  return (
    <div className={styles.figures}>
      {choices.length > 1 ? (
        <Select
          label={t('statistics.unit')}
          value={orgUnitId}
          onChange={setOrgUnitId}
          choices={choices.map(([id, label]) => ({ id, label }))}
        />
      ) : null}
      <QueryView query={query} loading={6}>
        {(data) =>
          data.exercises.length === 0 ? (
            <EmptyState icon="bars" title={t('statistics.none')} text={t('statistics.noneText')} />
          ) : (
            <>
              <p className={styles.how}>{t('statistics.how', { unit: data.orgUnit.name })}</p>
              {data.exercises.map((each) => (
                <OneExercise key={`${each.sceneId}/${each.exerciseId}`} exercise={each} />
              ))}
            </>
          )
        }
      </QueryView>
    </div>
  );
}

function OneExercise({ exercise }: { exercise: Statistics['exercises'][number] }): ReactNode {
  const { t } = useTranslation('training');
  const { text, share } = useDeskWords();
  const { numbers } = exercise;
  const id = `exercise-${exercise.sceneId}-${exercise.exerciseId}`;
  return (
    <section aria-labelledby={id}>
      <SectionHeading
        id={id}
        {...(numbers === null ? {} : { note: t('statistics.trainees', { count: numbers.trainees }) })}
      >
        {text(exercise.exerciseTitle)}
      </SectionHeading>
      {numbers === null ? (
        <p className={styles.how}>{t('statistics.tooFew')}</p>
      ) : (
        <div className={styles.columns}>
          <div>
            <p>
              {t('statistics.passed', {
                count: numbers.passed,
                share: share(numbers.passed / Math.max(1, numbers.trainees)),
              })}
              {' · '}
              {t('statistics.mean', { share: share(numbers.meanShare) })}
            </p>
            <Histogram
              label={t('figures.spread')}
              bars={tenthNames().map((name, index) => ({ name, count: numbers.tenths[index] ?? 0 }))}
            />
          </div>
          <ul className={styles.aspects} aria-label={t('statistics.aspects')}>
            {numbers.aspects
              .toSorted((a, b) => (a.meanShare ?? 2) - (b.meanShare ?? 2))
              .map((aspect) => (
                <li key={aspect.id}>
                  <span>{text(aspect.title)}</span>
                  <span className={styles.lost}>
                    <ShareBar share={aspect.meanShare ?? 0} />
                    {aspect.meanShare === null ? '–' : share(aspect.meanShare)}
                  </span>
                </li>
              ))}
          </ul>
        </div>
      )}
    </section>
  );
}
