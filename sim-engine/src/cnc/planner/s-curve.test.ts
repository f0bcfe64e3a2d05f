import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type AlongPath, changeSpeed, durationOf, integrate, type Phase, reachableSpeed, travelOf } from './s-curve.ts';
import { compiled, feed, rapid, real, run } from './testing.ts';
import { planZone } from './zone.ts';

const limits = fc.record({ accelMmps2: real(10, 8000), jerkMmps3: real(100, 100_000) });

function endOf(speedMmps: number, accelMmps2: number, phases: readonly Phase[]): AlongPath {
  return phases.reduce((along, { durationS, jerkMmps3 }) => integrate(along, jerkMmps3, durationS), {
    travelMm: 0,
    speedMmps,
    accelMmps2,
  });
}

/** Least time from rest to rest over a length, in the closed forms of textbooks. */
function leastTimeS(lengthMm: number, speed: number, accel: number, jerk: number): number {
  const ramp = (peak: number): number =>
    peak * jerk >= accel * accel ? peak / accel + accel / jerk : 2 * Math.sqrt(peak / jerk);
  if (speed * ramp(speed) <= lengthMm) return lengthMm / speed + ramp(speed);
  const jerkOnly = 4 * Math.cbrt(lengthMm / (2 * jerk));
  if ((jerk * jerkOnly) / 4 <= accel) return jerkOnly;
  const t = accel / jerk;
  const peak = (-t + Math.sqrt(t * t + (4 * lengthMm) / accel)) / (2 / accel);
  return 2 * ramp(peak);
}

describe('profiles of constant jerk', () => {
  it('reach the speed asked for with no acceleration left, within their limits', () => {
    fc.assert(
      fc.property(real(0, 600), real(-1, 1), real(0, 600), limits, (from, share, to, both) => {
        const accel = share * both.accelMmps2;
        const phases = changeSpeed(from, accel, to, both);
        const end = endOf(from, accel, phases);
        expect(Math.abs(end.speedMmps - to)).toBeLessThan(1e-6);
        expect(Math.abs(end.accelMmps2)).toBeLessThan(1e-6);
        let along: AlongPath = { travelMm: 0, speedMmps: from, accelMmps2: accel };
        for (const { durationS, jerkMmps3 } of phases) {
          along = integrate(along, jerkMmps3, durationS);
          expect(durationS).toBeGreaterThan(0);
          expect(Math.abs(along.accelMmps2)).toBeLessThan(both.accelMmps2 * (1 + 1e-9));
          expect(Math.abs(jerkMmps3)).toBeLessThanOrEqual(both.jerkMmps3);
        }
      }),
    );
  });

  it('know the speed that a length can reach: the change to it takes just that length', () => {
    fc.assert(
      fc.property(real(0, 600), real(1e-3, 400), limits, (slow, lengthMm, both) => {
        // A speed of hundreds of mm/s cannot show in its last bits what a micrometre adds to it: hence the 10 nm.
        const fast = reachableSpeed(slow, lengthMm, both);
        const travel = travelOf(slow, 0, changeSpeed(slow, 0, fast, both));
        expect(Math.abs(travel - lengthMm)).toBeLessThan(1e-5 + 1e-6 * lengthMm);
      }),
    );
  });

  it('take the least time from rest to rest, whatever the length and limits', () => {
    fc.assert(
      fc.property(real(1e-3, 500), real(1, 600), limits, (lengthMm, capMmps, both) => {
        const plan = planZone(0, 0, { ...both, last: 0, lengthMm, capMmps, endMmps: 0 });
        const taken = durationOf(plan?.phases ?? []);
        expect(Math.abs(taken / leastTimeS(lengthMm, capMmps, both.accelMmps2, both.jerkMmps3) - 1)).toBeLessThan(1e-6);
      }),
    );
  });

  it('cover a zone exactly from any state of motion that can', () => {
    fc.assert(
      fc.property(
        real(0, 300),
        real(-1, 1),
        real(0.01, 300),
        real(1, 600),
        real(0, 600),
        limits,
        (above, share, lengthMm, capMmps, end, both) => {
          const accel = share * both.accelMmps2;
          // Whatever brakes still moves forward when the braking has been taken back.
          const from = above + (accel < 0 ? (accel * accel) / (2 * both.jerkMmps3) : 0);
          const plan = planZone(from, accel, { ...both, last: 0, lengthMm, capMmps, endMmps: Math.min(end, capMmps) });
          fc.pre(plan !== undefined);
          const reached = endOf(from, accel, plan?.phases ?? []);
          expect(Math.abs(reached.travelMm - lengthMm)).toBeLessThan(1e-6);
          expect(Math.abs(reached.speedMmps - (plan?.endMmps ?? 0))).toBeLessThan(1e-6);
        },
      ),
    );
  });

  it('lose nothing by the tick: a program takes the least time to within one', () => {
    for (const lengthMm of [0.5, 3, 40, 250]) {
      const taken = run(compiled([rapid([lengthMm, 0, 0])])).samples.length * 0.001;
      expect(Math.abs(taken - leastTimeS(lengthMm, 600, 5000, 50_000))).toBeLessThan(0.0021);
      const fed = run(compiled([feed([0, lengthMm, 0], 3000)])).samples.length * 0.001;
      expect(Math.abs(fed - leastTimeS(lengthMm, 50, 5000, 50_000))).toBeLessThan(0.0021);
    }
  });
});
