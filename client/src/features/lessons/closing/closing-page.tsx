import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '../../../api/client.ts';
import { QueryView } from '../../../app/query-view.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { LessonFrame } from '../desk/lesson-frame.tsx';
import { lessonKey } from '../desk/queries.ts';
import type { LessonDetail } from '../desk/types.ts';
import { ClosingFields } from './closing-fields.tsx';
import { ClosingSheet } from './closing-sheet.tsx';
import { maySay } from './form.ts';
import styles from './closing.module.css';

/** How the lesson was, by those who held, helped or watched it. */
export default function ClosingPage(): ReactNode {
  const { lessonId = '' } = useParams();
  const { t } = useTranslation('lessons');
  return (
    <LessonFrame lessonId={lessonId} title={t('closing.title')}>
      {(lesson) =>
        lesson.state === 'planned' ? (
          <EmptyState icon="pen" title={t('closing.notYet')} text={t('closing.notYetText')} />
        ) : (
          <Ready lesson={lesson} />
        )
      }
    </LessonFrame>
  );
}

function Ready({ lesson }: { lesson: LessonDetail }): ReactNode {
  const { t } = useTranslation('lessons');
  const query = useQuery({
    queryKey: [...lessonKey(lesson.id), 'closings'],
    queryFn: ({ signal }) => api('GET /api/lessons/:lessonId/closings', { params: { lessonId: lesson.id }, signal }),
  });
  return (
    <QueryView query={query} loading={6}>
      {({ closings }) => {
        const mine = closings.find(({ isMine }) => isMine);
        const others = closings.filter((closing) => closing !== mine);
        const mayWrite = maySay(lesson.mySeat);
        return (
          <div className={styles.parts}>
            {mayWrite ? <ClosingFields lessonId={lesson.id} mine={mine} /> : null}
            {others.length === 0 ? (
              mayWrite ? null : (
                <EmptyState icon="pen" title={t('closing.none')} text={t('closing.noneText')} />
              )
            ) : (
              <section aria-labelledby="closings">
                <SectionHeading id="closings" note={others.length}>
                  {t('closing.others')}
                </SectionHeading>
                {others.map((closing) => (
                  <ClosingSheet key={`${closing.seatId} ${closing.writtenAtMs}`} closing={closing} lesson={lesson} />
                ))}
              </section>
            )}
          </div>
        );
      }}
    </QueryView>
  );
}
