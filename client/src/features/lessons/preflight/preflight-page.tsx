import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { DeskPage } from '../desk/desk-page.tsx';
import { LessonFrame } from '../desk/lesson-frame.tsx';
import { Notice } from '../../../ui/states.tsx';
import { Check } from './check.tsx';

/** Tries devices and line: of a lesson with the way to its media server, else without. */
export default function PreflightPage(): ReactNode {
  const { lessonId } = useParams();
  const { t } = useTranslation('lessons');
  if (lessonId === undefined) {
    return (
      <DeskPage title={t('desk.check')}>
        <Check lessonId={undefined} />
      </DeskPage>
    );
  }
  return (
    <LessonFrame lessonId={lessonId} title={t('desk.check')}>
      {({ may }) => (
        <>
          {may.enter ? null : <Notice icon="info" title={t('check.noLesson')} text={t('check.noLessonText')} />}
          {/* What has been tried stands when the lesson is opened meanwhile; the next try goes further. */}
          <Check lessonId={may.enter ? lessonId : undefined} />
        </>
      )}
    </LessonFrame>
  );
}
