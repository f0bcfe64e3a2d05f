import { loadScene } from '@tongyan/scenes/catalogue/scenes';
import type { Scene, SceneExercise } from '@tongyan/scenes/session';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '../../../i18n/i18n.ts';
import { sceneText } from './scene-text.ts';

/** A scene's model side; null where there is no such scene. Works without a network once it was loaded. */
export function useScene(sceneId: string): UseQueryResult<Scene | null> {
  return useQuery({
    queryKey: ['trainingScene', sceneId],
    queryFn: async () => (await loadScene(sceneId)) ?? null,
    staleTime: Infinity,
    gcTime: Infinity,
    networkMode: 'always',
  });
}

export const exerciseOf = (scene: Scene, exerciseId: string): SceneExercise | undefined =>
  scene.exercises.find(({ id }) => id === exerciseId);

/** The language of this page, and the scene's texts in it. */
export function useSceneText(scene: Scene): {
  readonly language: Language;
  readonly say: ReturnType<typeof sceneText>;
} {
  const { i18n } = useTranslation('training');
  const language = LANGUAGES.find((one) => one === i18n.language) ?? 'zh-CN';
  const say = useMemo(() => sceneText(scene.strings, language), [scene, language]);
  return { language, say };
}
