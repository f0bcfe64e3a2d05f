import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../platform/database/index.ts';

/** How many failures are free, how long each further one blocks, and when all is forgotten. */
type Policy = { readonly free: number; readonly blocksMs: readonly number[]; readonly forgetMs: number };

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;
const blocksMs = [30, 60, 120, 240, 480, 900].map((s) => s * SECOND_MS);

/** A school shares one address: many more mistakes are free there than for one account. */
export const throttlePolicies = {
  account: { free: 5, blocksMs, forgetMs: HOUR_MS },
  address: { free: 100, blocksMs, forgetMs: HOUR_MS },
} as const satisfies Record<string, Policy>;

export type ThrottleKey = { readonly policy: keyof typeof throttlePolicies; readonly key: string };

/** The account is hashed: what people mistype as their account may be their password. */
export function accountKey(normalisedAccount: string): ThrottleKey {
  return { policy: 'account', key: `account:${createHash('sha256').update(normalisedAccount).digest('base64url')}` };
}

const DEVICE = 'device:';
const DEVICE_LIFE_MS = 90 * 24 * HOUR_MS;

/**
 * An account on a browser where its owner has signed in before: failures of strangers elsewhere do not keep the owner out
 * there. Source: OWASP "Slow Down Online Guessing Attacks with Device Cookies".
 */
export function deviceKey(normalisedAccount: string, deviceToken: string): ThrottleKey {
  const hash = createHash('sha256').update(`${normalisedAccount}\n${deviceToken}`).digest('base64url');
  return { policy: 'account', key: `${DEVICE}${hash}` };
}

/** Whether the owner has signed in there within the last 90 days. */
export async function isKnownDevice(db: Db, { key }: ThrottleKey, nowMs: number): Promise<boolean> {
  const row = await db.selectFrom('signInThrottle').select('lastAtMs').where('key', '=', key).executeTakeFirst();
  return row !== undefined && row.lastAtMs >= nowMs - DEVICE_LIFE_MS;
}

/** After a success there: it is known from now on, without failures. */
export async function rememberDevice(db: Db, { key }: ThrottleKey, nowMs: number): Promise<void> {
  const fresh = { failures: 0, lastAtMs: nowMs, blockedUntilMs: 0 };
  await db
    .insertInto('signInThrottle')
    .values({ key, ...fresh })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(fresh))
    .execute();
}

/** Of IPv6 the /64 that one subscriber holds. */
export function addressKey(address: string): ThrottleKey {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return { policy: 'address', key: `address:${mapped}` };
  if (!isIPv6(address)) return { policy: 'address', key: `address:${address}` };
  const [head = '', tail = ''] = address.split('%', 1).join('').split('::');
  const front = head.split(':').filter(Boolean);
  const back = tail.split(':').filter(Boolean);
  const middle = address.includes('::') ? Array.from({ length: 8 - front.length - back.length }, () => '0') : [];
  const prefix = [...front, ...middle, ...back].slice(0, 4).map((part) => Number.parseInt(part, 16).toString(16));
  return { policy: 'address', key: `address:${prefix.join(':')}::/64` };
}

/** PostgreSQL takes a parameter that stands alone in a case for text. */
function instant(atMs: number) {
  return sql<number>`cast(${atMs} as bigint)`;
}

/**
 * Counts one attempt before it is judged, in one statement, so that guesses sent at once are counted as those sent in turn.
 * Kept in the database: it outlives a restart and is shared by all servers of an installation.
 *
 * @returns 0 where the attempt may be judged, else the milliseconds to wait
 */
export async function countAttempt(db: Db, { policy, key }: ThrottleKey, nowMs: number): Promise<number> {
  const { free, blocksMs: blocks, forgetMs } = throttlePolicies[policy];
  const failures = sql.ref<number>('signInThrottle.failures');
  const stale = sql<boolean>`${sql.ref('signInThrottle.lastAtMs')} < ${nowMs - forgetMs}`;
  const steps: RawBuilder<unknown>[] = blocks.map(
    (blockMs, step) => sql`when ${failures} + 1 = ${free + step} then ${instant(nowMs + blockMs)}`,
  );
  const longest = instant(nowMs + Math.max(...blocks));
  const counted = await db
    .insertInto('signInThrottle')
    .values({ key, failures: 1, lastAtMs: nowMs, blockedUntilMs: 0 })
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet({
          failures: sql<number>`case when ${stale} then 1 else ${failures} + 1 end`,
          lastAtMs: nowMs,
          blockedUntilMs: sql<number>`case when ${stale} or ${failures} + 1 < ${free} then 0 ${sql.join(steps, sql` `)} else ${longest} end`,
        })
        .where('signInThrottle.blockedUntilMs', '<=', nowMs),
    )
    .returning('key')
    .executeTakeFirst();
  if (counted) return 0;
  const row = await db.selectFrom('signInThrottle').select('blockedUntilMs').where('key', '=', key).executeTakeFirst();
  return Math.max((row?.blockedUntilMs ?? 0) - nowMs, SECOND_MS);
}

/** A success forgets the account's failures, and takes back the one attempt that the address was charged for. */
export async function forgiveAttempt(
  db: Db,
  account: ThrottleKey,
  address: ThrottleKey | undefined,
  nowMs: number,
): Promise<void> {
  await db.deleteFrom('signInThrottle').where('key', '=', account.key).execute();
  if (!address) return;
  const { free } = throttlePolicies[address.policy];
  const failures = sql.ref<number>('failures');
  await db
    .updateTable('signInThrottle')
    .set({
      failures: sql<number>`case when ${failures} > 0 then ${failures} - 1 else 0 end`,
      blockedUntilMs: sql<number>`case when ${failures} <= ${free} then 0 else ${sql.ref('blockedUntilMs')} end`,
    })
    .where('key', '=', address.key)
    .execute();
  await db
    .deleteFrom('signInThrottle')
    .where('lastAtMs', '<', nowMs - 24 * HOUR_MS)
    .where((where) =>
      where.or([where('key', 'not like', `${DEVICE}%`), where('lastAtMs', '<', nowMs - DEVICE_LIFE_MS)]),
    )
    .execute();
}
