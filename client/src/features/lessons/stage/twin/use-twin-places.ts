import { useCallback } from 'react';
import { api } from '../../../../api/client.ts';
import type { TwinPlaceOf } from './twin-run.ts';

/** Places of a lesson's twins, as the server makes them. */
export function useTwinPlaces(lessonId: string): TwinPlaceOf {
  return useCallback(
    async (runId, tick) => {
      const answer = await api('GET /api/lessons/:lessonId/twins/:runId/place', {
        params: { lessonId, runId },
        query: { tick },
      });
      return answer.place;
    },
    [lessonId],
  );
}
