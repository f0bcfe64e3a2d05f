import { isOpen } from '../desk/states.ts';
import type { Attempt, Matrix } from '../desk/types.ts';

type Row = Pick<Matrix['rows'][number], 'attempts' | 'best'>;

/** The attempt that a line tells of: the one under way, else the one that counts, else the newest. */
export function shownAttempt({ attempts, best }: Row): Attempt | undefined {
  return attempts.find(isOpen) ?? attempts.find(({ id }) => id === best?.attemptId) ?? attempts[0];
}

const HERE_MS = 45_000;
const HOUR_MS = 3_600_000;

export type Seen =
  | { readonly kind: 'now' }
  | { readonly kind: 'minutes'; readonly minutes: number }
  | { readonly kind: 'at'; readonly atMs: number };

/** When anything of an attempt last came; null where nothing has. Only who works on it can be here. */
export function seenAgo(attempt: Pick<Attempt, 'state' | 'lastSeenAtMs'>, nowMs: number): Seen | null {
  const { lastSeenAtMs } = attempt;
  if (lastSeenAtMs === null) return null;
  const agoMs = nowMs - lastSeenAtMs;
  if (agoMs <= HERE_MS && isOpen(attempt)) return { kind: 'now' };
  return agoMs < HOUR_MS
    ? { kind: 'minutes', minutes: Math.max(1, Math.round(agoMs / 60_000)) }
    : { kind: 'at', atMs: lastSeenAtMs };
}

/** How a cell is coloured; the number stands in it besides. Null: nobody has judged it yet. */
export function toneOfShare(share: number | null): 'full' | 'part' | 'none' | 'open' {
  if (share === null) return 'open';
  if (share >= 1) return 'full';
  return share <= 0 ? 'none' : 'part';
}
