import { createContext, useContext } from 'react';

import type { CameraRig } from '../camera/camera-rig.ts';
import type { TargetRegistry } from '../pointer/target-registry.ts';
import type { AnchorRegistry } from './anchor-registry.ts';
import type { QualitySettings } from './quality.ts';

/** What everything inside of a stage shares. */
export interface StageServices {
  readonly targets: TargetRegistry;
  readonly anchors: AnchorRegistry;
  readonly camera: CameraRig;
  readonly quality: QualitySettings;
  readonly reducedMotion: boolean;
}

export const StageContext = createContext<StageServices | null>(null);

/** @throws Error outside of a stage. */
export function useStage(): StageServices {
  const services = useContext(StageContext);
  if (services === null) throw new Error('this stands only inside of a Stage');
  return services;
}
