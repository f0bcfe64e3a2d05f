import { describe, expect, it } from 'vitest';
import { tickFor } from './simulation-run.ts';

describe('the tick of a model', () => {
  it('fits between two rows a whole number of times, and is no longer than asked', () => {
    for (const everyS of [0.01, 0.3, 1, 5, 7.3, 3600]) {
      const tickS = tickFor(everyS, { longestS: 0.5 });
      expect(tickS).toBeLessThanOrEqual(0.5);
      expect(Math.abs(everyS / tickS - Math.round(everyS / tickS))).toBeLessThan(1e-9);
    }
  });

  it('is short against the fastest change', () => {
    expect(tickFor(1, { longestS: 0.5, fastestPerS: 10 })).toBe(1 / 40);
  });
});
