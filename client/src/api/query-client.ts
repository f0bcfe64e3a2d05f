import { onlineManager, QueryCache, QueryClient } from '@tanstack/react-query';
import { connection, subscribeConnection } from './connection.ts';
import { ApiProblem, NetworkFailure } from './problem.ts';

const RETRIES_WITHOUT_ANSWER = 2;

/**
 * A refusal is an answer and is not asked again; only silence is. `networkMode: always` because the
 * browser's own notion of "online" is often wrong behind a school's proxy: the request itself tells.
 */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  // What could not be read is read again as soon as the way there is open.
  onlineManager.setEventListener((setOnline) => subscribeConnection(() => setOnline(connection() === 'online')));
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (error instanceof ApiProblem && error.code === 'session.required' && query.queryKey[0] !== 'session') {
          onSignedOut();
        }
      },
    }),
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 10_000,
        retry: (failures, error) =>
          error instanceof NetworkFailure && navigator.onLine && failures < RETRIES_WITHOUT_ANSWER,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
