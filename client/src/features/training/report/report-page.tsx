import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '../../../api/client.ts';
import { usePageTitle } from '../../../app/page-title.ts';
import { Failure, QueryView } from '../../../app/query-view.tsx';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { Button } from '../../../ui/button.tsx';
import { LoadingState, Notice } from '../../../ui/states.tsx';
import { attemptLink } from '../desk/links.ts';
import { attemptKey, useAttempt, useExercise, useScore } from '../desk/queries.ts';
import type { AttemptAnswer } from '../desk/types.ts';
import { useDeskWords } from '../desk/words.ts';
import styles from './report-page.module.css';
import { ReportSheet } from './report-sheet.tsx';
import { useReport } from './use-report.ts';

/** 实训报告: an attempt as a form on paper. */
export default function ReportPage(): ReactNode {
  const { attemptId = '' } = useParams();
  const { t } = useTranslation('training');
  const { text } = useDeskWords();
  const query = useAttempt(attemptId);
  const title = query.data === undefined ? '' : text(query.data.attempt.exerciseTitle);
  usePageTitle(title === '' ? t('report.title') : `${t('report.title')} ${title}`);
  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        <Breadcrumb
          steps={[
            { label: t('desk.mine'), href: '/training/attempts' },
            { label: title === '' ? t('attempt.title') : title, href: attemptLink(attemptId) },
            { label: t('report.title') },
          ]}
        />
        <Button variant="primary" onPress={() => window.print()}>
          {t('report.print')}
        </Button>
      </div>
      <QueryView query={query} heading="h1" loading={8}>
        {(answer) =>
          answer.may.readScore ? (
            <Ready answer={answer} />
          ) : (
            <Notice icon="lock" heading="h1" title={t('report.noScore')} text={t('report.noScoreText')} />
          )
        }
      </QueryView>
    </div>
  );
}

function Ready({ answer }: { answer: AttemptAnswer }): ReactNode {
  const { t } = useTranslation('training');
  const { attempt } = answer;
  const score = useScore(attempt.id, attempt.score?.revision ?? 0);
  const exercise = useExercise(attempt.sceneId, attempt.exerciseId);
  const report = useReport(attempt.id);
  // An attempt beside itself: its steps with their times.
  const steps = useQuery({
    queryKey: [...attemptKey(attempt.id), 'steps'],
    queryFn: ({ signal }) =>
      api('GET /api/training/comparison', { query: { first: attempt.id, second: attempt.id }, signal }),
  });
  if (score.data === undefined || report.data === undefined) {
    const failed = [score, report].find(({ isError }) => isError);
    return failed !== undefined ? (
      <Failure error={failed.error} heading="h1" retry={() => void failed.refetch()} />
    ) : (
      <LoadingState rows={8} />
    );
  }
  return (
    <>
      <p className={styles.hint}>{t('report.hint')}</p>
      <ReportSheet
        answer={answer}
        score={score.data}
        report={report.data}
        exercise={exercise.data}
        steps={steps.data?.steps ?? []}
      />
    </>
  );
}
