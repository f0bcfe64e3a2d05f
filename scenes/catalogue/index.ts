import { manifest as cncMill } from '../cnc-mill/manifest.ts';
import type { SceneManifest } from '../manifest/index.ts';
import { manifest as motorStarter } from '../motor-starter/manifest.ts';

/** What there is to train on, in the order of the catalogue. */
export const MANIFESTS: readonly SceneManifest[] = [motorStarter, cncMill];
