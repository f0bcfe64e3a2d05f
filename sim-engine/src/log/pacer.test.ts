import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { advancePace, type Pace, paceOf, withRate } from './pacer.ts';

function total(pace: Pace, steps: readonly number[]): { ticks: number; dropped: number; pace: Pace } {
  let now = pace;
  let ticks = 0;
  let dropped = 0;
  for (const elapsedMs of steps) {
    const paced = advancePace(now, elapsedMs);
    now = paced.pace;
    ticks += paced.ticks;
    dropped += paced.droppedMs;
  }
  return { ticks, dropped, pace: now };
}

describe('a pace', () => {
  it.each([
    [1, 50],
    [4, 200],
    [0.1, 5],
    [0, 0],
  ])('[L30] at %s times real time asks for %s ticks of 20 ms in a second', (rate, ticks) => {
    const steps = Array.from({ length: 60 }, () => 1000 / 60);
    const done = total(paceOf(0.02, rate), [...steps, 1e-6]);
    expect(done.ticks).toBe(ticks);
    expect(done.dropped).toBe(0);
  });

  it('[L30] keeps what is not yet a whole tick, whatever the frames', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 40, noNaN: true }), { maxLength: 200 }), (steps) => {
        const elapsedMs = steps.reduce((sum, step) => sum + step, 0);
        const done = total(paceOf(0.02), steps);
        expect(Math.abs(done.ticks + done.pace.owedTicks - elapsedMs / 20)).toBeLessThan(1e-6);
      }),
    );
  });

  it.each([
    [1, 5],
    [20, 100],
  ])('[L31] lets go what the clock went beyond its bound, at %s times real time', (rate, ticks) => {
    const paced = advancePace(paceOf(0.02, rate, 100), 1100);
    expect(paced.ticks).toBe(ticks);
    expect(paced.droppedMs).toBe(1000);
    expect(paced.pace.owedTicks).toBeCloseTo(0, 9);
  });

  it('[L30] stands still while paused, and where the clock goes back or tells nothing', () => {
    const { pace } = advancePace(paceOf(0.1), 150);
    expect(advancePace(withRate(pace, 0), 5000).ticks).toBe(0);
    for (const elapsedMs of [-5000, Number.NaN])
      expect(advancePace(pace, elapsedMs)).toEqual({ pace, ticks: 0, droppedMs: 0 });
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('[L30] refuses the rate %s', (rate) => {
    expect(() => paceOf(0.1, rate)).toThrow(RangeError);
  });
});
