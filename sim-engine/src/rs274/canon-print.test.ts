import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { fixed } from './canon-print.ts';

/** The exact expansion of the double, rounded; `toFixed` drops the sign of zero. */
const slowly = (value: number): string => (Object.is(value, -0) ? '-0.0000' : value.toFixed(4));

describe('a number of a canonical call', () => {
  it('has the four decimals of its exact value', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e12, max: 1e12, noNaN: true }), (value) => {
        expect(fixed(value)).toBe(slowly(value));
      }),
      { numRuns: 2000 },
    );
  });

  it('has them near the middle between two outputs too', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: -3, max: 3 }), (steps, units) => {
        const value = (steps + 0.5) / 10_000 + units * 1e-12;
        expect(fixed(value)).toBe(slowly(value));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    [0, '0.0000'],
    [-0, '-0.0000'],
    [-0.000_01, '-0.0000'],
    [0.999_96, '1.0000'],
    [-12.5, '-12.5000'],
    [1e22, '10000000000000000000000.0000'],
  ])('writes %s as %s', (value, text) => {
    expect(fixed(value)).toBe(text);
  });
});
