import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFloor, useLive, useMedia } from '../links/use-links.ts';
import { sends } from '../../../../live/media-link.tsx';
import { classroomNow, classroomsOf } from '../model/classrooms.ts';
import { LeadPicture } from './lead-picture.tsx';
import styles from './lead-picture.module.css';
import { PersonVideo } from '../../../../live/person-video.tsx';

/** Who is to be seen beside the stage: whoever leads, and the classrooms that are brought on stage. */
export function StagePictures(): ReactNode {
  const { t } = useTranslation('lessons');
  const { lesson, me } = useLive();
  const { view } = useFloor();
  const { others } = useMedia();
  const called = classroomsOf(lesson)
    .filter(({ classroomId }) => classroomId !== me.classroomId)
    .map((classroom) => ({ classroom, now: classroomNow(classroom, view, others) }))
    .filter(({ now }) => now.isOnStage && now.person !== null && sends(now.person, 'camera'));
  return (
    <>
      {called.map(({ classroom, now }) =>
        now.person === null ? null : (
          <figure key={classroom.classroomId} className={styles.lead}>
            <PersonVideo
              identity={now.person.identity}
              source="camera"
              label={classroom.place || t('liveHomeStudent')}
            />
            <figcaption>{classroom.school || t('liveHomeStudent')}</figcaption>
          </figure>
        ),
      )}
      <LeadPicture />
    </>
  );
}
