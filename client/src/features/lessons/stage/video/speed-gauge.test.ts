import { describe, expect, it } from 'vitest';

import { SpeedGauge } from './speed-gauge.ts';

/** Speeds told at these moments: lesson time, then the device's. */
function speedsAt(...moments: readonly (readonly [number, number])[]): readonly number[] {
  const gauge = new SpeedGauge();
  return moments.map(([atMs, nowMs]) => gauge.read(atMs, nowMs));
}

describe('the speed of lesson time', () => {
  it('is one in a lesson, also where the clock is corrected by a little', () => {
    expect(speedsAt([0, 0], [200, 200], [393, 400], [605, 600])).toEqual([1, 1, 1, 1]);
  });

  it('is that of a replay, and nothing where it stands still', () => {
    expect(speedsAt([0, 0], [300, 200], [600, 400], [600, 600])).toEqual([1, 1.5, 1.5, 0]);
  });

  it('is not told by a jump forwards or back', () => {
    expect(speedsAt([0, 0], [200, 200], [90_000, 400], [5_000, 600], [5_200, 800])).toEqual([1, 1, 1, 1, 1]);
  });

  it('waits until enough time has passed to tell', () => {
    expect(speedsAt([0, 0], [0, 10], [0, 20], [0, 100])).toEqual([1, 1, 1, 0]);
  });
});
