import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';

export const LESSONS_KEY = 'lessons';

/** Lessons are opened and ended by others: what is shown of them is asked for again after so long. */
const ASK_AGAIN_MS = 30_000;

export const lessonKey = (lessonId: string) => [LESSONS_KEY, 'lesson', lessonId] as const;

export function useLesson(lessonId: string) {
  return useQuery({
    queryKey: lessonKey(lessonId),
    queryFn: ({ signal }) => api('GET /api/lessons/:lessonId', { params: { lessonId }, signal }),
    refetchInterval: ASK_AGAIN_MS,
  });
}

/** Whose guardians have consented, in sums: what is seen, heard and recorded follows from it. */
export function useLessonConsents(lessonId: string) {
  return useQuery({
    queryKey: [...lessonKey(lessonId), 'consents'],
    queryFn: ({ signal }) => api('GET /api/lessons/:lessonId/consents', { params: { lessonId }, signal }),
    refetchInterval: ASK_AGAIN_MS,
  });
}
