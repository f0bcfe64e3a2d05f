import { MutationCache, onlineManager, QueryCache, QueryClient } from '@tanstack/react-query';
import { connection, subscribeConnection } from './connection.ts';
import { ApiProblem, NetworkFailure } from './problem.ts';

/** Under this key lies the answer of `GET /api/session`. */
export const SESSION_KEY = ['session'] as const;

const RETRIES_WITHOUT_ANSWER = 2;

/** Answers that say the session is no longer what was read: it ended, or its password is a temporary one now. */
const SESSION_CHANGED: ReadonlySet<string> = new Set(['session.required', 'session.passwordChangeRequired']);

/**
 * A refusal is an answer and is not asked again; only silence is. `networkMode: always` because the browser's own
 * notion of "online" is often wrong behind a school's proxy: the request itself tells. Where any call learns that the
 * session has changed, it is read again, and the frame does what follows.
 */
export function createQueryClient(): QueryClient {
  // What could not be read is read again as soon as the way there is open.
  onlineManager.setEventListener((setOnline) => subscribeConnection(() => setOnline(connection() === 'online')));

  const noticeSession = (error: Error): void => {
    if (error instanceof ApiProblem && SESSION_CHANGED.has(error.code)) {
      void client.invalidateQueries({ queryKey: SESSION_KEY });
    }
  };
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (query.queryKey[0] !== SESSION_KEY[0]) noticeSession(error);
      },
    }),
    mutationCache: new MutationCache({ onError: noticeSession }),
    defaultOptions: {
      queries: {
        networkMode: 'always',
        // Not of itself where the browser's notion is left aside; ours, above, tells when the way is open again.
        refetchOnReconnect: true,
        staleTime: 10_000,
        retry: (failures, error) =>
          error instanceof NetworkFailure && navigator.onLine && failures < RETRIES_WITHOUT_ANSWER,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  return client;
}
