import type { SessionFrame, TrainingMode } from '@tongyan/scenes/session';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../../../ui/button.tsx';
import { RateSelect } from '../../rate-select.tsx';
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
  const { title, levelTag, modes, mode, frame, status, isOnServer } = props;
  const { sound, onSound, onPace, onBack, onKeys, onHint, onHandIn } = props;
  const { t } = useTranslation('training');
  const saved = savedState(status, frame, isOnServer);
  return (
    <header className={styles.bar}>
      <Back onBack={onBack} />
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
      <Tools
        mode={mode}
        isPaused={frame.state === 'paused'}
        rate={frame.rate}
        sound={sound}
        onSound={onSound}
        onPace={onPace}
        onKeys={onKeys}
        onHint={onHint}
        onHandIn={onHandIn}
      />
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

const Back = memo(function Back({ onBack }: Pick<TopBarProps, 'onBack'>): ReactNode {
  const { t } = useTranslation('training');
  return <IconButton icon="left" label={t('runBack')} onPress={onBack} />;
});

interface ToolsProps extends Pick<
  TopBarProps,
  'mode' | 'sound' | 'onSound' | 'onPace' | 'onKeys' | 'onHint' | 'onHandIn'
> {
  readonly isPaused: boolean;
  readonly rate: number;
}

/** The buttons of the bar; drawn again when one of them changes, and not with each moment of the run. */
const Tools = memo(function Tools(props: ToolsProps): ReactNode {
  const { mode, isPaused, rate, sound, onSound, onPace, onKeys, onHint, onHandIn } = props;
  const { t } = useTranslation('training');
  return (
    <>
      {mode === 'exam' ? null : (
        <>
          <IconButton
            icon={isPaused ? 'play' : 'pause'}
            label={isPaused ? t('runGoOn') : t('runPause')}
            onPress={() => onPace({ paused: !isPaused, rate })}
          />
          <RateSelect rates={RATES} rate={rate} onChoose={(chosen) => onPace({ paused: isPaused, rate: chosen })} />
        </>
      )}
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
    </>
  );
});
