import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../../app/page-title.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { lessonLink } from '../desk/links.ts';
import { Tag } from '../../../ui/tag.tsx';
import { useLessonWords } from '../desk/words.ts';
import styles from './observation.module.css';
import type { Report } from './types.ts';

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

const tones = {
  scheduled: 'plain',
  preMeeting: 'plain',
  observing: 'plain',
  rated: 'person',
  postMeeting: 'person',
  confirmed: 'good',
  objected: 'danger',
  archived: 'chosen',
} as const satisfies Record<Report['state'], string>;

/** How far an observation has come. */
export function StateTag({ state, children }: { state: Report['state']; children?: ReactNode }): ReactNode {
  const { t } = useTranslation('lessons');
  return (
    <p className={styles.standing}>
      <Tag tone={tones[state]}>{t(`watch.state.${state}`)}</Tag>
      {children}
    </p>
  );
}
