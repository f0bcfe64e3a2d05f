import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryView } from '../../../app/query-view.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { Select } from '../../../ui/select.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { DeskPage } from '../desk/desk-page.tsx';
import { useExercises } from '../desk/queries.ts';
import { sceneTitle } from '../desk/scene-title.ts';
import type { Exercise } from '../desk/types.ts';
import { useDeskWords } from '../desk/words.ts';
import styles from './catalogue-page.module.css';
import { ExerciseCard } from './exercise-card.tsx';
import { byScene, certificatesOf, everything, fitting, type Filter, industriesOf } from './filter.ts';
import { PeerReviews } from '../report/peer-reviews.tsx';
import { DueTasks } from './due-tasks.tsx';

export default function CataloguePage(): ReactNode {
  const { t } = useTranslation('training');
  const exercises = useExercises();
  return (
    <DeskPage title={t('desk.catalogue')}>
      <DueTasks />
      <PeerReviews />
      <QueryView query={exercises} loading={6}>
        {(data) =>
          data.exercises.length === 0 ? (
            <EmptyState icon="switch" title={t('catalogue.empty')} text={t('catalogue.emptyText')} />
          ) : (
            <Catalogue exercises={data.exercises} />
          )
        }
      </QueryView>
    </DeskPage>
  );
}

function Catalogue({ exercises }: { exercises: readonly Exercise[] }): ReactNode {
  const { t } = useTranslation('training');
  const { text } = useDeskWords();
  const [filter, setFilter] = useState<Filter>(everything);
  const shown = fitting(exercises, filter);
  const choices = (all: string, names: readonly { id: string; label: string }[]) => [{ id: '', label: all }, ...names];
  return (
    <>
      <div className={styles.filters}>
        <SearchField
          label={t('catalogue.search')}
          value={filter.words}
          onChange={(words) => setFilter({ ...filter, words })}
        />
        <Select
          label={t('catalogue.industry')}
          isLabelHidden
          value={filter.industry}
          onChange={(industry) => setFilter({ ...filter, industry })}
          choices={choices(
            t('catalogue.allIndustries'),
            industriesOf(exercises).map((id) => ({ id, label: industryName(t, id) })),
          )}
        />
        <Select
          label={t('catalogue.certificate')}
          isLabelHidden
          value={filter.certificate}
          onChange={(certificate) => setFilter({ ...filter, certificate })}
          choices={choices(
            t('catalogue.allCertificates'),
            certificatesOf(exercises).map((name) => ({ id: name['zh-CN'], label: text(name) })),
          )}
        />
      </div>
      <p className="visually-hidden" role="status">
        {t('catalogue.shown', { count: shown.length })}
      </p>
      {shown.length === 0 ? (
        <EmptyState icon="search" title={t('catalogue.nothing')} text={t('catalogue.nothingText')} />
      ) : (
        byScene(shown).map(([sceneId, those]) => (
          <section key={sceneId} aria-labelledby={`scene-${sceneId}`} className={styles.section}>
            <SectionHeading id={`scene-${sceneId}`} note={industryName(t, those[0]?.industry ?? '')}>
              {text(sceneTitle(sceneId))}
            </SectionHeading>
            <ul className={styles.cards}>
              {those.map((exercise) => (
                <ExerciseCard key={exercise.exerciseId} exercise={exercise} />
              ))}
            </ul>
          </section>
        ))
      )}
    </>
  );
}

type Translate = ReturnType<typeof useTranslation<'training'>>['t'];

function industryName(t: Translate, industry: string): string {
  switch (industry) {
    case 'advancedManufacturing':
      return t('industry.advancedManufacturing');
    case 'marineEconomy':
      return t('industry.marineEconomy');
    case 'fujianHeritage':
      return t('industry.fujianHeritage');
    default:
      return t('industry.other');
  }
}
