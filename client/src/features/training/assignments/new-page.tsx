import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { api } from '../../../api/client.ts';
import { Failure } from '../../../app/query-view.tsx';
import { useProblemText } from '../../../app/problem-text.ts';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { EmptyState, LoadingState, NoPermissionState } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { DeskPage } from '../desk/desk-page.tsx';
import { assignmentLink } from '../desk/links.ts';
import { TRAINING_KEY, useClasses, useExercise, useExercises } from '../desk/queries.ts';
import type { Exercise, TrainingClass } from '../desk/types.ts';
import { bodyOf, emptyForm, withExercise } from './form.ts';
import { TaskFields } from './task-form.tsx';

/** Sets a new task: of an exercise, for a class. */
export default function NewTaskPage(): ReactNode {
  const { t } = useTranslation('training');
  const exercises = useExercises();
  const classes = useClasses();
  return (
    <DeskPage title={t('tasks.new')}>
      <SectionHeading id="new-task">{t('tasks.new')}</SectionHeading>
      {exercises.data === undefined || classes.data === undefined ? (
        exercises.isError || classes.isError ? (
          <Failure
            error={exercises.error ?? classes.error}
            retry={() => {
              void exercises.refetch();
              void classes.refetch();
            }}
          />
        ) : (
          <LoadingState rows={6} />
        )
      ) : (
        <Ready
          exercises={exercises.data.exercises}
          classes={classes.data.classes.filter(({ may }) => may.judge)}
          seesClasses={classes.data.classes.length > 0}
        />
      )}
    </DeskPage>
  );
}

function Ready({
  exercises,
  classes,
  seesClasses,
}: {
  exercises: readonly Exercise[];
  classes: readonly TrainingClass[];
  seesClasses: boolean;
}): ReactNode {
  const { t } = useTranslation('training');
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const [form, setForm] = useState(() => ({
    ...emptyForm(Date.now()),
    exercise: search.get('exercise') ?? '',
    classGroupId: search.get('class') ?? (classes.length === 1 ? (classes[0]?.classGroupId ?? '') : ''),
  }));
  const [sceneId = '', exerciseId = ''] = form.exercise.split('/');
  const { data: exercise } = useExercise(sceneId, exerciseId, form.exercise !== '');
  const [readFor, setReadFor] = useState('');
  useEffect(() => {
    if (exercise === undefined || readFor === form.exercise) return;
    setReadFor(form.exercise);
    setForm((before) => withExercise(before, exercise));
  }, [exercise, form.exercise, readFor]);
  const setting = useMutation({
    mutationFn: () =>
      api('POST /api/training/assignments', {
        body: { sceneId, exerciseId, classGroupId: form.classGroupId, ...bodyOf(form) },
      }),
    onSuccess: async (task) => {
      await queryClient.invalidateQueries({ queryKey: [TRAINING_KEY, 'assignments'] });
      showToast({ text: t('tasks.set', { title: task.title }) });
      await navigate(assignmentLink(task.id));
    },
    onError: (error) => showToast({ text: problemText(error), tone: 'danger' }),
  });
  if (!seesClasses) return <EmptyState icon="people" title={t('tasks.noClass')} text={t('tasks.noClassText')} />;
  if (classes.length === 0) return <NoPermissionState text={t('tasks.mayNotSet')} />;
  return (
    <TaskFields
      form={form}
      onChange={setForm}
      exercise={exercise}
      exercises={exercises}
      classes={classes}
      fixed="nothing"
      isPending={setting.isPending}
      submitLabel={t('tasks.setIt')}
      onSubmit={() => setting.mutate()}
    />
  );
}
