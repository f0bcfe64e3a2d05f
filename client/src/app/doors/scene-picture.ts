import type { SessionPort } from '@tongyan/scenes/session';
import { lazy } from 'react';
import { loadStrings } from '../../i18n/i18n.ts';

export interface ScenePictureProps {
  readonly port: SessionPort;
  readonly hasSound: boolean;
}

/** A scene's picture with the list of its controls, as trainings show it: for features that show a twin. Mount it within `<Suspense>`. */
export const ScenePicture = lazy(async () => {
  const [picture] = await Promise.all([
    import('../../features/training/run/scene-picture.tsx'),
    loadStrings('training'),
  ]);
  return picture;
});
