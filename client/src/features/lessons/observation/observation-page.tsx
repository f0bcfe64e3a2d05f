import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { QueryView } from '../../../app/query-view.tsx';
import { useSubjectName } from '../../../i18n/subjects.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState, Notice } from '../../../ui/states.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { observationReportLink } from '../desk/links.ts';
import { CodingPart } from './coding/coding-part.tsx';
import { HeadFields } from './head-fields.tsx';
import { NotesPart } from './notes-part.tsx';
import { ObservationHead } from './observation-frame.tsx';
import { RatingPart } from './rating-part.tsx';
import { ShareBar } from './share-bar.tsx';
import { TimeBar } from './time-bar.tsx';
import type { Sheet } from './types.ts';
import { useLessonTime } from './use-lesson-time.ts';
import { type ReadObservation, useObservation } from './use-observation.ts';
import { useSheet } from './use-sheet.ts';
import { WordsPart } from './words-part.tsx';

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
  const { lesson, sheet, shared } = observation;
  return (
    <>
      <ObservationHead
        lessonId={lessonId}
        title={t('observe.title')}
        lesson={lesson}
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
        <OwnSheet lessonId={lessonId} observation={observation} sheet={sheet} />
      )}
    </>
  );
}

const parts = ['notes', 'coding', 'rating', 'words', 'head'] as const;
type Part = (typeof parts)[number];

function OwnSheet({
  lessonId,
  observation,
  sheet: kept,
}: {
  lessonId: string;
  observation: ReadObservation;
  sheet: Sheet;
}): ReactNode {
  const { t } = useTranslation('lessons');
  const subjectName = useSubjectName();
  const [part, setPart] = useState<Part>('notes');
  // What the server fills in first is the subject's code; on paper stands its name.
  const sheet = kept.version === 0 ? withSubject(kept, subjectName(kept.content.head.subject)) : kept;
  const writing = useSheet(lessonId, sheet);
  const time = useLessonTime(observation);
  const { content, write } = writing;
  const common = { content, write, isOpen: sheet.mayWrite };
  const body: Readonly<Record<Part, ReactNode>> = {
    notes: <NotesPart {...common} time={time} />,
    coding: <CodingPart {...common} time={time} lessonMs={observation.lesson.lessonMs} figures={sheet.coding} />,
    rating: <RatingPart {...common} scale={observation.scale} figures={sheet.rating} />,
    words: <WordsPart {...common} />,
    head: <HeadFields {...common} />,
  };
  return (
    <>
      <ShareBar lessonId={lessonId} sheet={sheet} writing={writing} />
      <TimeBar lessonId={lessonId} time={time} />
      <Tabs<Part>
        label={t('observe.parts')}
        selected={part}
        onSelect={setPart}
        tabs={parts.map((id) => ({
          id,
          label: t(`observe.part.${id}`),
          content: body[id],
          ...(id === 'notes' ? { count: content.notes.length } : {}),
        }))}
      />
    </>
  );
}

const withSubject = (sheet: Sheet, subject: string): Sheet => {
  return { ...sheet, content: { ...sheet.content, head: { ...sheet.content.head, subject } } };
};
