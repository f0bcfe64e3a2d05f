import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { isBeingScored } from './states.ts';

export const TRAINING_KEY = 'training';

/** While the server scores, it is asked again after so long. */
const SCORING_ASK_MS = 2_000;

export function useExercises() {
  return useQuery({
    queryKey: [TRAINING_KEY, 'exercises'],
    queryFn: ({ signal }) => api('GET /api/training/exercises', { signal }),
  });
}

export function useExercise(sceneId: string, exerciseId: string, isAsked = true) {
  return useQuery({
    queryKey: [TRAINING_KEY, 'exercise', sceneId, exerciseId],
    enabled: isAsked,
    queryFn: ({ signal }) =>
      api('GET /api/training/exercises/:sceneId/:exerciseId', { params: { sceneId, exerciseId }, signal }),
    staleTime: 300_000,
  });
}

export function useClasses() {
  return useQuery({
    queryKey: [TRAINING_KEY, 'classes'],
    queryFn: ({ signal }) => api('GET /api/training/classes', { signal }),
  });
}

const assignmentKey = (assignmentId: string) => [TRAINING_KEY, 'assignment', assignmentId] as const;

export function useAssignment(assignmentId: string) {
  return useQuery({
    queryKey: assignmentKey(assignmentId),
    queryFn: ({ signal }) => api('GET /api/training/assignments/:assignmentId', { params: { assignmentId }, signal }),
  });
}

export const attemptKey = (attemptId: string) => [TRAINING_KEY, 'attempt', attemptId] as const;

/** An attempt; looked at again by itself while it is being scored. */
export function useAttempt(attemptId: string) {
  return useQuery({
    queryKey: [...attemptKey(attemptId), 'facts'],
    queryFn: ({ signal }) => api('GET /api/training/attempts/:attemptId', { params: { attemptId }, signal }),
    refetchInterval: ({ state }) =>
      state.data !== undefined && isBeingScored(state.data.attempt) ? SCORING_ASK_MS : false,
  });
}

export function useScore(attemptId: string, revision: number | undefined) {
  return useQuery({
    queryKey: [...attemptKey(attemptId), 'score', revision ?? 0],
    enabled: revision !== undefined,
    queryFn: ({ signal }) => api('GET /api/training/attempts/:attemptId/score', { params: { attemptId }, signal }),
  });
}

export function useComments(attemptId: string, isAsked: boolean) {
  return useQuery({
    queryKey: [...attemptKey(attemptId), 'comments'],
    enabled: isAsked,
    queryFn: ({ signal }) => api('GET /api/training/attempts/:attemptId/comments', { params: { attemptId }, signal }),
  });
}
