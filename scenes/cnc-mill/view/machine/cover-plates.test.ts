import { describe, expect, it } from 'vitest';

import { coverPlates } from './cover-plates.ts';

describe('a telescopic cover', () => {
  it.each([
    [-560, -300],
    [600, 270],
  ])('covers the way from %d to %d without a gap', (fixed, moving) => {
    const plates = coverPlates(fixed, moving, 4);
    const ends = plates.flatMap(({ fromMm, toMm }) => [fromMm, toMm]);
    expect(Math.min(...ends)).toBeLessThanOrEqual(Math.min(fixed, moving));
    expect(Math.max(...ends)).toBeGreaterThanOrEqual(Math.max(fixed, moving));
    const sorted = plates.toSorted((a, b) => a.fromMm - b.fromMm);
    sorted.slice(1).forEach(({ fromMm }, index) => expect(fromMm).toBeLessThan(sorted[index]?.toMm ?? 0));
  });

  it('rises plate by plate towards what moves', () => {
    expect(coverPlates(0, 100, 3).map(({ riseMm }) => riseMm)).toEqual([0, 5, 10]);
  });
});
