import { useQuery, useSuspenseQuery, type QueryClient, type UseQueryResult } from '@tanstack/react-query';
import type { createBrowserRouter } from 'react-router';
import { api } from '../api/client.ts';
import type { RouteResponse } from '../api/contracts.ts';
import { signInPath } from './return-path.ts';

/** Who is signed in, as `GET /api/session` answers. */
export type Viewer = RouteResponse<'GET /api/session'>;

const sessionQuery = {
  queryKey: ['session'],
  queryFn: ({ signal }: { signal: AbortSignal }) => api('GET /api/session', { signal }),
  staleTime: 60_000,
} as const;

/** For the frame, which decides between application and sign-in page. */
export function useSession(): UseQueryResult<Viewer> {
  return useQuery(sessionQuery);
}

/** For everything inside the frame, where somebody is signed in. */
export function useViewer(): Viewer {
  return useSuspenseQuery(sessionQuery).data;
}

/** Somebody has just signed in, and the answer said who. */
export function adoptSession(queryClient: QueryClient, viewer: Viewer): void {
  queryClient.setQueryData(sessionQuery.queryKey, viewer);
}

/** Forget everything that was read in the name of the person who left. */
export function forgetSession(queryClient: QueryClient): void {
  queryClient.clear();
}

export function goToSignIn(router: ReturnType<typeof createBrowserRouter>): void {
  const { pathname, search } = router.state.location;
  if (pathname === '/sign-in') return;
  void router.navigate(signInPath(pathname + search), { replace: true });
}
