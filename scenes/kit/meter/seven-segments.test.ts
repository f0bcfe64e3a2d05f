import { describe, expect, it } from 'vitest';

import { DIGIT, segmentPolygons } from './seven-segments.ts';

describe('seven segments', () => {
  it.each([
    ['1', 2],
    ['8', 7],
    ['-', 1],
    [' ', 0],
    ['OL', 9],
  ])('lights the segments of %s', (text, segments) => {
    expect(segmentPolygons(text).polygons).toHaveLength(segments);
  });

  it('sets a point behind its digit without a place of its own', () => {
    const { polygons, digits } = segmentPolygons('1.1');
    expect(digits).toBe(2);
    expect(polygons).toHaveLength(5);
    for (const polygon of polygons) for (const [x] of polygon) expect(x).toBeLessThanOrEqual(2 * DIGIT.width);
  });
});
