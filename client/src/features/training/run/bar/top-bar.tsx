import type { SessionFrame, TrainingMode } from '@tongyan/scenes/session';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../../../ui/button.tsx';
import { Select } from '../../../../ui/select.tsx';
import type { RunStatus } from '../../session/run-handle.ts';
import { clockText } from '../../../../i18n/clock.ts';
import styles from '../workspace.module.css';
import { SavedLine } from './saved-line.tsx';
import { savedState } from './saved-state.ts';

export interface TopBarProps {
  readonly title: string;
  readonly levelTag: string;
  readonly modes: readonly TrainingMode[];
  readonly mode: TrainingMode;
  readonly frame: SessionFrame;
  readonly status: RunStatus;
  readonly isOnServer: boolean;
  readonly sound: boolean;
  readonly onSound: (sound: boolean) => void;
  readonly onPace: (pace: { readonly paused: boolean; readonly rate: number }) => void;
  readonly onBack: () => void;
  readonly onKeys: () => void;
  /** Null where there is no hint to be had. */
  readonly onHint: (() => void) | null;
  readonly onHandIn: () => void;
}

const SLOW_BELOW = 0.9;
/** Where nothing is to be proved, nobody has to wait for a cut of minutes. The server takes up to twenty times. */
const RATES = [1, 2, 4, 10] as const;

export function TopBar(props: TopBarProps): ReactNode {
  const { title, levelTag, modes, mode, frame, status, isOnServer, sound, onSound, onBack, onKeys, onHint, onHandIn } =
    props;
  const { t } = useTranslation('training');
  const saved = savedState(status, frame, isOnServer);
  return (
    <header className={styles.bar}>
      <IconButton icon="left" label={t('runBack')} onPress={onBack} />
      <h1>{title}</h1>
      <span className={styles.level}>{levelTag}</span>
      <ol className={styles.modes} aria-label={t('runLevel')}>
        {modes.map((one) => (
          <li key={one} {...(one === mode ? { 'aria-current': 'true' as const } : {})}>
            {t(`runMode_${one}`)}
          </li>
        ))}
      </ol>
      <span className={styles.spacer} />
      {status.pace < SLOW_BELOW ? (
        <span className={styles.slow} role="status">
          {t('runSlow', { pace: status.pace.toFixed(2) })}
        </span>
      ) : null}
      <Time frame={frame} deadlineMs={status.deadlineMs} />
      {status.judged === null || status.judged.points === 0 ? null : (
        <span className={styles.figure}>
          {t('runJudged')}
          <b>{figure(status.judged.earned)}</b> / {figure(status.judged.points)}
        </span>
      )}
      {saved === null ? null : <SavedLine state={saved} />}
      {mode === 'exam' ? null : <PaceButtons {...props} />}
      <IconButton
        icon={sound ? 'sound' : 'sound-off'}
        label={sound ? t('runSoundOff') : t('runSoundOn')}
        onPress={() => onSound(!sound)}
      />
      <IconButton icon="keyboard" label={t('runKeys')} onPress={onKeys} />
      {onHint === null ? null : (
        <Button size="medium" icon="hand" onPress={onHint}>
          {t('runHint')}
        </Button>
      )}
      <Button size="medium" onPress={onHandIn}>
        {mode === 'demonstration' ? t('runEndShow') : t('runHandIn')}
      </Button>
    </header>
  );
}

/** Points have at most two digits behind the point. */
const figure = (points: number): string => String(Number(points.toFixed(2)));

function Time({ frame, deadlineMs }: { readonly frame: SessionFrame; readonly deadlineMs: number | null }): ReactNode {
  const { t } = useTranslation('training');
  return (
    <span className={styles.figure}>
      {deadlineMs === null ? t('runTime') : t('runTimeLeft')}
      <b>{clockText(deadlineMs === null ? frame.view.timeS : (deadlineMs - Date.now()) / 1000)}</b>
    </span>
  );
}

function PaceButtons({ frame, onPace }: TopBarProps): ReactNode {
  const { t } = useTranslation('training');
  const isPaused = frame.state === 'paused';
  return (
    <>
      <IconButton
        icon={isPaused ? 'play' : 'pause'}
        label={isPaused ? t('runGoOn') : t('runPause')}
        onPress={() => onPace({ paused: !isPaused, rate: frame.rate })}
      />
      <Select
        label={t('runRate')}
        isLabelHidden
        isQuiet
        choices={RATES.map((rate) => ({ id: String(rate), label: `${rate}×` }))}
        value={String(frame.rate)}
        onChange={(rate) => onPace({ paused: isPaused, rate: Number(rate) })}
      />
    </>
  );
}
