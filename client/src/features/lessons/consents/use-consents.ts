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

/** What is done after a change: lists and lessons are read anew; a refusal is said. */
function useAfterwards(onDone?: () => void) {
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  return {
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: [LESSONS_KEY] });
      onDone?.();
    },
    onError: (error: unknown) => showToast({ text: problemText(error), tone: 'danger' }),
  };
}

/** Gives and withdraws. */
export function useConsentActions(pupilId: string, purpose: Purpose, onDone: () => void) {
  const afterwards = useAfterwards(onDone);
  const params = { pupilId, purpose };
  return {
    give: useMutation({
      mutationFn: (body: Giving) => api('PUT /api/consents/pupils/:pupilId/:purpose', { params, body }),
      ...afterwards,
    }),
    withdraw: useMutation({
      mutationFn: () => api('DELETE /api/consents/pupils/:pupilId/:purpose', { params }),
      ...afterwards,
    }),
  };
}

/** Says whose child a pupil is, and takes that back. */
export function useGuardianActions(pupilId: string) {
  const afterwards = useAfterwards();
  return {
    name: useMutation({
      mutationFn: (guardianId: string) =>
        api('PUT /api/consents/guardians/:guardianId/:pupilId', { params: { guardianId, pupilId } }),
      ...afterwards,
    }),
    remove: useMutation({
      mutationFn: (guardianId: string) =>
        api('DELETE /api/consents/guardians/:guardianId/:pupilId', { params: { guardianId, pupilId } }),
      ...afterwards,
    }),
  };
}
