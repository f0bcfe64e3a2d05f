import type { SceneView } from '@tongyan/scenes/kit';

/** Each scene's picture, loaded when somebody stands before it. */
const LOADERS: Readonly<Record<string, () => Promise<{ readonly default: SceneView }>>> = {
  'motor-starter': () => import('@tongyan/scenes/motor-starter/view'),
  'cnc-mill': () => import('@tongyan/scenes/cnc-mill/view'),
};

/** Null where a scene has no picture: it is worked in its list. */
export async function loadSceneView(sceneId: string): Promise<SceneView | null> {
  const load = Object.hasOwn(LOADERS, sceneId) ? LOADERS[sceneId] : undefined;
  return load === undefined ? null : (await load()).default;
}
