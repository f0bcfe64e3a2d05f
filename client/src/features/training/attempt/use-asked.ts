import { loadGuidance } from '@tongyan/scenes/catalogue/scenes';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '../../../i18n/i18n.ts';

/** What an aspect of a scene's rubric asks, as an examiner says it; null where the scene does not say, or is not there yet. */
export function useAsked(sceneId: string): (aspectId: string) => string | null {
  const { i18n } = useTranslation('training');
  const { data } = useQuery({
    queryKey: ['trainingAsked', sceneId],
    queryFn: async () => (await loadGuidance(sceneId)) ?? null,
    staleTime: Infinity,
    networkMode: 'always',
  });
  const texts = data?.[LANGUAGES.find((one) => one === i18n.language) ?? 'zh-CN'];
  return (aspectId) => texts?.[`asked.${aspectId}`] ?? null;
}
