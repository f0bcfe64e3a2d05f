import type { Scene } from '../session/index.ts';

/** Each scene's model side, loaded when it is asked for: a page that shows the catalogue loads none. */
const LOADERS: Readonly<Record<string, () => Promise<{ readonly default: Scene }>>> = {
  'motor-starter': () => import('../motor-starter/scene.ts'),
  'cnc-mill': () => import('../cnc-mill/scene.ts'),
};

/** The scene with this id; undefined where there is none. */
export async function loadScene(id: string): Promise<Scene | undefined> {
  const load = Object.hasOwn(LOADERS, id) ? LOADERS[id] : undefined;
  return load === undefined ? undefined : (await load()).default;
}
