import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { layOut } from './layout.ts';

const anySize = fc.record({ width: fc.integer({ min: 1, max: 400 }), height: fc.integer({ min: 1, max: 200 }) });

describe('the layout of labels', () => {
  it('gives each its own place on a sheet whose height is a power of two', () => {
    fc.assert(
      fc.property(fc.array(anySize, { maxLength: 60 }), (sizes) => {
        const { places, height } = layOut(sizes, 512);
        expect(Math.log2(height) % 1).toBe(0);
        for (const [index, place] of places.entries()) {
          expect([place.width, place.height]).toEqual([sizes[index]?.width, sizes[index]?.height]);
          expect(place.x + place.width).toBeLessThanOrEqual(512);
          expect(place.y + place.height).toBeLessThanOrEqual(height);
          for (const other of places.slice(index + 1)) {
            const beside = place.x + place.width < other.x || other.x + other.width < place.x;
            const above = place.y + place.height < other.y || other.y + other.height < place.y;
            expect(beside || above).toBe(true);
          }
        }
      }),
    );
  });

  it('refuses what is wider than the sheet', () => {
    expect(() => layOut([{ width: 600, height: 10 }], 512)).toThrow('does not fit');
  });
});
