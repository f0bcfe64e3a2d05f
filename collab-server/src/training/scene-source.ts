import { MANIFESTS } from '@tongyan/scenes/catalogue';
import { loadNamedScene } from '@tongyan/scenes/catalogue/named';
import type { SceneSource } from './scenes.ts';

/** The scenes of this build. Loaded by path in the threads that run logs, too. */
export const source: SceneSource = {
  manifests: MANIFESTS,
  load: async (sceneId) => (await loadNamedScene(sceneId)) ?? null,
};
