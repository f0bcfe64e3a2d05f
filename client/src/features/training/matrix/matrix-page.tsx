import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '../../../api/client.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { useProblemText } from '../../../app/problem-text.ts';
import { QueryView } from '../../../app/query-view.tsx';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { Dialog, DialogTrigger } from '../../../ui/dialog.tsx';
import { LoadingState, Notice } from '../../../ui/states.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { WindowTag } from '../assignments/assignments-page.tsx';
import { windowOf } from '../assignments/window.ts';
import { DeskPage } from '../desk/desk-page.tsx';
import { assignmentLink } from '../desk/links.ts';
import { TRAINING_KEY, useAssignment } from '../desk/queries.ts';
import { sceneTitle } from '../desk/scene-title.ts';
import type { Assignment } from '../desk/types.ts';
import { useDeskWords } from '../desk/words.ts';
import { ClassFigures } from '../statistics/class-figures.tsx';
import { ClassGrid } from './class-grid.tsx';
import styles from './matrix-page.module.css';
import { useMatrix } from './use-matrix.ts';
import { examineesIn } from './station/examinees.ts';

/** Brings its own line to the server, which the other parts do without. */
const ExamDesk = lazy(() => import('./station/exam-desk.tsx'));

/** One task as its teacher sees it: who is where, and what the class fails. */
export default function MatrixPage(): ReactNode {
  const { assignmentId = '' } = useParams();
  const { t } = useTranslation('training');
  const query = useAssignment(assignmentId);
  if (query.error instanceof ApiProblem && query.error.status === 404) {
    return (
      <Notice
        icon="calendar"
        heading="h1"
        title={t('tasks.notFound')}
        text={t('tasks.notFoundText')}
        action={<ButtonLink href="/training/assignments">{t('tasks.toList')}</ButtonLink>}
      />
    );
  }
  return (
    <DeskPage title={query.data?.title ?? t('desk.tasks')}>
      <QueryView query={query} loading={8}>
        {(task) => <OneTask task={task} />}
      </QueryView>
    </DeskPage>
  );
}

function OneTask({ task }: { task: Assignment }): ReactNode {
  const { t } = useTranslation('training');
  const isOpen = windowOf(task, Date.now()) === 'open';
  const matrix = useMatrix(task.id, isOpen);
  return (
    <>
      <TaskHeader task={task} />
      <QueryView query={matrix} loading={8}>
        {(data) => (
          <Tabs<'class' | 'exam' | 'figures'>
            label={t('matrix.parts')}
            tabs={[
              {
                id: 'class',
                label: t('matrix.class'),
                content: <ClassGrid task={task} matrix={data} isLive={isOpen} />,
              },
              ...(isOnServer(task)
                ? [
                    {
                      id: 'exam' as const,
                      label: t('station.tab'),
                      count: examineesIn(data).length,
                      content: (
                        <Suspense fallback={<LoadingState rows={4} />}>
                          <ExamDesk task={task} matrix={data} />
                        </Suspense>
                      ),
                    },
                  ]
                : []),
              { id: 'figures', label: t('matrix.figures'), content: <ClassFigures task={task} matrix={data} /> },
            ]}
          />
        )}
      </QueryView>
    </>
  );
}

/** Exams with hidden faults run on the server: only into these a teacher can look while they go on. */
const isOnServer = ({ mode, faults }: Assignment): boolean =>
  mode === 'exam' && faults !== null && faults.kind !== 'none';

function TaskHeader({ task }: { task: Assignment }): ReactNode {
  const { t } = useTranslation('training');
  const { text, moment } = useDeskWords();
  const facts = [
    text(sceneTitle(task.sceneId)),
    text(task.exerciseTitle),
    t(`mode.${task.mode}`),
    t('matrix.window', { from: moment(task.opensAtMs), to: moment(task.closesAtMs) }),
    ...(task.minutes === null ? [] : [t('tasks.minutesShort', { count: task.minutes })]),
    task.attempts === null ? t('matrix.anyAttempts') : t('matrix.attempts', { count: task.attempts }),
    ...(task.faults === null || task.faults.kind === 'none'
      ? []
      : [
          task.faults.kind === 'drawn'
            ? t('matrix.faultsDrawn', { count: task.faults.count })
            : t('matrix.faultsChosen', { count: task.faults.faultIds.length }),
        ]),
    t(task.results === 'atOnce' ? 'form.resultsAtOnce' : 'form.resultsAfterClose'),
  ];
  return (
    <header className={styles.header}>
      <div>
        <h2>
          {task.title} <WindowTag task={task} />
        </h2>
        <p>
          {task.classGroup.orgUnitName} · {task.classGroup.title}
        </p>
        <p className={styles.facts}>{facts.join(' · ')}</p>
        {task.note === '' ? null : <p className={styles.note}>{task.note}</p>}
      </div>
      {task.may.judge ? (
        <div className={styles.actions}>
          <ButtonLink icon="pen" href={`${assignmentLink(task.id)}/edit`}>
            {t('tasks.edit')}
          </ButtonLink>
          {task.withdrawnAtMs === null ? <Withdraw task={task} /> : null}
        </div>
      ) : null}
    </header>
  );
}

function Withdraw({ task }: { task: Assignment }): ReactNode {
  const { t } = useTranslation('training');
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const withdrawing = useMutation({
    mutationFn: () =>
      api('POST /api/training/assignments/:assignmentId/withdraw', { params: { assignmentId: task.id } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: [TRAINING_KEY] });
      showToast({ text: t('tasks.withdrawnNow') });
    },
    onError: (error) => showToast({ text: problemText(error), tone: 'danger' }),
  });
  return (
    <DialogTrigger>
      <Button variant="quiet">{t('tasks.withdraw')}</Button>
      <Dialog
        title={t('tasks.withdrawTitle')}
        role="alertdialog"
        actions={(close) => (
          <>
            <Button onPress={close}>{t('desk.cancel')}</Button>
            <Button
              variant="danger"
              isPending={withdrawing.isPending}
              onPress={() => withdrawing.mutate(undefined, { onSettled: close })}
            >
              {t('tasks.withdraw')}
            </Button>
          </>
        )}
      >
        {() => <p>{t('tasks.withdrawText')}</p>}
      </Dialog>
    </DialogTrigger>
  );
}
