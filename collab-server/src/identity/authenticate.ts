import type { Db } from '../platform/database/index.ts';
import { ProblemError } from '../platform/errors.ts';
import { type Authenticate, readCookie, sessionCookieName } from '../platform/http/index.ts';
import { findSession } from './session-store.ts';

type Options = {
  /** For the routes of the session itself, which must work while a temporary password waits to be changed. */
  readonly evenWithTemporaryPassword?: boolean;
};

/**
 * Resolves the session cookie of HTTP requests and WebSocket upgrades alike; null where nobody is signed in.
 * Throws `session.passwordChangeRequired` where somebody is, by a temporary password that is not changed yet.
 */
export function createAuthenticate(db: Db, now: () => number, options: Options = {}): Authenticate {
  return async (request) => {
    const token = readCookie(request.headers.cookie, sessionCookieName);
    const session = token ? await findSession(db, token, now()) : null;
    if (session?.mustChangePassword && !options.evenWithTemporaryPassword) {
      throw new ProblemError('session.passwordChangeRequired');
    }
    return session?.viewer ?? null;
  };
}
