import type { Scene, SceneFace, SceneStrings } from '../session/index.ts';

type Loading<Value> = () => Promise<{ readonly default: Value }>;

interface Loaders {
  readonly scene: Loading<Scene>;
  readonly face: Loading<SceneFace>;
  readonly guidance: Loading<SceneStrings>;
}

/** Each side by itself, loaded when it is asked for: a page that shows the catalogue loads none, an exam's page the face alone. */
const LOADERS: Readonly<Record<string, Loaders>> = {
  'motor-starter': {
    scene: () => import('../motor-starter/scene.ts'),
    face: () => import('../motor-starter/face.ts'),
    guidance: () => import('../motor-starter/strings/guidance.ts'),
  },
  'cnc-mill': {
    scene: () => import('../cnc-mill/scene.ts'),
    face: () => import('../cnc-mill/face.ts'),
    guidance: () => import('../cnc-mill/strings/guidance.ts'),
  },
};

const loadersOf = (id: string): Loaders | undefined => (Object.hasOwn(LOADERS, id) ? LOADERS[id] : undefined);

/** What runs and scores the scene with this id; undefined where there is none. */
export const loadScene = async (id: string): Promise<Scene | undefined> => (await loadersOf(id)?.scene())?.default;

/** What of it stands before whoever works in it. */
export const loadFace = async (id: string): Promise<SceneFace | undefined> => (await loadersOf(id)?.face())?.default;

/** Its texts that guide and judge: steps with their hints, dangers, score sheets. */
export const loadGuidance = async (id: string): Promise<SceneStrings | undefined> =>
  (await loadersOf(id)?.guidance())?.default;

/** Texts of one scene put together. */
export function withTexts(strings: SceneStrings, more: SceneStrings | undefined): SceneStrings {
  return { 'zh-CN': { ...strings['zh-CN'], ...more?.['zh-CN'] }, en: { ...strings.en, ...more?.en } };
}
