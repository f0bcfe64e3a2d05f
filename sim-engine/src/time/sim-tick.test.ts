import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addTicks, FIRST_TICK, simTick, ticksBetween } from './sim-tick.ts';

describe('SimTick', () => {
  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('refuses %s', (count) => {
    expect(() => simTick(count)).toThrow(RangeError);
  });

  it('never goes before the first tick', () => {
    expect(() => addTicks(FIRST_TICK, -1)).toThrow(RangeError);
  });

  it('adds what lies between', () => {
    const tick = fc.maxSafeNat().map((count) => simTick(count));
    fc.assert(fc.property(tick, tick, (from, to) => addTicks(from, ticksBetween(from, to)) === to));
  });
});
