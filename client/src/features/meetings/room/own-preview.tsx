import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icon.tsx';
import styles from './door.module.css';

/** The camera's own picture before coming in, as in a mirror. */
export function OwnPreview({ isOn }: { readonly isOn: boolean }): ReactNode {
  const { t } = useTranslation('meetings');
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<'off' | 'asking' | 'shown' | 'failed'>('off');
  useEffect(() => {
    if (!isOn) return undefined;
    let stream: MediaStream | undefined;
    let isGone = false;
    setState('asking');
    const show = async (): Promise<void> => {
      try {
        const given = await navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 360 } });
        stream = given;
        if (isGone) return stop();
        if (video.current !== null) video.current.srcObject = given;
        setState('shown');
      } catch {
        // No secure origin, no camera, or it was refused: one can come in without.
        if (!isGone) setState('failed');
      }
    };
    function stop(): void {
      for (const track of stream?.getTracks() ?? []) track.stop();
    }
    void show();
    return () => {
      isGone = true;
      stop();
      setState('off');
    };
  }, [isOn]);
  return (
    <div className={styles.preview}>
      <video ref={video} autoPlay muted playsInline aria-label={t('ownPicture')} hidden={state !== 'shown'} />
      {state === 'shown' ? null : (
        <p>
          <Icon name="camera-off" />
          {t(state === 'failed' ? 'previewFailed' : state === 'asking' ? 'previewAsking' : 'previewOff')}
        </p>
      )}
    </div>
  );
}
