import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { TRAINING_KEY } from '../desk/queries.ts';

/** While the page is looked at, the class is looked at again after so long. */
const LOOK_EVERY_MS = 5_000;

export function useMatrix(assignmentId: string, isLive = false) {
  return useQuery({
    queryKey: [TRAINING_KEY, 'matrix', assignmentId],
    queryFn: ({ signal }) =>
      api('GET /api/training/assignments/:assignmentId/matrix', { params: { assignmentId }, signal }),
    refetchInterval: isLive ? LOOK_EVERY_MS : false,
  });
}
