import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { useProblemText } from '../../../app/problem-text.ts';
import { showToast } from '../../../ui/toast.tsx';
import { LESSONS_KEY } from '../desk/queries.ts';

export const INVITATIONS_KEY = [LESSONS_KEY, 'invitations'] as const;

type Answer = 'yes' | 'no';

/** Says for a class's school whether it takes part in a lesson. */
export function useClassAnswer(lessonId: string, classGroupId: string) {
  const { t } = useTranslation('lessons');
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  return useMutation({
    mutationFn: (answer: Answer) =>
      api('PUT /api/lessons/:lessonId/classes/:classGroupId', { params: { lessonId, classGroupId }, body: { answer } }),
    onSuccess: async ({ answer, title }) => {
      showToast({ text: answer === 'yes' ? t('classes.accepted', { title }) : t('classes.declined') });
      await queryClient.invalidateQueries({ queryKey: [LESSONS_KEY] });
    },
    onError: (error) => showToast({ text: problemText(error), tone: 'danger' }),
  });
}
