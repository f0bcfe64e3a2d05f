import { PREFLIGHT_STEPS } from '@tongyan/media/client';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { LoadingState } from '../../ui/states.tsx';
import { LevelMeter } from './level-meter.tsx';
import { NetworkNote } from './network-note.tsx';
import { outcomeOf } from './outcome.ts';
import styles from './preflight.module.css';
import { Preview } from './preview.tsx';
import { StepRow } from './step-row.tsx';
import { useDevices } from './use-devices.ts';
import { type Admit, type Devices, usePreflight } from './use-preflight.ts';

const tones = {
  untried: 'plain',
  running: 'plain',
  asking: 'person',
  good: 'good',
  partial: 'good',
  usable: 'person',
  bad: 'danger',
} as const;

/** The check: its outcome, what was tried with its figures, and what to do about what failed. */
export function Check({ admit }: { admit: Admit }): ReactNode {
  const { t } = useTranslation('live');
  const [chosen, setChosen] = useState<Devices>({ cameraId: undefined, microphoneId: undefined });
  const { preflight, snapshot } = usePreflight(admit, chosen);
  const devices = useDevices(snapshot?.preview);
  if (preflight === undefined || snapshot === undefined) return <LoadingState rows={8} />;
  const outcome = outcomeOf(snapshot);
  const isWaiting = outcome === 'untried';
  return (
    <div className={styles.columns}>
      <section aria-label={t('check.steps')}>
        <div className={styles.outcome} data-tone={tones[outcome]} role="status">
          <b>{t(`check.outcome.${outcome}`)}</b>
          <span>{t(`check.outcomeText.${outcome}`)}</span>
        </div>
        <ol className={styles.steps}>
          {PREFLIGHT_STEPS.map((step) => (
            <StepRow
              key={step}
              step={step}
              result={snapshot.steps[step]}
              isBusy={snapshot.isRunning}
              onAnswer={(heard) => preflight.answerSpeaker(heard)}
              onAgain={() => void preflight.run([step])}
            />
          ))}
        </ol>
        <p className={styles.buttons}>
          <Button variant="primary" size="large" isDisabled={snapshot.isRunning} onPress={() => void preflight.run()}>
            {isWaiting ? t('check.begin') : t('check.again')}
          </Button>
        </p>
        <NetworkNote steps={snapshot.steps} />
      </section>
      <section aria-label={t('check.devices')} className={styles.devices}>
        <Preview stream={snapshot.preview} />
        <LevelMeter level={() => preflight.level()} />
        <DeviceSelect
          label={t('check.step.camera')}
          kind="videoinput"
          devices={devices}
          value={chosen.cameraId}
          onChange={(cameraId) => setChosen({ ...chosen, cameraId })}
        />
        <DeviceSelect
          label={t('check.step.microphone')}
          kind="audioinput"
          devices={devices}
          value={chosen.microphoneId}
          onChange={(microphoneId) => setChosen({ ...chosen, microphoneId })}
        />
      </section>
    </div>
  );
}

const USUAL = '';

function DeviceSelect(props: {
  label: string;
  kind: MediaDeviceKind;
  devices: readonly MediaDeviceInfo[];
  value: string | undefined;
  onChange: (deviceId: string | undefined) => void;
}): ReactNode {
  const { label, kind, devices, value, onChange } = props;
  const { t } = useTranslation('live');
  const offered = devices.filter((device) => device.kind === kind && device.deviceId !== 'default');
  if (offered.length < 2) return null;
  return (
    <Select
      label={label}
      value={value ?? USUAL}
      onChange={(id) => onChange(id === USUAL ? undefined : id)}
      choices={[
        { id: USUAL, label: t('check.usualDevice') },
        ...offered.map((device, index) => ({
          id: device.deviceId,
          label: device.label === '' ? t('check.deviceNumber', { number: index + 1 }) : device.label,
        })),
      ]}
    />
  );
}
