import type { LrsAnswer } from './client.ts';

/**
 * What follows from a store's answer.
 *
 * - `delivered`: it has them.
 * - `alone`: one of several is at fault; each is sent by itself.
 * - `parked`: it will never take this one as it is.
 * - `later`: it cannot just now, or not from us: all of them wait.
 */
export type Verdict =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'alone' }
  | { readonly kind: 'parked'; readonly reason: string }
  | { readonly kind: 'later'; readonly reason: string; readonly retryAfterS: number | null };

/** Answers of 4xx that say nothing about the statement: who we are, where we went, how often we came. */
const ABOUT_US: readonly number[] = [401, 403, 404, 405, 407, 408, 425, 429];

/** Judges an answer to so many statements. */
export function judgeAnswer(answer: LrsAnswer, statements: number): Verdict {
  if (answer.kind === 'unreachable') return { kind: 'later', reason: answer.reason, retryAfterS: null };
  const { status, retryAfterS } = answer;
  if (status >= 200 && status < 300) return { kind: 'delivered' };
  const reason = reasonOf(status, answer.text);
  if (status < 400 || status >= 500 || ABOUT_US.includes(status)) return { kind: 'later', reason, retryAfterS };
  return statements > 1 ? { kind: 'alone' } : { kind: 'parked', reason };
}

const MOST_REASON = 300;

function reasonOf(status: number, text: string): string {
  const words = text
    .replace(/\p{C}+/gu, ' ')
    .trim()
    .slice(0, MOST_REASON);
  return words === '' ? `HTTP ${status}` : `HTTP ${status}: ${words}`;
}

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 30 * 60_000;

/**
 * How long to wait after so many failures in a row: doubling up to half an hour, and of that between the half and the whole,
 * so that installations that failed together do not come back together. What the store asks for is the least.
 *
 * @param chance from 0 up to 1
 */
export function waitMs(failures: number, chance: number, retryAfterS: number | null): number {
  const whole = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.max(0, failures - 1));
  const waited = Math.round(whole / 2 + (whole / 2) * chance);
  return Math.max(waited, Math.min(retryAfterS ?? 0, 86_400) * 1_000);
}
