import type { SceneManifest } from '@tongyan/scenes/manifest';
import type { NamedScene, SceneExercise } from '@tongyan/scenes/session';
import { ProblemError } from '../platform/errors.ts';
import type { LocalText } from './contract-shapes.ts';

/** Where scenes come from: the catalogue of this build, or a test's own. */
export type SceneSource = {
  readonly manifests: readonly SceneManifest[];
  /** Null where there is no such scene. */
  load(sceneId: string): Promise<NamedScene | null>;
};

/** What a line of a score sheet is called. */
export const lineTitleOf = (scene: Pick<NamedScene, 'strings'>, line: string): LocalText =>
  textOf(scene, `line.${line}`);

export type FoundExercise = { readonly scene: NamedScene; readonly exercise: SceneExercise };

/** A text of a scene in both languages; its key where the scene does not have it. */
export function textOf({ strings }: Pick<NamedScene, 'strings'>, key: string): LocalText {
  return { 'zh-CN': strings['zh-CN'][key] ?? key, en: strings.en[key] ?? key };
}

/** The exercise; null where this build has none of that name. */
export async function findExercise(
  source: SceneSource,
  sceneId: string,
  exerciseId: string,
): Promise<FoundExercise | null> {
  const scene = await source.load(sceneId);
  const exercise = scene?.exercises.find(({ id }) => id === exerciseId);
  return scene && exercise ? { scene, exercise } : null;
}

export async function requireExercise(
  source: SceneSource,
  sceneId: string,
  exerciseId: string,
): Promise<FoundExercise> {
  const found = await findExercise(source, sceneId, exerciseId);
  if (!found) throw new ProblemError('training.exerciseNotFound');
  return found;
}

/** What is told of an exercise by name alone, as lists need it; its ids where this build has it no more. */
export async function titleOf(source: SceneSource, sceneId: string, exerciseId: string): Promise<LocalText> {
  const found = await findExercise(source, sceneId, exerciseId);
  if (found) return textOf(found.scene, found.exercise.title);
  const name = `${sceneId}/${exerciseId}`;
  return { 'zh-CN': name, en: name };
}
