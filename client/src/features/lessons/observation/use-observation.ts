import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { LESSONS_KEY } from '../desk/queries.ts';
import type { Observation } from './types.ts';

export const observationKey = (lessonId: string) => [LESSONS_KEY, 'observation', lessonId] as const;
export const reportKey = (lessonId: string) => [...observationKey(lessonId), 'report'] as const;

/** With when it was read, on a clock that nobody sets: lesson time goes on from there. */
export interface ReadObservation extends Observation {
  readonly readAtMs: number;
}

export async function readObservation(lessonId: string, signal?: AbortSignal): Promise<ReadObservation> {
  const observation = await api('GET /api/lessons/:lessonId/observation', {
    params: { lessonId },
    ...(signal === undefined ? {} : { signal }),
  });
  return { ...observation, readAtMs: performance.now() };
}

export function useObservation(lessonId: string) {
  return useQuery({
    queryKey: observationKey(lessonId),
    queryFn: ({ signal }) => readObservation(lessonId, signal),
    refetchInterval: 60_000,
  });
}

export function useReport(lessonId: string) {
  return useQuery({
    queryKey: reportKey(lessonId),
    queryFn: ({ signal }) => api('GET /api/lessons/:lessonId/observation/report', { params: { lessonId }, signal }),
    refetchInterval: 60_000,
  });
}
