import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../../api/client.ts';
import { useProblemText } from '../../../app/problem-text.ts';
import { NoPermissionState } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { DeskPage } from '../desk/desk-page.tsx';
import { lessonLink } from '../desk/links.ts';
import { LESSONS_KEY } from '../desk/queries.ts';
import { useMayPlan } from '../desk/use-may-plan.ts';
import { bodyOf, emptyLesson } from './form.ts';
import { PlanForm } from './plan-form.tsx';

/** Puts a lesson into the timetable. */
export default function NewLessonPage(): ReactNode {
  const { t } = useTranslation('lessons');
  const mayPlan = useMayPlan();
  return (
    <DeskPage title={t('timetable.plan')}>
      {mayPlan ? <Ready /> : <NoPermissionState text={t('plan.mayNot')} />}
    </DeskPage>
  );
}

function Ready(): ReactNode {
  const { t } = useTranslation('lessons');
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const [form, setForm] = useState(() => emptyLesson(Date.now()));
  const planning = useMutation({
    mutationFn: () => {
      const body = bodyOf(form);
      if (body === undefined) throw new Error('a lesson without a school is not sent');
      return api('POST /api/lessons', { body });
    },
    onSuccess: async ({ id, title }) => {
      await queryClient.invalidateQueries({ queryKey: [LESSONS_KEY] });
      showToast({ text: t('plan.done', { title }) });
      await navigate(lessonLink(id));
    },
    onError: (error) => showToast({ text: problemText(error), tone: 'danger' }),
  });
  return <PlanForm form={form} onChange={setForm} isPending={planning.isPending} onSubmit={() => planning.mutate()} />;
}
