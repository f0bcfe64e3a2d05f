import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { useProblemText } from '../../../app/problem-text.ts';
import { showToast } from '../../../ui/toast.tsx';
import { documentKey, membersKey } from '../queries.ts';
import { rightKeys, type CommunityRight, type DocumentMembers, type DocumentRight } from '../rights.ts';

export interface Share {
  setRight: (personId: string, name: string, right: DocumentRight) => void;
  remove: (personId: string, name: string, right: DocumentRight) => void;
  setCommunityRight: (right: CommunityRight) => void;
}

/** The changes that the share dialog makes;  removing can be taken back. */
export function useShare(documentId: string): Share {
  const { t } = useTranslation('documents');
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const { mutate } = useMutation({
    mutationFn: (call: () => Promise<DocumentMembers | undefined>) => call(),
    onSuccess: (members) => {
      if (members !== undefined) queryClient.setQueryData(membersKey(documentId), members);
      void queryClient.invalidateQueries({ queryKey: documentKey(documentId) });
    },
    onError: (error) => showToast({ text: problemText(error), tone: 'danger' }),
  });
  const put = (personId: string, right: DocumentRight) => (): Promise<DocumentMembers> =>
    api('PUT /api/documents/:documentId/members/:personId', { params: { documentId, personId }, body: { right } });
  return {
    setRight: (personId, name, right) =>
      mutate(put(personId, right), {
        onSuccess: () => showToast({ text: t('memberAdded', { name, right: t(rightKeys[right]) }) }),
      }),
    remove: (personId, name, right) =>
      mutate(() => api('DELETE /api/documents/:documentId/members/:personId', { params: { documentId, personId } }), {
        onSuccess: () => showToast({ text: t('memberRemoved', { name }), undo: () => mutate(put(personId, right)) }),
      }),
    setCommunityRight: (right) =>
      mutate(() => api('PUT /api/documents/:documentId/community-right', { params: { documentId }, body: { right } })),
  };
}
