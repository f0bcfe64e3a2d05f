import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.tsx';
import styles from './preflight.module.css';

/** The camera's own picture, as in a mirror. */
export function Preview({ stream }: { stream: MediaStream | null }): ReactNode {
  const { t } = useTranslation('live');
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current !== null) video.current.srcObject = stream;
  }, [stream]);
  return (
    <div className={styles.preview}>
      <video ref={video} autoPlay muted playsInline aria-label={t('check.preview')} hidden={stream === null} />
      {stream === null ? (
        <p>
          <Icon name="camera-off" />
          {t('check.noPreview')}
        </p>
      ) : null}
    </div>
  );
}
