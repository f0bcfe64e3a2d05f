import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../../app/page-title.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { lessonLink } from '../desk/links.ts';
import { useLessonWords } from '../desk/words.ts';
import styles from './observation.module.css';

/** Head of both pages of an observation: who observes without a seat cannot open the lesson itself. */
export function ObservationHead({
  lessonId,
  title,
  lesson,
  aside,
  actions,
}: {
  lessonId: string;
  title: string;
  lesson: { readonly title: string; readonly schoolName: string; readonly startsAtMs: number };
  aside?: ReactNode;
  actions?: ReactNode;
}): ReactNode {
  const { t } = useTranslation('lessons');
  const { moment } = useLessonWords();
  usePageTitle(`${title} ${lesson.title}`);
  return (
    <>
      <Breadcrumb
        steps={[
          { label: t('desk.timetable'), href: '/lessons' },
          { label: lesson.title, href: lessonLink(lessonId) },
          { label: title },
        ]}
      />
      <header className={styles.header}>
        <div>
          <h1>{title}</h1>
          <p>
            {lesson.title} · {moment(lesson.startsAtMs)} · {lesson.schoolName}
          </p>
          {aside}
        </div>
        <div className={styles.actions}>{actions}</div>
      </header>
    </>
  );
}
