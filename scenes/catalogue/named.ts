import type { NamedScene, SceneStrings } from '../session/index.ts';
import { loadFace, loadGuidance, loadScene, withTexts } from './scenes.ts';

/** What faults are called stands here, for servers and tools: no page loads it. A trainee is told by the server, once the score is. */
const FAULTS: Readonly<Record<string, () => Promise<{ readonly default: SceneStrings }>>> = {
  'motor-starter': () => import('../motor-starter/strings/faults.ts'),
  'cnc-mill': () => import('../cnc-mill/strings/faults.ts'),
};

/** The scene with every text; undefined where there is none. */
export async function loadNamedScene(id: string): Promise<NamedScene | undefined> {
  const [scene, face, guidance] = await Promise.all([loadScene(id), loadFace(id), loadGuidance(id)]);
  if (scene === undefined || face === undefined) return undefined;
  const faults = (await FAULTS[id]?.())?.default;
  return { ...scene, strings: withTexts(withTexts(face.strings, guidance), faults) };
}
