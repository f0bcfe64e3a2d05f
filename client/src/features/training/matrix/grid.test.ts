import { describe, expect, it } from 'vitest';
import type { Attempt } from '../desk/types.ts';
import { seenAgo, shownAttempt, toneOfShare } from './grid.ts';

const attempt = (id: string, state: Attempt['state'], lastSeenAtMs: number | null = null): Attempt =>
  ({ id, state, lastSeenAtMs, score: null }) as Attempt;

describe('a line of the matrix', () => {
  it('tells of the attempt under way, else of the one that counts, else of the newest', () => {
    const [running, best, newest] = [attempt('r', 'running'), attempt('b', 'scored'), attempt('n', 'expired')];
    const counts = { attemptId: 'b', awarded: [] };
    expect(shownAttempt({ attempts: [newest, running, best], best: counts })).toBe(running);
    expect(shownAttempt({ attempts: [newest, best], best: counts })).toBe(best);
    expect(shownAttempt({ attempts: [newest], best: null })).toBe(newest);
    expect(shownAttempt({ attempts: [], best: null })).toBeUndefined();
  });

  it('says who is here, and how long ago others were', () => {
    const now = 100 * 3_600_000;
    expect(seenAgo(attempt('a', 'running'), now)).toBeNull();
    expect(seenAgo(attempt('a', 'running', now - 45_000), now)).toEqual({ kind: 'now' });
    // Whoever has handed in is not at the machine any more.
    expect(seenAgo(attempt('a', 'scored', now - 1_000), now)).toEqual({ kind: 'minutes', minutes: 1 });
    expect(seenAgo(attempt('a', 'running', now - 300_000), now)).toEqual({ kind: 'minutes', minutes: 5 });
    expect(seenAgo(attempt('a', 'running', now - 3_600_000), now)).toEqual({ kind: 'at', atMs: now - 3_600_000 });
  });

  it('tells all, a part, nothing and not yet judged apart', () => {
    expect([1, 0.5, 0, null].map(toneOfShare)).toEqual(['full', 'part', 'none', 'open']);
  });
});
