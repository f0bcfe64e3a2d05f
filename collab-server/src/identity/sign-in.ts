import type { Db } from '../platform/database/index.ts';
import { type Problem, problem } from '../platform/errors.ts';
import { type Result, err, ok } from '../platform/result.ts';
import { normaliseAccount } from './accounts.ts';
import { verifyPassword } from './password.ts';
import {
  type ThrottleKey,
  accountKey,
  addressKey,
  countAttempt,
  deviceKey,
  forgiveAttempt,
  isKnownDevice,
  rememberDevice,
} from './throttle.ts';

export type SignedIn = {
  readonly id: string;
  readonly account: string;
  readonly displayName: string;
  readonly mustChangePassword: boolean;
};

/**
 * Judges an account and a password. The attempt is counted against the account and the address before it is judged; an
 * account that does not exist is counted and takes the same time as one that does. Where the owner has signed in before,
 * only the attempts from there count.
 */
export async function judgeSignIn(
  db: Db,
  attempt: {
    readonly account: string;
    readonly password: string;
    readonly address: string;
    /** The browser's own secret, whether it is known or has just been made. */
    readonly deviceToken: string;
  },
  nowMs: number,
): Promise<Result<SignedIn, Problem>> {
  const account = normaliseAccount(attempt.account);
  const device = deviceKey(account, attempt.deviceToken);
  const isKnown = await isKnownDevice(db, device, nowMs);
  const keys = [accountKey(account), addressKey(attempt.address)] as const;
  const waitMs = isKnown ? await countAttempt(db, device, nowMs) : await countBoth(db, keys, nowMs);
  if (waitMs > 0) return err(tooManyAttempts(waitMs));
  const person = await db.selectFrom('person').selectAll().where('account', '=', account).executeTakeFirst();
  const verified = await verifyPassword(attempt.password, person?.passwordHash ?? null);
  if (!person || !verified) return err(problem('session.invalidCredentials'));
  if (!isKnown) await forgiveAttempt(db, ...keys, nowMs);
  await rememberDevice(db, device, nowMs);
  if (person.disabled !== 0) return err(problem('session.accountDisabled'));
  const { id, displayName, temporaryUntilMs } = person;
  if (temporaryUntilMs !== null && temporaryUntilMs <= nowMs) return err(problem('session.temporaryPasswordExpired'));
  return ok({ id, account, displayName, mustChangePassword: temporaryUntilMs !== null });
}

async function countBoth(db: Db, keys: readonly ThrottleKey[], nowMs: number): Promise<number> {
  const waits = await Promise.all(keys.map((key) => countAttempt(db, key, nowMs)));
  return Math.max(...waits);
}

export function tooManyAttempts(waitMs: number): Problem {
  return problem('session.tooManyAttempts', { retryAfterS: Math.ceil(waitMs / 1_000) });
}
