import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../../app/page-title.ts';
import { QueryView } from '../../../app/query-view.tsx';
import { Page } from '../../../ui/page.tsx';
import { LessonClasses } from '../classes/lesson-classes.tsx';
import { useLesson } from '../desk/queries.ts';
import type { LessonDetail } from '../desk/types.ts';
import { useNow } from '../../../app/use-now.ts';
import { Afterwards } from './afterwards.tsx';
import { Consents } from './consents.tsx';
import { LessonHead } from './lesson-head.tsx';
import styles from './lesson-page.module.css';
import { Materials } from './materials/materials.tsx';
import { Phases } from './phases.tsx';
import { Seats } from './seats/seats.tsx';

/** A lesson before, while and after it is held: who has which seat, what is brought onto the stage, in which steps. */
export default function LessonPage(): ReactNode {
  const { lessonId = '' } = useParams();
  const query = useLesson(lessonId);
  return (
    <Page>
      <QueryView query={query} loading={8} heading="h1">
        {(lesson) => <Ready lesson={lesson} />}
      </QueryView>
    </Page>
  );
}

function Ready({ lesson }: { lesson: LessonDetail }): ReactNode {
  const { t } = useTranslation('lessons');
  const nowMs = useNow();
  usePageTitle(t('lesson.pageTitle', { title: lesson.title }));
  return (
    <>
      <LessonHead lesson={lesson} nowMs={nowMs} />
      <div className={styles.columns}>
        <div className={styles.column}>
          {lesson.state === 'planned' ? null : <Afterwards lesson={lesson} />}
          {lesson.isInside ? <Materials lesson={lesson} /> : null}
          <Phases lesson={lesson} />
        </div>
        <div className={styles.column}>
          <LessonClasses lesson={lesson} />
          <Seats lesson={lesson} />
          {lesson.isInside ? <Consents lesson={lesson} /> : null}
        </div>
      </div>
    </>
  );
}
