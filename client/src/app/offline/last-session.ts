import type { RouteResponse } from '../../api/contracts.ts';

type Session = RouteResponse<'GET /api/session'>;

const KEY = 'tongyan.lastSession';

/** A session ends on the server after this long without a request (sessionLife); what is older says nothing any more. */
const TRUSTED_MS = 72 * 3_600_000;

/**
 * Whom this device knew last, so that the application and the documents kept here open without a network. It gives no
 * right: every answer of the server, also that nobody is signed in, takes its place.
 */
export function rememberSession(session: Session, nowMs = Date.now()): void {
  // Where a temporary password must be changed first, nothing opens anyway.
  if (session.person.mustChangePassword) return forgetSession();
  attempt(() => localStorage.setItem(KEY, JSON.stringify({ session, knownAtMs: nowMs })));
}

export function lastSession(nowMs = Date.now()): Session | undefined {
  const stored = parse(attempt(() => localStorage.getItem(KEY)));
  if (!isStored(stored) || nowMs - stored.knownAtMs > TRUSTED_MS) return undefined;
  return stored.session;
}

export function forgetSession(): void {
  attempt(() => localStorage.removeItem(KEY));
}

/** Reading storage throws where it is forbidden; opening without a network is then not to be had. */
function attempt<Value>(work: () => Value): Value | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function parse(json: string | null | undefined): unknown {
  return json === null || json === undefined ? undefined : attempt(() => JSON.parse(json) as unknown);
}

/** An older version of this program may have stored something else. */
function isStored(value: unknown): value is { session: Session; knownAtMs: number } {
  if (typeof value !== 'object' || value === null || !('session' in value) || !('knownAtMs' in value)) return false;
  const { session, knownAtMs } = value;
  if (typeof knownAtMs !== 'number' || typeof session !== 'object' || session === null) return false;
  if (!('person' in session) || !('memberships' in session) || !Array.isArray(session.memberships)) return false;
  const { person } = session;
  return (
    typeof person === 'object' &&
    person !== null &&
    'id' in person &&
    typeof person.id === 'string' &&
    'displayName' in person &&
    typeof person.displayName === 'string'
  );
}
