import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Point } from '../stage/anchor-registry.ts';
import { hanging, pathLength, roundCorners, thinned } from './path.ts';

const apart = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

describe('a hanging wire', () => {
  it('begins and ends where it is held, and hangs below the line between', () => {
    const points = hanging([0, 0, 0], [100, 20, 0], 0.05);
    expect(points[0]).toEqual([0, 0, 0]);
    expect(points.at(-1)).toEqual([100, 20, 0]);
    for (const [x, y] of points.slice(1, -1)) expect(y).toBeLessThan(0.2 * x);
  });

  it.each([0.01, 0.03, 0.06])('is longer than the distance by its slack of %d', (slack) => {
    const length = pathLength(hanging([0, 0, 0], [200, 0, 0], slack, 200));
    // The formula is that of a flat parabola.
    expect(length / 200 - 1).toBeGreaterThan(slack * 0.93);
    expect(length / 200 - 1).toBeLessThan(slack * 1.02);
  });

  it('is straight without slack', () => {
    for (const [, y] of hanging([0, 5, 0], [10, 5, 0], 0)) expect(y).toBeCloseTo(5);
  });
});

describe('rounded corners', () => {
  const anyPoint = fc.tuple(
    fc.integer({ min: -50, max: 50 }),
    fc.integer({ min: -50, max: 50 }),
    fc.integer({ min: -50, max: 50 }),
  );

  it('keep both ends, stay within the radius of the corners, and are never longer', () => {
    fc.assert(
      fc.property(
        fc.array(anyPoint, { minLength: 2, maxLength: 8 }),
        fc.integer({ min: 1, max: 20 }),
        (points, radius) => {
          const path = roundCorners(points, radius);
          expect(path[0]).toEqual(points[0]);
          expect(path.at(-1)).toEqual(points.at(-1));
          expect(pathLength(path)).toBeLessThanOrEqual(pathLength(points) + 1e-6);
        },
      ),
    );
  });

  it('bend where the corner was', () => {
    const path = roundCorners(
      [
        [0, 0, 0],
        [40, 0, 0],
        [40, 40, 0],
      ],
      8,
    );
    expect(Math.min(...path.map((point) => apart(point, [40, 0, 0])))).toBeGreaterThan(2);
    expect(path.some((point) => apart(point, [32, 0, 0]) < 1e-9)).toBe(true);
  });
});

describe('a thinned line', () => {
  it('keeps its ends and drops what is close', () => {
    const line = Array.from({ length: 101 }, (_, step): Point => [step, 0, 0]);
    const kept = thinned(line, 10);
    expect(kept[0]).toEqual([0, 0, 0]);
    expect(kept.at(-1)).toEqual([100, 0, 0]);
    expect(kept).toHaveLength(11);
  });
});
