import type { Db } from '../platform/database/index.ts';
import { type Authenticate, readCookie, sessionCookieName } from '../platform/http/index.ts';
import { findViewer } from './session-store.ts';

/** Resolves the session cookie of HTTP requests and WebSocket upgrades alike. */
export function createAuthenticate(db: Db, now: () => number): Authenticate {
  return async (request) => {
    const token = readCookie(request.headers.cookie, sessionCookieName);
    return token ? findViewer(db, token, now()) : null;
  };
}
