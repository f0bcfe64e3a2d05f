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

/** Who holds this token now; null where the session has ended, expired, or its person is disabled. */
export async function findViewer(db: Db, token: string, nowMs: number): Promise<Viewer | null> {
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
    ])
    .executeTakeFirst();
  if (!row || row.expiresAtMs <= nowMs || row.lastSeenAtMs + sessionLife.idleMs <= nowMs) return null;
  if (row.lastSeenAtMs + TOUCH_EVERY_MS < nowMs) {
    await db.updateTable('session').set({ lastSeenAtMs: nowMs }).where('id', '=', row.id).execute();
  }
  return { personId: row.personId, account: row.account, displayName: row.displayName, sessionId: row.id };
}

export async function endSession(db: Db, sessionId: string): Promise<void> {
  await db.deleteFrom('session').where('id', '=', sessionId).execute();
}

/** Ends every session of a person; answers how many there were. */
export async function endAllSessions(db: Db, personId: string): Promise<number> {
  const result = await db.deleteFrom('session').where('personId', '=', personId).executeTakeFirst();
  return Number(result.numDeletedRows);
}
