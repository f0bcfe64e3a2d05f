import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { QueryView } from '../../../app/query-view.tsx';
import { ButtonLink } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState, Notice } from '../../../ui/states.tsx';
import { observationReportLink } from '../desk/links.ts';
import { MeetingPart } from './meeting/meeting-part.tsx';
import { ObservationHead, StateTag } from './observation-frame.tsx';
import styles from './observation.module.css';
import { TimedSheet } from './timed-sheet.tsx';
import { type ReadObservation, useObservation } from './use-observation.ts';

/** 听课记录表: what one observer keeps of a lesson, while it is held or beside its replay. */
export default function ObservationPage(): ReactNode {
  const { lessonId = '' } = useParams();
  const query = useObservation(lessonId);
  return (
    <Page>
      <QueryView query={query} loading={8} heading="h1">
        {(observation) => <Ready lessonId={lessonId} observation={observation} />}
      </QueryView>
    </Page>
  );
}

function Ready({ lessonId, observation }: { lessonId: string; observation: ReadObservation }): ReactNode {
  const { t } = useTranslation('lessons');
  const { lesson, sheet, shared, state, meetings } = observation;
  return (
    <>
      <ObservationHead
        lessonId={lessonId}
        title={t('observe.title')}
        lesson={lesson}
        aside={<StateTag state={state} />}
        actions={
          <ButtonLink href={observationReportLink(lessonId)}>
            {t('observe.report')}
            {shared === 0 ? '' : ` · ${t('observe.reportNote', { count: shared })}`}
          </ButtonLink>
        }
      />
      {sheet === null ? (
        <Notice icon="lock" title={t('observe.readOnly')} text={t('observe.readOnlyText')} />
      ) : lesson.state === 'planned' ? (
        <EmptyState icon="pen" title={t('observe.notYet')} text={t('observe.notYetText')} />
      ) : (
        <TimedSheet lessonId={lessonId} observation={observation} sheet={sheet} />
      )}
      {lesson.state === 'ended' ? null : (
        <div className={styles.report}>
          <MeetingPart lessonId={lessonId} kind="before" meetings={meetings} />
        </div>
      )}
    </>
  );
}
