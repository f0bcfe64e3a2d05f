import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Db } from '../platform/database/index.ts';
import type { Viewer } from '../platform/http/index.ts';

const HOUR_MS = 3_600_000;
/** A session ends after this long without use, and at the latest after the second. */
export const sessionLife = { idleMs: 72 * HOUR_MS, mostMs: 30 * 24 * HOUR_MS } as const;
/** `lastSeenAtMs` is written at most this often. */
const TOUCH_EVERY_MS = 10 * 60_000;

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** Opens a session; the token goes into the cookie and is kept nowhere else. */
export async function openSession(
  db: Db,
  personId: string,
  userAgent: string,
  nowMs: number,
): Promise<{ id: string; token: string }> {
  const token = randomBytes(32).toString('base64url');
  const id = randomUUID();
  await db
    .insertInto('session')
    .values({
      id,
      tokenHash: hashToken(token),
      personId,
      createdAtMs: nowMs,
      lastSeenAtMs: nowMs,
      expiresAtMs: nowMs + sessionLife.mostMs,
      userAgent: userAgent.slice(0, 300),
    })
    .execute();
  return { id, token };
}

export type FoundSession = { readonly viewer: Viewer; readonly mustChangePassword: boolean };

/** Who holds this token now; null where the session has ended, expired, or its person is disabled. */
export async function findSession(db: Db, token: string, nowMs: number): Promise<FoundSession | null> {
  const row = await db
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.personId')
    .where('session.tokenHash', '=', hashToken(token))
    .where('person.disabled', '=', 0)
    .select([
      'session.id',
      'session.expiresAtMs',
      'session.lastSeenAtMs',
      'person.id as personId',
      'person.account',
      'person.displayName',
      'person.temporaryUntilMs',
    ])
    .executeTakeFirst();
  if (!row || row.expiresAtMs <= nowMs || row.lastSeenAtMs + sessionLife.idleMs <= nowMs) return null;
  if (row.lastSeenAtMs + TOUCH_EVERY_MS < nowMs) {
    await db.updateTable('session').set({ lastSeenAtMs: nowMs }).where('id', '=', row.id).execute();
  }
  return {
    viewer: { personId: row.personId, account: row.account, displayName: row.displayName, sessionId: row.id },
    mustChangePassword: row.temporaryUntilMs !== null,
  };
}

/** A person's sessions that are still good, latest use first. */
export function listSessions(db: Db, personId: string, nowMs: number) {
  return db
    .selectFrom('session')
    .where('personId', '=', personId)
    .where('expiresAtMs', '>', nowMs)
    .where('lastSeenAtMs', '>', nowMs - sessionLife.idleMs)
    .select(['id', 'createdAtMs', 'lastSeenAtMs', 'userAgent'])
    .orderBy('lastSeenAtMs', 'desc')
    .orderBy('createdAtMs', 'desc')
    .execute();
}

/** Ends one session of a person; whether there was such a one. */
export async function endSession(db: Db, personId: string, sessionId: string): Promise<boolean> {
  const ended = await db
    .deleteFrom('session')
    .where('id', '=', sessionId)
    .where('personId', '=', personId)
    .returning('id')
    .execute();
  return ended.length > 0;
}

/** Ends every session of a person, but for one where it is named; answers the ids of those ended. */
export async function endSessions(db: Db, personId: string, keepSessionId?: string): Promise<readonly string[]> {
  let query = db.deleteFrom('session').where('personId', '=', personId);
  if (keepSessionId !== undefined) query = query.where('id', '<>', keepSessionId);
  const ended = await query.returning('id').execute();
  return ended.map((row) => row.id);
}

/** Sessions that can never be used again are no data worth keeping. */
export async function deleteDeadSessions(db: Db, nowMs: number): Promise<void> {
  await db
    .deleteFrom('session')
    .where((where) =>
      where.or([where('expiresAtMs', '<=', nowMs), where('lastSeenAtMs', '<=', nowMs - sessionLife.idleMs)]),
    )
    .execute();
}
