import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { useProblemText } from '../../../app/problem-text.ts';
import { showToast } from '../../../ui/toast.tsx';
import { LESSONS_KEY } from '../desk/queries.ts';
import type { Purpose } from './types.ts';

const KEY = [LESSONS_KEY, 'consents'] as const;

export function useNotice() {
  return useQuery({
    queryKey: [...KEY, 'notice'],
    queryFn: ({ signal }) => api('GET /api/consents/notice', { signal }),
  });
}

export function useMyConsents() {
  return useQuery({
    queryKey: [...KEY, 'mine'],
    queryFn: ({ signal }) => api('GET /api/consents/mine', { signal }),
  });
}

export function useClassConsents(classGroupId: string) {
  return useQuery({
    queryKey: [...KEY, 'class', classGroupId],
    enabled: classGroupId !== '',
    queryFn: ({ signal }) => api('GET /api/consents/classes/:classGroupId', { params: { classGroupId }, signal }),
  });
}

interface Giving {
  readonly noticeVersion: number;
  readonly expiresAtMs: number;
  readonly paper?: string;
}

/** Gives and withdraws; lists and lessons are read anew afterwards. */
export function useConsentActions(pupilId: string, purpose: Purpose, onDone: () => void) {
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const params = { pupilId, purpose };
  const onSuccess = async () => {
    await queryClient.invalidateQueries({ queryKey: [LESSONS_KEY] });
    onDone();
  };
  const onError = (error: unknown) => showToast({ text: problemText(error), tone: 'danger' });
  return {
    give: useMutation({
      mutationFn: (body: Giving) => api('PUT /api/consents/pupils/:pupilId/:purpose', { params, body }),
      onSuccess,
      onError,
    }),
    withdraw: useMutation({
      mutationFn: () => api('DELETE /api/consents/pupils/:pupilId/:purpose', { params }),
      onSuccess,
      onError,
    }),
  };
}
