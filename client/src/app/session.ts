import { useQuery, useSuspenseQuery, type QueryClient, type UseQueryResult } from '@tanstack/react-query';
import { api } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import { SESSION_KEY } from '../api/query-client.ts';
import type { RouteResponse } from '../api/contracts.ts';

/** Who is signed in, as `GET /api/session` answers. */
export type Viewer = RouteResponse<'GET /api/session'>;

const sessionQuery = {
  queryKey: SESSION_KEY,
  queryFn: ({ signal }: { signal: AbortSignal }) => api('GET /api/session', { signal }),
  staleTime: 60_000,
} as const;

/** For the frame, which decides between application and sign-in page. */
export function useSession(): UseQueryResult<Viewer> {
  return useQuery(sessionQuery);
}

/** Nobody is signed in here: also where somebody was, whose session has ended since. */
export function isSignedOut(session: UseQueryResult<Viewer>): boolean {
  return session.error instanceof ApiProblem && session.error.status === 401;
}

/** For everything inside the frame, where somebody is signed in. */
export function useViewer(): Viewer {
  return useSuspenseQuery(sessionQuery).data;
}

/** Somebody has just signed in, and the answer said who. */
export function adoptSession(queryClient: QueryClient, viewer: Viewer): void {
  const before = queryClient.getQueryData<Viewer>(SESSION_KEY);
  // Another person at the same window sees nothing that was read for the one before.
  if (before !== undefined && before.person.id !== viewer.person.id) queryClient.clear();
  queryClient.setQueryData(SESSION_KEY, viewer);
}

/** Loads the sign-in page anew, so that nothing read in the name of the person who left stays in memory. */
export function leaveForSignIn(): void {
  location.assign('/sign-in');
}
