import { describe, expect, it } from 'vitest';

import { fitInto, shareOf, WIDE, zoomedAbout } from './fit.ts';

describe('a sheet in its box', () => {
  it('is as large as its proportion lets it, whole pixels', () => {
    expect(fitInto({ width: 1366, height: 768 }, 4 / 3)).toEqual({ width: 1024, height: 768 });
    expect(fitInto({ width: 390, height: 844 }, WIDE)).toEqual({ width: 390, height: 219 });
    expect(fitInto({ width: 0, height: 768 }, WIDE)).toEqual({ width: 0, height: 0 });
  });

  it('tells the same point of the whole sheet however much it is enlarged', () => {
    expect(shareOf({ x: 0.25, y: 0.5 }, { scale: 1, x: 0.5, y: 0.5 })).toEqual({ x: 0.25, y: 0.5 });
    expect(shareOf({ x: 0.5, y: 0.5 }, { scale: 4, x: 0.5, y: 0.5 })).toEqual({ x: 0.5, y: 0.5 });
    expect(shareOf({ x: 0, y: 1 }, { scale: 2, x: 0, y: 1 })).toEqual({ x: 0, y: 1 });
    expect(shareOf({ x: 1, y: 0 }, { scale: 2, x: 0, y: 1 })).toEqual({ x: 0.5, y: 0.5 });
  });

  it.each([1.5, 2, 4])('keeps the point under the hand where it is when it is enlarged %s times', (factor) => {
    const seen = { x: 0.3, y: 0.8 };
    const before = { scale: 1.2, x: 0.4, y: 0.6 };
    const point = shareOf(seen, before);
    const after = shareOf(seen, zoomedAbout(seen, before, factor));
    expect(after.x).toBeCloseTo(point.x, 3);
    expect(after.y).toBeCloseTo(point.y, 3);
  });

  it('is whole again once it is no longer enlarged, and never smaller', () => {
    expect(zoomedAbout({ x: 0.1, y: 0.1 }, { scale: 1.2, x: 0.2, y: 0.3 }, 0.5)).toEqual({ scale: 1, x: 0.5, y: 0.5 });
    expect(zoomedAbout({ x: 0.5, y: 0.5 }, { scale: 7, x: 0.5, y: 0.5 }, 2).scale).toBe(8);
  });
});
