import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { loadSceneView } from '../session/scene-views.ts';
import type { ViewState } from './stage-frame.tsx';

/** The picture of a scene, while it comes and once it is there. */
export function useSceneView(sceneId: string): ViewState {
  const { data, isError, refetch } = useQuery({
    queryKey: ['trainingSceneView', sceneId],
    queryFn: () => loadSceneView(sceneId),
    staleTime: Infinity,
    gcTime: Infinity,
    networkMode: 'always',
  });
  return useMemo(() => {
    if (data === null) return { kind: 'none' };
    if (data !== undefined) return { kind: 'ready', view: data };
    return isError ? { kind: 'failed', retry: () => void refetch() } : { kind: 'loading' };
  }, [data, isError, refetch]);
}
