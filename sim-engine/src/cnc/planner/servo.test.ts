import { describe, expect, it } from 'vitest';

import { restingServo, type ServoParameters, stepServo } from './servo.ts';

const IDEAL: ServoParameters = { gainPerS: [50, 50, 50], backlashMm: [0, 0, 0], compensationMm: [0, 0, 0] };
const LOOSE: ServoParameters = { ...IDEAL, backlashMm: [0.02, 0.02, 0.02] };

function after(seconds: number, speedMmps: number, parameters: ServoParameters, stepS = 0.001) {
  const state = restingServo([0, 0, 0]);
  for (let step = 1; step <= Math.round(seconds / stepS); step++) {
    stepServo(state, [speedMmps * step * stepS, 0, 0], stepS, parameters);
  }
  return state;
}

describe('servo', () => {
  it('lags by v/Kv in steady motion, by the exact exponential before, however long the step', () => {
    for (const stepS of [0.001, 0.01, 0.05]) {
      const { command, drive } = after(1, 25, IDEAL, stepS);
      expect(command[0] - drive[0]).toBeCloseTo(0.5, 6);
    }
    const early = after(0.02, 25, IDEAL, 0.005);
    expect(early.command[0] - early.drive[0]).toBeCloseTo(0.5 * (1 - Math.exp(-1)), 9);
  });

  it('rounds a corner the more, the lower its gain: half the gain doubles the lag', () => {
    const slow = after(1, 25, { ...IDEAL, gainPerS: [25, 25, 25] });
    expect(slow.command[0] - slow.drive[0]).toBeCloseTo(1, 6);
  });

  it('loses the play on reversal, and finds it again with compensation', () => {
    const there = (parameters: ServoParameters): number => {
      const state = restingServo([0, 0, 0]);
      for (const place of [1, 0.5])
        for (let step = 0; step < 2000; step++) stepServo(state, [place, 0, 0], 0.001, parameters);
      return state.table[0];
    };
    expect(there(IDEAL)).toBeCloseTo(0.5, 9);
    // From above the table stops half the play past the place, from below half the play short of it.
    expect(there(LOOSE)).toBeCloseTo(0.51, 9);
    expect(there({ ...LOOSE, compensationMm: [0.02, 0.02, 0.02] })).toBeCloseTo(0.5, 9);
  });
});
