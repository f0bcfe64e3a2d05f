import { createPreflight, type Preflight, type PreflightSnapshot } from '@tongyan/media/client';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { admit, probe } from './platform.ts';

export interface Devices {
  readonly cameraId: string | undefined;
  readonly microphoneId: string | undefined;
}

/** A check with these devices, for as long as the page is there. */
export function usePreflight(
  lessonId: string | undefined,
  { cameraId, microphoneId }: Devices,
): { readonly preflight: Preflight | undefined; readonly snapshot: PreflightSnapshot | undefined } {
  const [preflight, setPreflight] = useState<Preflight>();
  useEffect(() => {
    const made = createPreflight({
      admit: lessonId === undefined ? undefined : () => admit(lessonId),
      probe,
      cameraId,
      microphoneId,
    });
    setPreflight(made);
    return () => made.close();
  }, [lessonId, cameraId, microphoneId]);
  const snapshot = useSyncExternalStore(
    (changed) => preflight?.subscribe(changed) ?? (() => undefined),
    () => preflight?.getSnapshot(),
  );
  return { preflight, snapshot };
}
