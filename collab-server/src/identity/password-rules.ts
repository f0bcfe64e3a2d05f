import { randomInt } from 'node:crypto';
import { type Problem, problem } from '../platform/errors.ts';
import { type Result, err, ok } from '../platform/result.ts';

/** Least characters of a password. Length counts more than kinds of characters (NIST SP 800-63B §3.1.1.2). */
const LEAST_PASSWORD_LENGTH = 10;

/** Words and runs that the commonest passwords of ten and more characters are made of. */
const common: readonly string[] = [
  '0123456789',
  '1234567890',
  '9876543210',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc',
  '1q2w3e4r5t',
  'abcdefghijklm',
  'password',
  'passw0rd',
  'iloveyou',
  'woaini',
  '5201314',
  'administrator',
  'admin',
  'letmein',
  'welcome',
  'tongyan',
];

/** What is left of a password once common runs, repeats and a few trailing marks are taken away. */
function surprisingPart(password: string): string {
  const stripped = common.reduce((rest, word) => rest.replaceAll(word, ''), password.toLowerCase());
  return stripped.replaceAll(/(.+?)\1+/gu, '$1');
}

/**
 * Whether a password may be chosen: long enough, not the account or the name, not one of the commonest.
 *
 * @param who the account and display name that it must not hold
 */
export function judgePassword(
  password: string,
  who: { readonly account: string; readonly displayName: string },
): Result<string, Problem> {
  const text = password.normalize('NFKC');
  if (Array.from(text).length < LEAST_PASSWORD_LENGTH)
    return err(problem('password.tooShort', { least: LEAST_PASSWORD_LENGTH }));
  const lower = text.toLowerCase();
  const likeThem = [who.account, who.displayName].map((word) => word.normalize('NFKC').toLowerCase().trim());
  if (likeThem.some((word) => word.length >= 3 && lower.includes(word))) return err(problem('password.likeAccount'));
  if (surprisingPart(text).length < 5) return err(problem('password.tooCommon'));
  return ok(password);
}

/** Letters and digits that are not mistaken for one another when read from paper. */
const legible = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Four groups of four, 79 bits: to be read out or printed once, and changed at the next sign-in. */
export function makeTemporaryPassword(): string {
  const group = () => Array.from({ length: 4 }, () => legible[randomInt(legible.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}

export const temporaryPasswordLifeMs = 7 * 24 * 3_600_000;
