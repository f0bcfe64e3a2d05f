import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useProblemText } from '../../../app/problem-text.ts';
import { showToast } from '../../../ui/toast.tsx';
import { LESSONS_KEY, lessonKey } from './queries.ts';
import type { LessonDetail } from './types.ts';

/** Changes a lesson by a call that answers how it stands then; what failed is said. */
export function useLessonAction<Input>(
  run: (input: Input) => Promise<LessonDetail>,
  onDone?: (lesson: LessonDetail) => void,
) {
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  return useMutation({
    mutationFn: run,
    onSuccess: (lesson) => {
      queryClient.setQueryData(lessonKey(lesson.id), lesson);
      void queryClient.invalidateQueries({ queryKey: [LESSONS_KEY, 'timetable'] });
      onDone?.(lesson);
    },
    onError: (error) => showToast({ text: problemText(error), tone: 'danger' }),
  });
}
