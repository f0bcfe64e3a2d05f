import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../../app/page-title.ts';
import { QueryView } from '../../../app/query-view.tsx';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { Page } from '../../../ui/page.tsx';
import styles from './lesson-frame.module.css';
import { lessonLink } from './links.ts';
import { useLesson } from './queries.ts';
import type { LessonDetail } from './types.ts';
import { useLessonWords } from './words.ts';

/** A page that belongs to one lesson: its name, where it stands, and the lesson once it is read. */
export function LessonFrame({
  lessonId,
  title,
  actions,
  children,
}: {
  lessonId: string;
  title: string;
  actions?: (lesson: LessonDetail) => ReactNode;
  children: (lesson: LessonDetail) => ReactNode;
}): ReactNode {
  const { t } = useTranslation('lessons');
  const { moment } = useLessonWords();
  const query = useLesson(lessonId);
  usePageTitle(title);
  return (
    <Page>
      <QueryView query={query} loading={8} heading="h1">
        {(lesson) => (
          <>
            <Breadcrumb
              steps={[
                { label: t('desk.timetable'), href: '/lessons' },
                { label: lesson.title, href: lessonLink(lesson.id) },
                { label: title },
              ]}
            />
            <header className={styles.header}>
              <h1>{title}</h1>
              <p>
                {lesson.title} · {moment(lesson.startsAtMs)} · {lesson.home.name}
              </p>
              {actions === undefined ? null : <div className={styles.actions}>{actions(lesson)}</div>}
            </header>
            {children(lesson)}
          </>
        )}
      </QueryView>
    </Page>
  );
}
