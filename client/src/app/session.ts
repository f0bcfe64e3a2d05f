import { useQuery, useSuspenseQuery, type QueryClient, type UseQueryResult } from '@tanstack/react-query';
import { api } from '../api/client.ts';
import { ApiProblem, NetworkFailure } from '../api/problem.ts';
import { SESSION_KEY } from '../api/query-client.ts';
import type { RouteResponse } from '../api/contracts.ts';
import { forgetSession, lastSession, rememberSession } from './offline/last-session.ts';

/** Who is signed in, as `GET /api/session` answers. */
export type Viewer = RouteResponse<'GET /api/session'>;

const FRESH_MS = 60_000;
const PROXY_STATUSES: ReadonlySet<number> = new Set([502, 503, 504]);

/** Read from this device because no answer came: to be asked for again as soon as one can come. */
const fromDevice = new WeakSet<Viewer>();

async function readSession({ signal, client }: { signal: AbortSignal; client: QueryClient }): Promise<Viewer> {
  const before = client.getQueryData<Viewer>(SESSION_KEY);
  try {
    const viewer = await api('GET /api/session', { signal });
    rememberSession(viewer);
    if (before !== undefined) fromDevice.delete(before);
    return viewer;
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) forgetSession();
    // Whoever is known to this window stays; only a window that has just been opened asks the device.
    const last = before === undefined ? lastSession() : undefined;
    if (!isUnanswered(error) || last === undefined) throw error;
    fromDevice.add(last);
    return last;
  }
}

/** No answer came, or only a proxy's that the server behind it gives none. */
function isUnanswered(error: unknown): boolean {
  return error instanceof NetworkFailure || (error instanceof ApiProblem && PROXY_STATUSES.has(error.status));
}

const sessionQuery = {
  queryKey: SESSION_KEY,
  queryFn: readSession,
  staleTime: ({ state }: { state: { data: Viewer | undefined } }) =>
    state.data !== undefined && fromDevice.has(state.data) ? 0 : FRESH_MS,
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
  rememberSession(viewer);
  queryClient.setQueryData(SESSION_KEY, viewer);
}

/** Loads the sign-in page anew, so that nothing read in the name of the person who left stays in memory. */
export function leaveForSignIn(): void {
  forgetSession();
  location.assign('/sign-in');
}
