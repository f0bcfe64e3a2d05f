import { type LessonTimeMs, type StageEvent, videoPositionMs, type VideoState } from '@tongyan/media/timeline';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../../ui/button.tsx';
import { clockOf } from '../cards/countdown.ts';
import styles from './video.module.css';

interface VideoControlsProps {
  readonly video: VideoState;
  readonly at: () => LessonTimeMs;
  readonly onAct: (event: StageEvent) => void;
  readonly title: string;
}

const EVERY_MS = 250;
const RATES = [0.5, 0.75, 1, 1.25, 1.5, 2] as const;

/** What the lead teacher does with the video, for all. */
export function VideoControls({ video, at, onAct, title }: VideoControlsProps): ReactNode {
  const { t } = useTranslation('lessons');
  const { durationMs, pace, rate } = video;
  const [positionMs, setPositionMs] = useState(() => videoPositionMs(video, at()));
  /** Where the handle is while it is dragged. */
  const [draggedMs, setDraggedMs] = useState<number | null>(null);
  useEffect(() => {
    const read = (): void => setPositionMs(videoPositionMs(video, at()));
    read();
    const timer = setInterval(read, EVERY_MS);
    return () => clearInterval(timer);
  }, [video, at]);
  const isOver = positionMs >= durationMs;
  const plays = pace.rate > 0 && !isOver;
  const shownMs = draggedMs ?? positionMs;
  const toggle = (): void => {
    const nowMs = videoPositionMs(video, at());
    onAct(plays ? { kind: 'video.pause', positionMs: nowMs } : { kind: 'video.play', positionMs: isOver ? 0 : nowMs });
  };
  const seek = (): void => {
    if (draggedMs === null) return;
    onAct({ kind: 'video.seek', positionMs: draggedMs });
    setDraggedMs(null);
  };
  return (
    <div className={styles.controls} role="group" aria-label={t('stageVideoControls')}>
      <IconButton
        icon={plays ? 'pause' : 'play'}
        label={plays ? t('stageVideoPause') : t('stageVideoPlay')}
        onPress={toggle}
      />
      <input
        type="range"
        className={styles.seek}
        min={0}
        max={Math.round(durationMs)}
        step={100}
        value={Math.round(shownMs)}
        aria-label={t('stageVideoSeek', { title })}
        aria-valuetext={clockOf(Math.floor(shownMs / 1_000))}
        onChange={({ target }) => setDraggedMs(Number(target.value))}
        onPointerUp={seek}
        onKeyUp={seek}
        onBlur={seek}
      />
      <span className={styles.clock}>
        {clockOf(Math.floor(shownMs / 1_000))} / {clockOf(Math.floor(durationMs / 1_000))}
      </span>
      <label className={styles.rate}>
        <span className="visually-hidden">{t('stageVideoRate')}</span>
        <select value={rate} onChange={({ target }) => onAct({ kind: 'video.rate', rate: Number(target.value) })}>
          {RATES.map((one) => (
            <option key={one} value={one}>
              {one}×
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
