import { useCallback, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Check } from '../../../live/preflight/check.tsx';
import { Notice } from '../../../ui/states.tsx';
import { admit } from './admit.ts';
import { DeskPage } from './desk-page.tsx';
import { LessonFrame } from './lesson-frame.tsx';

/** Tries devices and line: of a lesson with the way to its media server, else without. */
export default function PreflightPage(): ReactNode {
  const { lessonId } = useParams();
  const { t } = useTranslation('lessons');
  const enter = useCallback(() => admit(lessonId ?? ''), [lessonId]);
  if (lessonId === undefined) {
    return (
      <DeskPage title={t('desk.check')}>
        <Check admit={undefined} />
      </DeskPage>
    );
  }
  return (
    <LessonFrame lessonId={lessonId} title={t('desk.check')}>
      {({ may }) => (
        <>
          {may.enter ? null : <Notice icon="info" title={t('check.noLesson')} text={t('check.noLessonText')} />}
          {/* What has been tried stands when the lesson is opened meanwhile; the next try goes further. */}
          <Check admit={may.enter ? enter : undefined} />
        </>
      )}
    </LessonFrame>
  );
}
