import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText } from '../../../i18n/clock.ts';
import { IconButton } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import bar from '../../../ui/replay-bar.module.css';
import { Select } from '../../../ui/select.tsx';
import { isOnTimeline, type Moment, type Replay } from './moments.ts';
import styles from './replay.module.css';
import type { ReplayHandle } from './use-replay.ts';

const RATES = [0.5, 0.75, 1, 1.25, 1.5, 2, 3] as const;

export interface TimelineProps {
  readonly handle: ReplayHandle;
  readonly replay: Replay;
  readonly moments: readonly Moment[];
  readonly say: (moment: Moment) => string;
  readonly onStep: (direction: 1 | -1) => void;
}

/** Where the replay stands, and how to get elsewhere. */
export function Timeline({ handle, replay, moments, say, onStep }: TimelineProps): ReactNode {
  const { t } = useTranslation('lessons');
  const { clock, atMs, isPlaying, rate, isMuted, isWaiting } = handle;
  const { lessonMs } = replay;
  return (
    <footer className={bar.bar}>
      <div className={bar.buttons}>
        <IconButton icon="left" label={t('replayPrevious')} onPress={() => onStep(-1)} />
        <IconButton
          icon={isPlaying ? 'pause' : 'play'}
          label={isPlaying ? t('replayPause') : t('replayPlay')}
          onPress={() => (isPlaying ? clock.pause() : clock.play())}
        />
        <IconButton icon="right" label={t('replayNext')} onPress={() => onStep(1)} />
        <IconButton
          icon="sound"
          label={isMuted ? t('replayUnmute') : t('replayMute')}
          isActive={!isMuted}
          onPress={() => handle.setMuted(!isMuted)}
        />
        <Select
          label={t('replayRate')}
          isLabelHidden
          isQuiet
          choices={RATES.map((one) => ({ id: String(one), label: `${one}×` }))}
          value={String(rate)}
          onChange={(chosen) => clock.setRate(Number(chosen))}
        />
      </div>
      <div className={bar.track}>
        <Heard replay={replay} />
        <Marks moments={moments} lessonMs={lessonMs} say={say} onSeek={(toMs) => clock.seek(toMs)} />
        <input
          type="range"
          aria-label={t('replaySeek')}
          aria-valuetext={clockText(atMs / 1_000)}
          min={0}
          max={Math.max(1, lessonMs)}
          step={100}
          value={atMs}
          onChange={(event) => clock.seek(Number(event.target.value))}
        />
      </div>
      <span className={bar.time}>
        <b>{clockText(atMs / 1_000)}</b> / {clockText(lessonMs / 1_000)}
        <small role="status">{isWaiting ? t('replayWaiting') : ''}</small>
      </span>
    </footer>
  );
}

const share = (atMs: number, lessonMs: number): string => `${(100 * atMs) / Math.max(1, lessonMs)}%`;

/** When somebody was heard, as a band under the marks: a row for each microphone. */
function Heard({ replay: { sources, lessonMs } }: { readonly replay: Replay }): ReactNode {
  return (
    <svg className={bar.band} aria-hidden="true" preserveAspectRatio="none">
      {sources.map(({ sourceId, chunks }, row) =>
        chunks
          .filter(({ heardMs, durationMs }) => heardMs > durationMs / 5)
          .map(({ startMs, durationMs }) => (
            <rect
              key={`${sourceId} ${startMs}`}
              x={share(startMs, lessonMs)}
              y={`${(100 * row) / sources.length}%`}
              width={share(durationMs, lessonMs)}
              height={`${80 / sources.length}%`}
            />
          )),
      )}
    </svg>
  );
}

interface MarksProps {
  readonly moments: readonly Moment[];
  readonly lessonMs: number;
  readonly say: (moment: Moment) => string;
  readonly onSeek: (toMs: number) => void;
}

function Marks({ moments, lessonMs, say, onSeek }: MarksProps): ReactNode {
  const { t } = useTranslation('lessons');
  return (
    <ul className={classNames(bar.marks, styles.marks)} aria-label={t('replayMoments')}>
      {moments.filter(isOnTimeline).map((moment) => (
        <li key={`${moment.atMs} ${moment.kind}`} style={{ left: share(moment.atMs, lessonMs) }}>
          <button
            type="button"
            data-kind={moment.kind}
            title={say(moment)}
            aria-label={t('replayMomentAt', { moment: say(moment), time: clockText(moment.atMs / 1_000) })}
            onClick={() => onSeek(moment.atMs)}
          />
        </li>
      ))}
    </ul>
  );
}
