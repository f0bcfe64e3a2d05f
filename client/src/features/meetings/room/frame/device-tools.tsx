import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DEVICE_ICONS, DEVICE_LABELS } from '../../../../live/device-faces.ts';
import type { DeviceSource, OwnDevices } from '../../../../live/own-devices.ts';
import styles from './bars.module.css';
import { ToolButton } from './tool-button.tsx';

/** Microphone, camera and screen of this page. */
export function DeviceTools({
  devices,
  sources,
}: {
  readonly devices: OwnDevices;
  readonly sources: readonly DeviceSource[];
}): ReactNode {
  const { t } = useTranslation('meetings');
  const { t: live } = useTranslation('live');
  return sources.map((source) => {
    const isOn = devices.isOn(source);
    const place = isOn ? 0 : 1;
    return (
      <ToolButton
        key={source}
        icon={DEVICE_ICONS[source][place]}
        word={t(`tool_${source}`)}
        label={live(DEVICE_LABELS[source][place])}
        {...(isOn ? { tone: 'on' as const } : source === 'screen' ? {} : { tone: 'off' as const })}
        isDisabled={!isOn && !devices.may(source)}
        onPress={() => devices.turn(source, !isOn)}
      />
    );
  });
}

const SOURCES: readonly DeviceSource[] = ['microphone', 'camera', 'screen'];

/** Why a device that was to be on is not. */
export function DeviceFailures({ devices }: { readonly devices: OwnDevices }): ReactNode {
  const { t } = useTranslation(['meetings', 'live']);
  const failed = SOURCES.flatMap((source) => {
    const why = devices.failures[source];
    return why === undefined ? [] : [{ source, why }];
  });
  if (failed.length === 0) return null;
  return (
    <div className={styles.failures} role="alert">
      {failed.map(({ source, why }) => (
        <p key={source}>{t('deviceFailed', { device: t(`tool_${source}`), why: t(`live:device_${why}`) })}</p>
      ))}
    </div>
  );
}
