import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../ui/button.tsx';
import { DEVICE_ICONS, DEVICE_LABELS } from './device-faces.ts';
import type { DeviceSource, OwnDevices } from './own-devices.ts';
import styles from './device-buttons.module.css';

/** Buttons of what somebody may send; `isAlways`: also while it may not, so that somebody sees what will be there. */
export function DeviceButtons({
  devices,
  sources,
  isAlways = false,
}: {
  readonly devices: OwnDevices;
  readonly sources: readonly DeviceSource[];
  readonly isAlways?: boolean;
}): ReactNode {
  const { t } = useTranslation('live');
  return sources.map((source) => {
    const isOn = devices.isOn(source);
    const isOff = !devices.may(source) && !isOn;
    if (isOff && !isAlways) return null;
    const place = isOn ? 0 : 1;
    const failure = devices.failures[source];
    return (
      <span
        key={source}
        className={styles.device}
        data-on={isOn || undefined}
        data-failed={failure !== undefined || undefined}
      >
        <IconButton
          icon={DEVICE_ICONS[source][place]}
          label={t(DEVICE_LABELS[source][place])}
          isDisabled={isOff}
          onPress={() => devices.turn(source, !isOn)}
        />
        {failure === undefined ? null : <small role="alert">{t(`device_${failure}`)}</small>}
      </span>
    );
  });
}
