import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { useProblemText } from '../../../app/problem-text.ts';
import { showToast } from '../../../ui/toast.tsx';
import { attemptKey, TRAINING_KEY } from '../desk/queries.ts';
import type { Report } from '../desk/types.ts';

export const reportKey = (attemptId: string) => [...attemptKey(attemptId), 'report'] as const;

/** What people have written into the report of an attempt. */
export function useReport(attemptId: string) {
  return useQuery({
    queryKey: reportKey(attemptId),
    queryFn: ({ signal }) => api('GET /api/training/attempts/:attemptId/report', { params: { attemptId }, signal }),
  });
}

export const PEER_REVIEWS_KEY = [TRAINING_KEY, 'peerReviews'] as const;

/** Signing, taking back, and choosing who is asked. */
export function useReportActs(attemptId: string) {
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const params = { attemptId };
  const onSuccess = (report: Report) => queryClient.setQueryData(reportKey(attemptId), report);
  const onError = (error: unknown) => {
    showToast({ text: problemText(error), tone: 'danger' });
    // What stands there is not what the server has.
    void queryClient.invalidateQueries({ queryKey: reportKey(attemptId) });
  };
  const sign = useMutation({
    mutationFn: (digest: string) =>
      api('PUT /api/training/attempts/:attemptId/report/signature', { params, body: { digest } }),
    onSuccess,
    onError,
  });
  const takeBack = useMutation({
    mutationFn: () => api('DELETE /api/training/attempts/:attemptId/report/signature', { params }),
    onSuccess,
    onError,
  });
  const choosePeers = useMutation({
    mutationFn: (personIds: readonly string[]) =>
      api('PUT /api/training/attempts/:attemptId/report/peers', { params, body: { personIds: [...personIds] } }),
    onSuccess,
    onError,
  });
  return { sign, takeBack, choosePeers };
}
