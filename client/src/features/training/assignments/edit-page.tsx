import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { api } from '../../../api/client.ts';
import { useProblemText } from '../../../app/problem-text.ts';
import { QueryView } from '../../../app/query-view.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { NoPermissionState, Notice } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { DeskPage } from '../desk/desk-page.tsx';
import { assignmentLink } from '../desk/links.ts';
import { TRAINING_KEY, useAssignment, useClasses, useExercise, useExercises } from '../desk/queries.ts';
import { useMatrix } from '../matrix/use-matrix.ts';
import type { Assignment } from '../desk/types.ts';
import { bodyOf, formOf } from './form.ts';
import { TaskFields } from './task-form.tsx';

export default function EditTaskPage(): ReactNode {
  const { assignmentId = '' } = useParams();
  const { t } = useTranslation('training');
  const query = useAssignment(assignmentId);
  return (
    <DeskPage title={t('tasks.edit')}>
      <SectionHeading id="edit-task">{t('tasks.edit')}</SectionHeading>
      <QueryView query={query} loading={6}>
        {(task) => (task.may.judge ? <Ready task={task} /> : <NoPermissionState text={t('tasks.mayNotSet')} />)}
      </QueryView>
    </DeskPage>
  );
}

function Ready({ task }: { task: Assignment }): ReactNode {
  const { t } = useTranslation('training');
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const [form, setForm] = useState(() => formOf(task));
  const exercises = useExercises();
  const classes = useClasses();
  const exercise = useExercise(task.sceneId, task.exerciseId);
  const matrix = useMatrix(task.id);
  const isBegun = matrix.data?.rows.some(({ attempts }) => attempts.length > 0) ?? false;
  const changing = useMutation({
    mutationFn: () => {
      const { mode, faults, minutes, judged, ...always } = bodyOf(form);
      return api('PATCH /api/training/assignments/:assignmentId', {
        params: { assignmentId: task.id },
        body: isBegun ? always : { ...always, mode, faults, minutes, judged },
      });
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: [TRAINING_KEY] });
      showToast({ text: t('tasks.changed') });
      await navigate(assignmentLink(task.id));
    },
    onError: (error) => showToast({ text: problemText(error), tone: 'danger' }),
  });
  return (
    <>
      {isBegun ? <Notice icon="info" title={t('tasks.begun')} text={t('tasks.begunText')} /> : null}
      <TaskFields
        form={form}
        onChange={setForm}
        exercise={exercise.data}
        exercises={exercises.data?.exercises ?? []}
        classes={classes.data?.classes ?? []}
        fixed={isBegun ? 'runs' : 'place'}
        isPending={changing.isPending}
        submitLabel={t('tasks.keep')}
        onSubmit={() => changing.mutate()}
      />
    </>
  );
}
