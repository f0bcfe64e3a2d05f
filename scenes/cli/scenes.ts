import { loadNamedScene } from '../catalogue/named.ts';
import type { SceneTraining } from '../session/index.ts';
import { MANIFESTS } from '../catalogue/index.ts';
import { CommandFailure } from './failure.ts';

interface CommandLineScene extends SceneTraining {
  readonly texts: Readonly<Record<string, string>>;
}

/**
 * An exercise of a scene, as `scene/exercise`; the scene's first where only the scene is named.
 *
 * @throws CommandFailure where there is none
 */
export async function sceneOf(name: string): Promise<CommandLineScene> {
  const [sceneId = '', exerciseId] = name.split('/');
  const scene = await loadNamedScene(sceneId);
  if (scene === undefined)
    throw new CommandFailure(`there is no scene ${sceneId}: there are ${MANIFESTS.map(({ id }) => id).join(', ')}`);
  const exercise = scene.exercises.find(({ id }) => exerciseId === undefined || id === exerciseId);
  if (exercise === undefined) {
    const ids = scene.exercises.map(({ id }) => id).join(', ');
    throw new CommandFailure(`${sceneId} has no exercise ${exerciseId}: there are ${ids}`);
  }
  return { ...exercise.training, texts: scene.strings.en };
}
