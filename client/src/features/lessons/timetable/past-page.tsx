import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type LessonSummary, nextStepOf, useTimetable } from '../../../app/lessons-due.ts';
import { QueryView } from '../../../app/query-view.tsx';
import { useSubjectName } from '../../../i18n/subjects.ts';
import { Link } from '../../../ui/link.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { Table } from '../../../ui/table.tsx';
import { DeskPage } from '../desk/desk-page.tsx';
import { lessonLink, replayLink } from '../desk/links.ts';
import { dayOf, daysLater } from '../../../i18n/week.ts';
import { useLessonWords } from '../desk/words.ts';
import { SchoolLessons } from './school-lessons.tsx';

const DAYS_BACK = 180;

/** My lessons of the last half year that are over, latest first. */
export default function PastPage(): ReactNode {
  const { t } = useTranslation('lessons');
  const { fromMs, toMs } = dayOf(Date.now());
  const query = useTimetable(daysLater(fromMs, -DAYS_BACK), toMs);
  return (
    <DeskPage title={t('desk.past')}>
      <QueryView query={query} loading={6}>
        {({ lessons }) => <PastTable lessons={lessons} />}
      </QueryView>
      <SchoolLessons span={{ fromMs: daysLater(fromMs, -DAYS_BACK), toMs }} />
    </DeskPage>
  );
}

function PastTable({ lessons }: { lessons: readonly LessonSummary[] }): ReactNode {
  const { t } = useTranslation('lessons');
  const { moment } = useLessonWords();
  const subjectName = useSubjectName();
  const nowMs = Date.now();
  const past = lessons
    .filter((lesson) => lesson.state === 'ended' || nextStepOf(lesson, nowMs) === 'missed')
    .toReversed();
  if (past.length === 0) {
    return <EmptyState icon="history" title={t('past.none')} text={t('past.noneText', { days: DAYS_BACK })} />;
  }
  return (
    <Table
      label={t('desk.past')}
      items={past}
      idOf={({ id }) => id}
      hrefOf={({ id }) => lessonLink(id)}
      columns={[
        { id: 'when', label: t('past.when'), render: ({ startsAtMs }) => moment(startsAtMs) },
        { id: 'title', label: t('past.title'), isRowHeader: true, render: ({ title }) => <b>{title}</b> },
        {
          id: 'subject',
          label: t('past.subject'),
          isMinor: true,
          render: ({ subject }) => (subject === null ? '–' : subjectName(subject)),
        },
        {
          id: 'lead',
          label: t('seat.leadTeacher'),
          isMinor: true,
          render: ({ leadName, home }) => `${leadName} · ${home.name}`,
        },
        {
          id: 'seat',
          label: t('past.mySeat'),
          isMinor: true,
          render: ({ mySeat }) => (mySeat === null ? t('seat.planner') : t(`seat.${mySeat}`)),
        },
        {
          id: 'replay',
          label: t('past.replay'),
          render: ({ id, state, title }) =>
            state === 'ended' ? (
              <Link href={replayLink(id)} aria-label={t('timetable.stepNamed', { step: t('step.replay'), title })}>
                {t('step.replay')}
              </Link>
            ) : (
              t('step.missedState')
            ),
        },
      ]}
    />
  );
}
