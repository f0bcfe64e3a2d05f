import { loadFace, loadGuidance, withTexts } from '@tongyan/scenes/catalogue/scenes';
import type { ExerciseFace, SceneFace } from '@tongyan/scenes/session';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '../../../i18n/i18n.ts';
import { sceneText } from './scene-text.ts';

/** Loaded once, and without a network once it is kept on the device. */
const ONCE = { staleTime: Infinity, gcTime: Infinity, networkMode: 'always' } as const;

/** What stands before whoever works in a scene; null where there is no such scene. */
export function useFace(sceneId: string): UseQueryResult<SceneFace | null> {
  return useQuery({
    queryKey: ['trainingFace', sceneId],
    queryFn: async () => (await loadFace(sceneId)) ?? null,
    ...ONCE,
  });
}

/** The face with the texts that guide and judge; an exam goes without, so that nothing of them comes to its browser. */
export function useTold(face: SceneFace, isExam: boolean): UseQueryResult<SceneFace> {
  return useQuery({
    queryKey: ['trainingGuidance', face.id, isExam],
    queryFn: async () => ({ ...face, strings: withTexts(face.strings, await loadGuidance(face.id)) }),
    ...(isExam ? { initialData: face } : {}),
    ...ONCE,
  });
}

export const exerciseOf = (face: SceneFace, exerciseId: string): ExerciseFace | undefined =>
  face.exercises.find(({ id }) => id === exerciseId);

/** The language of this page, and the scene's texts in it. */
export function useSceneText(face: SceneFace): {
  readonly language: Language;
  readonly say: ReturnType<typeof sceneText>;
} {
  const { i18n } = useTranslation('training');
  const language = LANGUAGES.find((one) => one === i18n.language) ?? 'zh-CN';
  const say = useMemo(() => sceneText(face.strings, language), [face, language]);
  return { language, say };
}
