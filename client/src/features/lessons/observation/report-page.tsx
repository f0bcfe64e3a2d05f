import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '../../../i18n/lists.ts';
import { useParams } from 'react-router';
import { QueryView } from '../../../app/query-view.tsx';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { observationLink } from '../desk/links.ts';
import { MeetingPart } from './meeting/meeting-part.tsx';
import { ObservationHead, StateTag } from './observation-frame.tsx';
import styles from './observation.module.css';
import { Answers } from './report/answers.tsx';
import { Classrooms } from './report/classrooms.tsx';
import { Codings } from './report/codings.tsx';
import { Coverage } from './report/coverage.tsx';
import { ExportMenu } from './report/export-menu.tsx';
import { FileDialog } from './report/file-dialog.tsx';
import { Ratings } from './report/ratings.tsx';
import { Remarks } from './report/remarks.tsx';
import { Timeline } from './report/timeline.tsx';
import type { Report } from './types.ts';
import { useReport } from './use-observation.ts';

/** 听评报告: all shared sheets of a lesson together, with what its classrooms did. */
export default function ReportPage(): ReactNode {
  const { lessonId = '' } = useParams();
  const query = useReport(lessonId);
  return (
    <Page>
      <QueryView query={query} loading={8} heading="h1">
        {(report) => <Ready lessonId={lessonId} report={report} />}
      </QueryView>
    </Page>
  );
}

function Ready({ lessonId, report }: { lessonId: string; report: Report }): ReactNode {
  const { t } = useTranslation('lessons');
  const list = useList();
  const { lesson, state, sheets } = report;
  return (
    <>
      <ObservationHead
        lessonId={lessonId}
        title={t('observe.report')}
        lesson={lesson}
        aside={
          <StateTag state={state}>
            <span>{t('watch.teacher', { names: list(lesson.teacherNames) })}</span>
          </StateTag>
        }
        actions={
          <>
            {report.mayObserve ? <ButtonLink href={observationLink(lessonId)}>{t('watch.toSheet')}</ButtonLink> : null}
            <Button onPress={() => window.print()}>{t('watch.print')}</Button>
            <ExportMenu lessonId={lessonId} />
            {sheets.length === 0 ? null : <FileDialog lessonId={lessonId} />}
          </>
        }
      />
      {sheets.length === 0 ? <EmptyState icon="pen" title={t('watch.none')} text={t('watch.noneText')} /> : null}
      <div className={styles.report}>
        <MeetingPart lessonId={lessonId} kind="before" meetings={report.meetings} />
        {report.timeline.length === 0 && sheets.length === 0 ? null : <Timeline lessonId={lessonId} report={report} />}
        {sheets.length === 0 ? null : (
          <>
            <Ratings rating={report.rating} />
            <Codings report={report} />
            <Coverage report={report} />
            <Remarks sheets={sheets} />
          </>
        )}
        <Classrooms report={report} />
        <MeetingPart lessonId={lessonId} kind="after" meetings={report.meetings} />
        {sheets.length === 0 ? null : <Answers lessonId={lessonId} report={report} />}
      </div>
    </>
  );
}
