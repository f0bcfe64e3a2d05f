import { MANIFESTS } from '@tongyan/scenes/catalogue';
import type { LocalText } from './types.ts';

/** What a scene is called; its id where this build does not have it. */
export function sceneTitle(sceneId: string): LocalText {
  return MANIFESTS.find(({ id }) => id === sceneId)?.title ?? { 'zh-CN': sceneId, en: sceneId };
}
