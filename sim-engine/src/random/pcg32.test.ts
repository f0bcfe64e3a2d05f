import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { Pcg32 } from './pcg32.ts';
import type { Uint64 } from './uint64.ts';

const small = (low: number): Uint64 => ({ high: 0, low });
const draw = (generator: Pcg32, count: number): number[] => Array.from({ length: count }, () => generator.nextUint32());

const MASK_64 = 2n ** 64n - 1n;
const MASK_32 = 2n ** 32n - 1n;
const asBigInt = ({ high, low }: Uint64): bigint => (BigInt(high) << 32n) | BigInt(low);

/** The paper's algorithm, written in the other arithmetic that is exact here. */
function drawByBigInt(seed: Uint64, sequence: Uint64, count: number): number[] {
  const increment = ((asBigInt(sequence) << 1n) | 1n) & MASK_64;
  const next = (state: bigint): bigint => (state * 6364136223846793005n + increment) & MASK_64;
  let state = next((next(0n) + asBigInt(seed)) & MASK_64);
  return Array.from({ length: count }, () => {
    const mixed = (((state >> 18n) ^ state) >> 27n) & MASK_32;
    const turn = state >> 59n;
    state = next(state);
    return Number(((mixed >> turn) | (mixed << (-turn & 31n))) & MASK_32);
  });
}

const uint32 = fc.integer({ min: 0, max: 0xffff_ffff });
const uint64 = fc.record({ high: uint32, low: uint32 });

describe('Pcg32', () => {
  it("draws the numbers of the reference implementation's demo (pcg32-demo, seed 42, sequence 54)", () => {
    expect(draw(Pcg32.seeded(small(42), small(54)), 6)).toEqual([
      0xa15c02b7, 0x7b47f409, 0xba1d3330, 0x83d2f293, 0xbfa4784b, 0xcbed606e,
    ]);
  });

  it('draws what the same algorithm draws in exact arithmetic, from any seed and sequence', () => {
    fc.assert(
      fc.property(uint64, uint64, (seed, sequence) => {
        expect(draw(Pcg32.seeded(seed, sequence), 50)).toEqual(drawByBigInt(seed, sequence, 50));
      }),
    );
  });

  it('goes on from a state that went through JSON', () => {
    fc.assert(
      fc.property(uint64, uint64, fc.nat(40), (seed, sequence, drawn) => {
        const original = Pcg32.seeded(seed, sequence);
        draw(original, drawn);
        const restored = Pcg32.fromState(JSON.parse(JSON.stringify(original.toState())));
        expect(draw(restored, 20)).toEqual(draw(original, 20));
      }),
    );
  });

  it('refuses a state with an even increment, which no seed leads to', () => {
    expect(() => Pcg32.fromState({ state: small(1), increment: small(2) })).toThrow(RangeError);
  });

  it.each([
    { high: -1, low: 0 },
    { high: 0, low: 0.5 },
    { high: 0, low: 2 ** 32 },
  ])('refuses the seed %o', (seed) => {
    expect(() => Pcg32.seeded(seed, small(0))).toThrow(RangeError);
  });

  it('stays below the bound, and reaches every number below it', () => {
    const generator = Pcg32.seeded(small(7), small(1));
    const seen = new Set(Array.from({ length: 2000 }, () => generator.nextBelow(10)));
    expect([...seen].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('favours none of three faces: chi-square over 30,000 throws below the 0.1 % limit of two degrees', () => {
    const generator = Pcg32.seeded(small(2026), small(3));
    const counts = [0, 0, 0];
    for (let index = 0; index < 30_000; index++) {
      const face = generator.nextBelow(3);
      counts[face] = (counts[face] ?? 0) + 1;
    }
    const chiSquare = counts.reduce((total, count) => total + (count - 10_000) ** 2 / 10_000, 0);
    expect(chiSquare).toBeLessThan(13.8);
  });

  it.each([0, -1, 1.5, 2 ** 32 + 1])('refuses the bound %s', (bound) => {
    expect(() => Pcg32.seeded(small(1), small(1)).nextBelow(bound)).toThrow(RangeError);
  });

  it('draws units from 0 up to but not 1', () => {
    const generator = Pcg32.seeded(small(1), small(1));
    const units = Array.from({ length: 1000 }, () => generator.nextUnit());
    expect(units.every((unit) => unit >= 0 && unit < 1)).toBe(true);
  });
});
