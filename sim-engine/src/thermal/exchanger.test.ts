import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectiveness, exchangerDuty, type FlowArrangement } from './exchanger.ts';

const ARRANGEMENTS: readonly FlowArrangement[] = [
  'counter',
  'parallel',
  'crossUnmixed',
  'crossMixed',
  'shell',
  'condenser',
];
const SIZE = {
  arrangement: 'counter',
  conductanceWpK: 46e3,
  hotRatedKgps: 13.5,
  coldRatedKgps: 10.6369277,
  hotExponent: 0.4,
  coldExponent: 0.4,
} as const;

describe('the effectiveness of a heat exchanger', () => {
  // Read off the charts of Kays and London for one transfer unit; the relation of unmixed cross flow is itself a fit.
  it.each<[FlowArrangement, number, number]>([
    ['counter', 1, 0.5],
    ['parallel', 1, 0.432],
    ['crossUnmixed', 1, 0.476],
    ['shell', 1, 0.463],
    ['condenser', 0, 0.632],
  ])('of %s flow at capacity ratio %d is %d', (arrangement, ratio, expected) => {
    expect(Math.abs(effectiveness(arrangement, 1, ratio) - expected)).toBeLessThan(0.01);
  });

  // scipy, load_step.csv: N 2.13766274, effectiveness 0.838071948 with mc cf 2.70716258 × 4180 W/K against 10.6369277 × 3990.
  it('agrees with the reference of the cooling loop', () => {
    expect(effectiveness('counter', 2.13766274, (2.707162506 * 4180) / (10.6369277 * 3990))).toBeCloseTo(
      0.838071948,
      6,
    );
  });

  const anyArrangement = fc.constantFrom(...ARRANGEMENTS);
  const anyUnits = fc.double({ min: 0, max: 30, noNaN: true });
  const anyRatio = fc.double({ min: 0, max: 1, noNaN: true });

  it('lies between 0 and 1 and grows with the transfer units', () => {
    fc.assert(
      fc.property(anyArrangement, anyUnits, anyRatio, fc.double({ min: 0.01, max: 5, noNaN: true }), (...drawn) => {
        const [arrangement, units, ratio, more] = drawn;
        const before = effectiveness(arrangement, units, ratio);
        expect(before).toBeGreaterThanOrEqual(0);
        expect(before).toBeLessThanOrEqual(1);
        expect(effectiveness(arrangement, units + more, ratio)).toBeGreaterThanOrEqual(before - 1e-12);
      }),
    );
  });

  it('is nowhere better than in counterflow', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<FlowArrangement>('parallel', 'crossUnmixed', 'crossMixed', 'shell'),
        anyUnits,
        anyRatio,
        (...drawn) => {
          const [arrangement, units, ratio] = drawn;
          expect(effectiveness(arrangement, units, ratio)).toBeLessThanOrEqual(
            effectiveness('counter', units, ratio) + 1e-3,
          );
        },
      ),
    );
  });

  it('does not jump where the two capacity flows become equal', () => {
    expect(effectiveness('counter', 3, 1)).toBeCloseTo(effectiveness('counter', 3, 1 - 1e-8), 7);
  });
});

describe('the duty of a heat exchanger', () => {
  const streams = { hotKgps: 13.5, coldKgps: 10.6369277, hotHeatCapacityJpkgK: 4180, coldHeatCapacityJpkgK: 3990 };

  it('falls with less flow and with fouling, and is nothing where a stream stands', () => {
    const clean = exchangerDuty(SIZE, streams, 0);
    expect(clean.transferUnits).toBeCloseTo(46e3 / (10.6369277 * 3990), 6);
    expect(exchangerDuty(SIZE, streams, 1e-5).heatPerKelvin).toBeLessThan(clean.heatPerKelvin);
    expect(exchangerDuty(SIZE, { ...streams, coldKgps: 5 }, 0).heatPerKelvin).toBeLessThan(clean.heatPerKelvin);
    expect(exchangerDuty(SIZE, { ...streams, hotKgps: 0 }, 0).heatPerKelvin).toBe(0);
  });

  it('never brings a stream past the inlet of the other', () => {
    const flow = fc.double({ min: 0, max: 50, noNaN: true });
    fc.assert(
      fc.property(flow, flow, fc.double({ min: 0, max: 1e-3, noNaN: true }), (hotKgps, coldKgps, fouling) => {
        const { heatPerKelvin } = exchangerDuty(SIZE, { ...streams, hotKgps, coldKgps }, fouling);
        expect(heatPerKelvin).toBeLessThanOrEqual(Math.min(hotKgps * 4180, coldKgps * 3990) + 1e-6);
        expect(heatPerKelvin).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
