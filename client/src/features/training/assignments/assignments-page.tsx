import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { Failure } from '../../../app/query-view.tsx';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { Select } from '../../../ui/select.tsx';
import { EmptyState, LoadingState } from '../../../ui/states.tsx';
import { Table } from '../../../ui/table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { DeskPage } from '../desk/desk-page.tsx';
import { assignmentLink } from '../desk/links.ts';
import { TRAINING_KEY, useClasses } from '../desk/queries.ts';
import type { ListedAssignment, TrainingClass } from '../desk/types.ts';
import { useDeskWords } from '../desk/words.ts';
import styles from './assignments-page.module.css';
import { windowOf } from './window.ts';

/** The tasks of the classes whose training one sees. */
export default function AssignmentsPage(): ReactNode {
  const { t } = useTranslation('training');
  const classes = useClasses();
  const maySet = classes.data?.classes.some(({ may }) => may.judge) === true;
  return (
    <DeskPage
      title={t('desk.tasks')}
      {...(maySet
        ? {
            actions: (
              <ButtonLink variant="primary" icon="plus" href="/training/assignments/new">
                {t('tasks.new')}
              </ButtonLink>
            ),
          }
        : {})}
    >
      {classes.data === undefined ? (
        classes.isError ? (
          <Failure error={classes.error} retry={() => void classes.refetch()} />
        ) : (
          <LoadingState rows={6} />
        )
      ) : classes.data.classes.length === 0 ? (
        <EmptyState icon="people" title={t('tasks.noClass')} text={t('tasks.noClassText')} />
      ) : (
        <Tasks classes={classes.data.classes} maySet={maySet} />
      )}
    </DeskPage>
  );
}

function Tasks({ classes, maySet }: { classes: readonly TrainingClass[]; maySet: boolean }): ReactNode {
  const { t } = useTranslation('training');
  const [classGroupId, setClassGroupId] = useState('');
  const query = useInfiniteQuery({
    queryKey: [TRAINING_KEY, 'assignments', 'teacher', classGroupId],
    queryFn: ({ pageParam, signal }) =>
      api('GET /api/training/assignments', {
        query: {
          as: 'teacher',
          ...(classGroupId === '' ? {} : { classGroupId }),
          ...(pageParam === null ? {} : { cursor: pageParam }),
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
  });
  const tasks = query.data?.pages.flatMap((page) => page.assignments);
  return (
    <>
      {classes.length > 1 ? (
        <div className={styles.filter}>
          <Select
            label={t('tasks.class')}
            value={classGroupId}
            onChange={setClassGroupId}
            choices={[
              { id: '', label: t('tasks.allClasses') },
              ...classes.map((each) => ({ id: each.classGroupId, label: each.title, note: each.orgUnitName })),
            ]}
          />
        </div>
      ) : null}
      {tasks === undefined ? (
        query.isPending ? (
          <LoadingState rows={6} />
        ) : (
          <Failure error={query.error} retry={() => void query.refetch()} />
        )
      ) : (
        <TaskTable tasks={tasks} maySet={maySet} />
      )}
      {query.hasNextPage ? (
        <Button isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
          {t('desk.older')}
        </Button>
      ) : null}
    </>
  );
}

function TaskTable({ tasks, maySet }: { tasks: readonly ListedAssignment[]; maySet: boolean }): ReactNode {
  const { t } = useTranslation('training');
  const { text, moment } = useDeskWords();
  if (tasks.length === 0) {
    return (
      <EmptyState
        icon="calendar"
        title={t('tasks.none')}
        text={maySet ? t('tasks.noneText') : t('tasks.noneToSee')}
        {...(maySet ? { action: <ButtonLink href="/training/assignments/new">{t('tasks.new')}</ButtonLink> } : {})}
      />
    );
  }
  return (
    <Table
      label={t('desk.tasks')}
      items={tasks}
      idOf={({ id }) => id}
      hrefOf={({ id }) => assignmentLink(id)}
      columns={[
        {
          id: 'title',
          label: t('tasks.title'),
          isRowHeader: true,
          render: (task) => (
            <span className={styles.title}>
              <b>{task.title}</b>
              <small>
                {text(task.exerciseTitle)} · {t(`mode.${task.mode}`)}
              </small>
            </span>
          ),
        },
        { id: 'class', label: t('tasks.class'), isMinor: true, render: ({ classGroup }) => classGroup.title },
        {
          id: 'window',
          label: t('tasks.window'),
          render: (task) => <WindowTag task={task} />,
        },
        {
          id: 'closes',
          label: t('tasks.closesAt'),
          isMinor: true,
          render: ({ closesAtMs }) => moment(closesAtMs),
        },
        {
          id: 'begun',
          label: t('tasks.begunCount'),
          isNumber: true,
          isMinor: true,
          render: ({ counts }) => (counts === null ? '–' : `${counts.begun} / ${counts.students}`),
        },
        {
          id: 'scored',
          label: t('tasks.scoredCount'),
          isNumber: true,
          render: ({ counts }) => (counts === null ? '–' : counts.scored),
        },
        {
          id: 'judge',
          label: t('tasks.toJudge'),
          isNumber: true,
          render: ({ counts }) =>
            counts === null || counts.toJudge === 0 ? '–' : <Tag tone="person">{counts.toJudge}</Tag>,
        },
      ]}
    />
  );
}

export function WindowTag({ task }: { task: Parameters<typeof windowOf>[0] }): ReactNode {
  const { t } = useTranslation('training');
  const window = windowOf(task, Date.now());
  return <Tag tone={window === 'open' ? 'chosen' : 'plain'}>{t(`window.${window}`)}</Tag>;
}
