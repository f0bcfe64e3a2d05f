import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../../api/client.ts';
import { useOrganisation } from '../../../app/organisation.ts';
import { usePageTitle } from '../../../app/page-title.ts';
import { useProblemText } from '../../../app/problem-text.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { Page } from '../../../ui/page.tsx';
import { NoPermissionState } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toast.tsx';
import styles from '../desk/lesson-frame.module.css';
import { lessonLink } from '../desk/links.ts';
import { LESSONS_KEY } from '../desk/queries.ts';
import { useMayPlan } from '../desk/use-may-plan.ts';
import { bodyOf, emptyLesson, type Place } from './form.ts';
import { PlanForm } from './plan-form.tsx';

/** Puts a lesson into the timetable. */
export default function NewLessonPage(): ReactNode {
  const { t } = useTranslation('lessons');
  const mayPlan = useMayPlan();
  usePageTitle(t('timetable.plan'));
  return (
    <Page>
      <Breadcrumb steps={[{ label: t('desk.timetable'), href: '/lessons' }, { label: t('timetable.plan') }]} />
      <header className={styles.header}>
        <h1>{t('timetable.plan')}</h1>
      </header>
      {mayPlan ? <Ready /> : <NoPermissionState text={t('plan.mayNot')} />}
    </Page>
  );
}

function Ready(): ReactNode {
  const { t } = useTranslation('lessons');
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const [form, setForm] = useState(() => emptyLesson(Date.now()));
  const own = useOwnSchool();
  const [isHomeOffered, setHomeOffered] = useState(false);
  useEffect(() => {
    if (own === undefined || isHomeOffered) return;
    setHomeOffered(true);
    setForm((before) => (before.home === null ? { ...before, home: own } : before));
  }, [own, isHomeOffered]);
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

/** The school in whose name one works now, where one writes its timetable. */
function useOwnSchool(): Place | undefined {
  const organisation = useOrganisation();
  const find = organisation?.orgUnitName ?? '';
  const { data } = useQuery({
    queryKey: [LESSONS_KEY, 'places', find],
    enabled: find !== '',
    queryFn: ({ signal }) => api('GET /api/lesson-places', { query: { find }, signal }),
    staleTime: 300_000,
  });
  return data?.places.find(({ orgUnitId, mayPlan }) => mayPlan && orgUnitId === organisation?.orgUnitId);
}
