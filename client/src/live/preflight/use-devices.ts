import { useEffect, useState } from 'react';

/** Cameras and microphones that this device has; without names until one was allowed. @param asked looks anew when it changes */
export function useDevices(asked: unknown): readonly MediaDeviceInfo[] {
  const [devices, setDevices] = useState<readonly MediaDeviceInfo[]>([]);
  useEffect(() => {
    let isGone = false;
    const look = (): void => {
      // Without a secure origin there is none to ask; the check itself says so.
      if (!('mediaDevices' in navigator)) return;
      navigator.mediaDevices.enumerateDevices().then(
        (found) => (isGone ? undefined : setDevices(found.filter(({ deviceId }) => deviceId !== ''))),
        () => undefined,
      );
    };
    look();
    if ('mediaDevices' in navigator) navigator.mediaDevices.addEventListener('devicechange', look);
    return () => {
      isGone = true;
      if ('mediaDevices' in navigator) navigator.mediaDevices.removeEventListener('devicechange', look);
    };
  }, [asked]);
  return devices;
}
