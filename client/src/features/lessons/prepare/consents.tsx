import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useList, useSaid } from '../../../i18n/lists.ts';
import { api } from '../../../api/client.ts';
import type { RouteResponse } from '../../../api/contracts.ts';
import { useProblemText } from '../../../app/problem-text.ts';
import { QueryView } from '../../../app/query-view.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { Checkbox } from '../../../ui/toggles.tsx';
import { lessonKey, useLessonConsents } from '../desk/queries.ts';
import type { LessonDetail } from '../desk/types.ts';
import { PictureWish } from '../recording/picture-wish.tsx';
import styles from './consents.module.css';

type LessonConsents = RouteResponse<'GET /api/lessons/:lessonId/consents'>;
type ClassroomConsents = LessonConsents['classrooms'][number];

/** Whose guardians have consented, as sums: what is seen, heard and recorded follows from it. */
export function Consents({ lesson }: { lesson: LessonDetail }): ReactNode {
  const { t } = useTranslation('lessons');
  const query = useLessonConsents(lesson.id);
  const sums = query.data;
  return (
    <section aria-labelledby="consents">
      <SectionHeading
        id="consents"
        note={
          sums === undefined || sums.pupils === 0
            ? undefined
            : t('consents.sums', { record: sums.record, pupils: sums.pupils, apart: sums.apart })
        }
      >
        {t('consents.title')}
      </SectionHeading>
      <QueryView query={query} loading={3}>
        {({ classrooms }) =>
          classrooms.length === 0 ? (
            <p className={styles.quiet}>{t('consents.none')}</p>
          ) : (
            <ul className={styles.classrooms}>
              {classrooms.map((classroom) => (
                <Classroom
                  key={classroom.classroomId}
                  lessonId={lesson.id}
                  classroom={classroom}
                  isOver={lesson.state === 'ended'}
                />
              ))}
            </ul>
          )
        }
      </QueryView>
      {lesson.state === 'ended' ? null : <PictureWish lessonId={lesson.id} />}
    </section>
  );
}

function Classroom(props: { lessonId: string; classroom: ClassroomConsents; isOver: boolean }): ReactNode {
  const { lessonId, classroom, isOver } = props;
  const { t } = useTranslation('lessons');
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const list = useList();
  const said = useSaid();
  const { classroomId, name, pupils, live, record, apart, apartCount, camera, recorded } = classroom;
  const confirming = useMutation({
    mutationFn: (confirmed: boolean) =>
      api('PUT /api/lessons/:lessonId/consents/:classroomId/apart', {
        params: { lessonId, classroomId },
        body: { confirmed },
      }),
    onSuccess: (consents) => queryClient.setQueryData([...lessonKey(lessonId), 'consents'], consents),
    onError: (error) => showToast({ text: problemText(error), tone: 'danger' }),
  });
  return (
    <li className={styles.classroom}>
      <b>{name}</b>
      <span>{pupils === null ? t('consents.noRoster') : t('consents.of', { live, record, pupils })}</span>
      {apartCount === 0 ? null : (
        <span className={styles.apart}>
          {apart.length === 0
            ? t('consents.apart', { count: apartCount })
            : said(t('consents.apart', { count: apartCount }), list(apart.map(({ displayName }) => displayName)))}
        </span>
      )}
      <small data-shut={!camera || undefined}>
        {camera ? t('consents.camera') : t('consents.noCamera')} ·{' '}
        {recorded ? t('consents.recorded') : t('consents.notRecorded')}
      </small>
      {classroom.mayConfirm && apartCount > 0 && !isOver ? (
        <Checkbox
          isSelected={classroom.apartConfirmed}
          isDisabled={confirming.isPending}
          onChange={(confirmed) => confirming.mutate(confirmed)}
        >
          {t('consents.confirm')}
        </Checkbox>
      ) : null}
    </li>
  );
}
