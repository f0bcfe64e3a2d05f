import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { Failure, QueryView } from '../../../app/query-view.tsx';
import { useMyTasks } from '../../../app/training-due.ts';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { Rows } from '../../../ui/rows.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { EmptyState, LoadingState } from '../../../ui/states.tsx';
import { AttemptTable } from '../desk/attempt-table.tsx';
import { DeskPage } from '../desk/desk-page.tsx';
import { TRAINING_KEY } from '../desk/queries.ts';
import styles from './catalogue-page.module.css';
import { TaskRow } from './due-tasks.tsx';

/** All my tasks and all my attempts. */
export default function MyAttemptsPage(): ReactNode {
  const { t } = useTranslation('training');
  const tasks = useMyTasks();
  return (
    <DeskPage title={t('desk.mine')}>
      <section aria-labelledby="tasks" className={styles.section}>
        <SectionHeading id="tasks">{t('mine.tasks')}</SectionHeading>
        <QueryView query={tasks} loading={3}>
          {({ assignments }) =>
            assignments.length === 0 ? (
              <EmptyState icon="calendar" title={t('mine.noTasks')} text={t('mine.noTasksText')} />
            ) : (
              <Rows label={t('mine.tasks')}>
                {assignments.map((task) => (
                  <TaskRow key={task.id} task={task} />
                ))}
              </Rows>
            )
          }
        </QueryView>
      </section>
      <section aria-labelledby="attempts" className={styles.section}>
        <SectionHeading id="attempts">{t('mine.attempts')}</SectionHeading>
        <MyAttempts />
      </section>
    </DeskPage>
  );
}

function MyAttempts(): ReactNode {
  const { t } = useTranslation('training');
  const query = useInfiniteQuery({
    queryKey: [TRAINING_KEY, 'attempts', 'mine'],
    queryFn: ({ pageParam, signal }) =>
      api('GET /api/training/attempts', { query: pageParam === null ? {} : { cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  if (query.data === undefined) {
    return query.isPending ? (
      <LoadingState rows={4} />
    ) : (
      <Failure error={query.error} retry={() => void query.refetch()} />
    );
  }
  const attempts = query.data.pages.flatMap((page) => page.attempts);
  if (attempts.length === 0) {
    return (
      <EmptyState
        icon="history"
        title={t('mine.none')}
        text={t('mine.noneText')}
        action={<ButtonLink href="/training">{t('mine.toCatalogue')}</ButtonLink>}
      />
    );
  }
  return (
    <>
      <AttemptTable label={t('mine.attempts')} attempts={attempts} />
      {query.hasNextPage ? (
        <Button isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
          {t('desk.older')}
        </Button>
      ) : null}
    </>
  );
}
