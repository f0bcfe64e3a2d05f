import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { QueryView } from '../../../app/query-view.tsx';
import { ButtonLink } from '../../../ui/button.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { Invitations } from '../classes/invitations.tsx';
import { DeskPage } from '../desk/desk-page.tsx';
import { useDueLessons, useTimetable } from '../../../app/lessons-due.ts';
import { useMayPlan } from '../desk/use-may-plan.ts';
import { useNow } from '../../../app/use-now.ts';
import { dayFrom, type Span, weekOf } from '../../../i18n/week.ts';
import { NextLessons } from './next-lessons.tsx';
import styles from './timetable-page.module.css';
import { WeekGrid } from './week-grid.tsx';
import { WeekSteps } from './week-steps.tsx';

/** My lessons: what is due now, and a week of the timetable. */
export default function TimetablePage(): ReactNode {
  const { t } = useTranslation('lessons');
  const [search, setSearch] = useSearchParams();
  const mayPlan = useMayPlan();
  const nowMs = useNow();
  const week = weekOf(dayFrom(search.get('week')) ?? nowMs);
  return (
    <DeskPage
      title={t('desk.timetable')}
      {...(mayPlan
        ? {
            actions: (
              <ButtonLink variant="primary" icon="plus" href="/lessons/new">
                {t('timetable.plan')}
              </ButtonLink>
            ),
          }
        : {})}
    >
      <Invitations />
      <Soon nowMs={nowMs} />
      <section aria-label={t('timetable.week')}>
        <WeekSteps
          week={week}
          nowMs={nowMs}
          onChange={(day) => setSearch(day === undefined ? {} : { week: day }, { replace: true })}
        />
        <Week week={week} nowMs={nowMs} mayPlan={mayPlan} />
      </section>
    </DeskPage>
  );
}

/** Nothing stands here for whoever has nothing to do soon. */
function Soon({ nowMs }: { nowMs: number }): ReactNode {
  const { t } = useTranslation('lessons');
  const due = useDueLessons(nowMs);
  if (due.length === 0) return null;
  return (
    <section aria-labelledby="due-lessons" className={styles.soon}>
      <SectionHeading id="due-lessons" note={due.length}>
        {t('timetable.soon')}
      </SectionHeading>
      <NextLessons lessons={due} nowMs={nowMs} />
    </section>
  );
}

function Week({ week, nowMs, mayPlan }: { week: Span; nowMs: number; mayPlan: boolean }): ReactNode {
  const { t } = useTranslation('lessons');
  const query = useTimetable(week.fromMs, week.toMs);
  return (
    <QueryView query={query} loading={5}>
      {({ lessons }) =>
        lessons.length === 0 ? (
          <EmptyState
            icon="calendar"
            title={t('timetable.none')}
            text={mayPlan ? t('timetable.nonePlanner') : t('timetable.noneText')}
            {...(mayPlan ? { action: <ButtonLink href="/lessons/new">{t('timetable.plan')}</ButtonLink> } : {})}
          />
        ) : (
          <WeekGrid week={week} lessons={lessons} nowMs={nowMs} />
        )
      }
    </QueryView>
  );
}
