import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { fixed } from './canon-print.ts';

const DECIMALS = 100;

/** The exact expansion of the double, rounded by its digits: half to even. */
function slowly(value: number): string {
  if (Object.is(value, -0)) return '-0.0000';
  const digits = Math.abs(value).toFixed(DECIMALS);
  const end = digits.length - DECIMALS + 4;
  const kept = BigInt(digits.slice(0, end).replace('.', ''));
  const rest = digits.slice(end).replace(/0+$/u, '');
  const up = rest > '5' || (rest === '5' && kept % 2n === 1n);
  const rounded = String(kept + (up ? 1n : 0n)).padStart(5, '0');
  return `${value < 0 ? '-' : ''}${rounded.slice(0, -4)}.${rounded.slice(-4)}`;
}

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
      fc.property(fc.integer({ min: -1e6, max: 1e6 }), (sixtyFourths) => {
        expect(fixed(sixtyFourths / 64)).toBe(slowly(sixtyFourths / 64));
      }),
      { numRuns: 2000 },
    );
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
    // Thirty-seconds of an inch lie exactly in the middle: C takes the even one.
    [0.031_25, '0.0312'],
    [-0.093_75, '-0.0938'],
    [3.968_75, '3.9688'],
    [-12.5, '-12.5000'],
    [1e22, '10000000000000000000000.0000'],
  ])('writes %s as %s', (value, text) => {
    expect(fixed(value)).toBe(text);
  });
});
