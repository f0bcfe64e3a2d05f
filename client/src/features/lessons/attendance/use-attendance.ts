import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { useProblemText } from '../../../app/problem-text.ts';
import { showToast } from '../../../ui/toast.tsx';
import { lessonKey } from '../desk/queries.ts';
import { type RollForm, rollBodyOf } from './roll-form.ts';

/** While a lesson goes on, its numbers grow. */
const ASK_AGAIN_MS = 20_000;

const keyOf = (lessonId: string) => [...lessonKey(lessonId), 'attendance'] as const;

export function useAttendance(lessonId: string, isOpen: boolean) {
  return useQuery({
    queryKey: keyOf(lessonId),
    queryFn: ({ signal }) => api('GET /api/lessons/:lessonId/attendance', { params: { lessonId }, signal }),
    refetchInterval: isOpen ? ASK_AGAIN_MS : false,
  });
}

export function useCallRoll(lessonId: string, classroomId: string, onDone: () => void) {
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  return useMutation({
    mutationFn: (form: RollForm) =>
      api('PUT /api/lessons/:lessonId/rolls/:classroomId', {
        params: { lessonId, classroomId },
        body: rollBodyOf(form),
      }),
    onSuccess: (attendance) => {
      queryClient.setQueryData(keyOf(lessonId), attendance);
      onDone();
    },
    onError: (error) => showToast({ text: problemText(error), tone: 'danger' }),
  });
}
