import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';

/** Whether the lesson is recorded, how, and what the viewer may do about it. */
export const recordingQuery = (lessonId: string) =>
  queryOptions({
    queryKey: ['lessons', 'recording', lessonId],
    queryFn: ({ signal }) => api('GET /api/lessons/:lessonId/recording', { params: { lessonId }, signal }),
  });
