import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { useProblemText } from '../../../app/problem-text.ts';
import { Button } from '../../../ui/button.tsx';
import { showToast } from '../../../ui/toast.tsx';

/** Hosts let guests read the minutes and the document beside. */
export function LendToGuests({ meetingId }: { readonly meetingId: string }): ReactNode {
  const { t } = useTranslation('meetings');
  const problemText = useProblemText();
  const lending = useMutation({
    mutationFn: () => api('POST /api/meetings/:meetingId/guest-readers', { params: { meetingId } }),
    onSuccess: ({ guests, minutes, document }) => {
      if (guests === 0) return showToast({ text: t('lendNobody') });
      if (!minutes) return showToast({ text: t('lendRefused'), tone: 'danger' });
      return showToast({ text: t(document === false ? 'lentMinutesOnly' : 'lent', { count: guests }) });
    },
    onError: (error) => showToast({ text: problemText(error), tone: 'danger' }),
  });
  return (
    <Button size="small" variant="quiet" icon="people" isPending={lending.isPending} onPress={() => lending.mutate()}>
      {t('lendToGuests')}
    </Button>
  );
}
