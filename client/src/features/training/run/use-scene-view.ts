import { useQuery } from '@tanstack/react-query';
import { loadSceneView } from '../session/scene-views.ts';
import type { ViewState } from './stage-frame.tsx';

/** The picture of a scene, while it comes and once it is there. */
export function useSceneView(sceneId: string): ViewState {
  const query = useQuery({
    queryKey: ['trainingSceneView', sceneId],
    queryFn: () => loadSceneView(sceneId),
    staleTime: Infinity,
    gcTime: Infinity,
    networkMode: 'always',
  });
  if (query.data === null) return { kind: 'none' };
  if (query.data !== undefined) return { kind: 'ready', view: query.data };
  return query.isError ? { kind: 'failed', retry: () => void query.refetch() } : { kind: 'loading' };
}
