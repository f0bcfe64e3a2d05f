import type { Text } from '@tongyan/scenes/session';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import bar from '../../../ui/replay-bar.module.css';
import { clockText } from '../../../i18n/clock.ts';
import { RateSelect } from '../rate-select.tsx';
import styles from './replay.module.css';
import type { Mark } from './marks.ts';
import type { ReplayHandle, ReplayState } from './replay-run.ts';

export interface TimelineProps {
  readonly state: ReplayState;
  readonly marks: readonly Mark[];
  readonly entries: readonly { readonly tick: number }[];
  readonly handle: ReplayHandle;
  readonly onStep: (direction: 1 | -1) => void;
  readonly say: (text: Text) => string;
}

const RATES = [0.25, 0.5, 1, 2, 4, 8, 16, 32] as const;

/** Where the replay stands, and how to get elsewhere. */
export function Timeline(props: TimelineProps): ReactNode {
  const { state, handle, onStep } = props;
  const { t } = useTranslation('training');
  const [rate, setRate] = useState(1);
  const { startTick, endTick, tick, tickS } = state;
  const isPlaying = state.rate > 0;
  const choose = (wanted: number): void => {
    setRate(wanted);
    if (isPlaying) handle.setRate(wanted);
  };
  const toggle = (): void => {
    if (isPlaying) return handle.setRate(0);
    if (tick >= endTick) handle.seek(startTick);
    handle.setRate(rate);
  };
  return (
    <footer className={classNames(bar.bar, styles.bar)}>
      <div className={bar.buttons}>
        <IconButton icon="left" label={t('runReplayPrevious')} onPress={() => onStep(-1)} />
        <IconButton
          icon={isPlaying ? 'pause' : 'play'}
          label={isPlaying ? t('runPause') : t('runReplayPlay')}
          onPress={toggle}
        />
        <IconButton icon="right" label={t('runReplayNext')} onPress={() => onStep(1)} />
        <RateSelect rates={RATES} rate={rate} onChoose={choose} />
      </div>
      <div className={bar.track}>
        <Marks {...props} />
        <input
          type="range"
          aria-label={t('runReplaySeek')}
          aria-valuetext={clockText((tick - startTick) * tickS)}
          min={startTick}
          max={endTick}
          step={Math.max(1, Math.round(0.1 / tickS))}
          value={tick}
          onChange={(event) => handle.seek(Number(event.target.value))}
        />
      </div>
      <span className={bar.time}>
        <b>{clockText((tick - startTick) * tickS)}</b> / {clockText((endTick - startTick) * tickS)}
        <small role="status">
          {state.isSeeking ? t('runReplaySeeking') : state.isPrepared ? '' : t('runReplayPreparing')}
        </small>
      </span>
    </footer>
  );
}

const MOST_DOTS = 400;

function Marks({ state, marks, entries, handle, say }: TimelineProps): ReactNode {
  const { t } = useTranslation('training');
  const { startTick, endTick, tickS } = state;
  const share = (tick: number): string => `${(100 * (tick - startTick)) / Math.max(1, endTick - startTick)}%`;
  const every = Math.ceil(entries.length / MOST_DOTS);
  return (
    <>
      <svg className={bar.band} aria-hidden="true">
        {entries
          .filter((_entry, index) => index % every === 0)
          .map(({ tick }, index) => (
            <rect key={index} x={share(tick)} y="0" width="1" height="100%" />
          ))}
      </svg>
      <ul className={classNames(bar.marks, styles.marks)} aria-label={t('runReplayMoments')}>
        {marks.map((mark, index) => (
          <li key={index} style={{ left: share(mark.tick) }}>
            <button
              type="button"
              data-kind={mark.kind}
              title={`${say(mark.title)} ${mark.points}`}
              aria-label={t('runReplayMoment', {
                title: say(mark.title),
                points: mark.points,
                time: clockText((mark.tick - startTick) * tickS),
              })}
              onClick={() => handle.seek(mark.tick)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
