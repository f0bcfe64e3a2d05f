import { type Admitted, createPreflight, type Preflight, type PreflightSnapshot } from '@tongyan/media/client';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { probe } from '../probe.ts';

export interface Devices {
  readonly cameraId: string | undefined;
  readonly microphoneId: string | undefined;
}

/** How the page asks to be let in, to try the way to the media server; undefined where it cannot be tried yet. Keep it between renderings. */
export type Admit = (() => Promise<Admitted>) | undefined;

/** A check with these devices, for as long as the page is there. */
export function usePreflight(
  admit: Admit,
  { cameraId, microphoneId }: Devices,
): { readonly preflight: Preflight | undefined; readonly snapshot: PreflightSnapshot | undefined } {
  const [preflight, setPreflight] = useState<Preflight>();
  useEffect(() => {
    const made = createPreflight({
      admit,
      probe,
      cameraId,
      microphoneId,
    });
    setPreflight(made);
    return () => made.close();
  }, [admit, cameraId, microphoneId]);
  const snapshot = useSyncExternalStore(
    (changed) => preflight?.subscribe(changed) ?? (() => undefined),
    () => preflight?.getSnapshot(),
  );
  return { preflight, snapshot };
}
