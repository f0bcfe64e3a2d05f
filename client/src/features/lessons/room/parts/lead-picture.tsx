import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText } from '../../../../i18n/clock.ts';
import { Icon } from '../../../../ui/icon.tsx';
import { useSince } from '../links/use-changes.ts';
import { useLessonNow, useLive, useMedia } from '../links/use-links.ts';
import { sends } from '../../../../live/media-link.tsx';
import { PersonVideo } from '../../../../live/person-video.tsx';
import styles from './lead-picture.module.css';

const TICK_MS = 1_000;

/** The lead teacher's picture, or what is passed on instead of it. */
export function LeadPicture(): ReactNode {
  const { t } = useTranslation('lessons');
  const { lesson } = useLive();
  const { others } = useMedia();
  const nowMs = useLessonNow(TICK_MS);
  const lead = others.find((person) => person.seat === 'leadTeacher' && sends(person, 'camera'));
  const camera = lead?.tracks.find(({ source }) => source === 'camera');
  const isStopped = camera !== undefined && (camera.isHeldBack || !camera.isReceived);
  const stoppedMs = useSince(new Map([['lead', isStopped]]), nowMs).get('lead') ?? null;
  return (
    <figure className={styles.lead} data-stopped={isStopped || undefined}>
      {lead === undefined ? (
        <span className={styles.noPicture}>
          <Icon name="camera-off" />
        </span>
      ) : (
        <PersonVideo identity={lead.identity} source="camera" label={t('liveLeadPicture')} />
      )}
      <figcaption>
        {isStopped && stoppedMs !== null
          ? t('livePictureStopped', { time: clockText(stoppedMs / 1000) })
          : lesson.leadName}
      </figcaption>
    </figure>
  );
}
