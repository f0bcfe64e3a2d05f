import type { VideoState } from '@tongyan/media/timeline';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/button.tsx';
import { Notice } from '../../../../ui/states.tsx';
import type { StageMaterial, StageViewProps } from '../props.ts';
import { WIDE } from '../sheet/fit.ts';
import { Sheet } from '../sheet/sheet.tsx';
import { followVideo } from './follow-video.ts';
import { VideoControls } from './video-controls.tsx';
import styles from './video.module.css';

/** A video that is at the same moment in every classroom. */
export function VideoSurface(props: StageViewProps): ReactNode {
  const { t } = useTranslation('lessons');
  const { video } = props.stage;
  const material = props.materials.find(({ id }) => id === video?.mediaId);
  if (video === null) return null;
  if (material === undefined || material.contentUrl === null)
    return <Notice icon="search" title={t('stageMaterialMissing')} text={t('stageMaterialMissingText')} />;
  return <Film key={material.id} {...props} video={video} material={material} url={material.contentUrl} />;
}

interface FilmProps extends StageViewProps {
  readonly video: VideoState;
  readonly material: StageMaterial;
  readonly url: string;
}

function Film({ video, material, url, ...props }: FilmProps): ReactNode {
  const { t } = useTranslation('lessons');
  const { at, onAct, hasSound = true } = props;
  // It comes with the sheet, which is measured first.
  const [element, setElement] = useState<HTMLVideoElement | null>(null);
  const latest = useRef(video);
  latest.current = video;
  const [isBlocked, setBlocked] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const [aspect, setAspect] = useState(WIDE);
  useEffect(() => {
    if (element === null) return undefined;
    return followVideo({ element, state: () => latest.current, at, onBlocked: setBlocked });
  }, [element, at]);
  if (hasFailed)
    return (
      <Notice
        icon="warning"
        role="alert"
        title={t('stageDeckFailed', { title: material.title })}
        text={t('stageVideoFailedText')}
        action={<Button onPress={() => setFailed(false)}>{t('stageAgain')}</Button>}
      />
    );
  return (
    <>
      <Sheet {...props} aspect={aspect}>
        {() => (
          <video
            ref={setElement}
            className={styles.film}
            src={url}
            aria-label={material.title}
            preload="auto"
            playsInline
            muted={!hasSound}
            disablePictureInPicture
            onLoadedMetadata={({ currentTarget: { videoWidth, videoHeight } }) =>
              videoHeight > 0 ? setAspect(videoWidth / videoHeight) : undefined
            }
            onError={() => setFailed(true)}
          />
        )}
      </Sheet>
      {isBlocked ? (
        <div className={styles.blocked}>
          <Button variant="primary" size="large" icon="play" onPress={() => void element?.play()}>
            {t('stageVideoUnlock')}
          </Button>
        </div>
      ) : null}
      {onAct === undefined ? null : <VideoControls video={video} at={at} onAct={onAct} title={material.title} />}
    </>
  );
}
