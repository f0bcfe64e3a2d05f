import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cutArc } from '../stock/cut-arc.ts';
import { cutLine } from '../stock/cut-line.ts';
import { flatCutter, pointedCutter } from '../stock/cutter-profile.ts';
import { blockField, gridFor, type HeightField } from '../stock/height-field.ts';
import { findThread, type ThreadFeature, withThread } from './features.ts';
import { measureDepth, measureDiameter, measureHeight, measureLength, measurePitch } from './measure.ts';

const BLOCK = { minMm: [0, 0, 0], maxMm: [100, 80, 30] } as const;

/** A fifth of a millimetre a cell, as a scene would have. */
function fresh(cells = 512): HeightField {
  return blockField(BLOCK, gridFor(BLOCK, cells));
}

/** A tenth of the narrowest tolerance that is judged (0.01 mm). */
const MICRON = 0.001;

describe('measure', () => {
  it('measures a blank before anything is cut', () => {
    const length = measureLength(fresh(100), {
      axis: 'x',
      kind: 'outside',
      fromMm: -5,
      toMm: 105,
      acrossFromMm: 10,
      acrossToMm: 70,
      zMm: 15,
    });
    expect(length?.valueMm).toBeCloseTo(100, 6);
  });

  it('measures a contour to a micrometre however it lies on the grid', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 2, max: 9, noNaN: true }),
        fc.double({ min: 15, max: 17, noNaN: true }),
        (left, diameter) => {
          const field = fresh(200);
          const radius = diameter / 2;
          cutLine(field, flatCutter(diameter), [left - radius, -20, 10], [left - radius, 100, 10]);
          cutLine(field, flatCutter(diameter), [97.4321 + radius, -20, 10], [97.4321 + radius, 100, 10]);
          const length = measureLength(field, {
            axis: 'x',
            kind: 'outside',
            fromMm: -5,
            toMm: 105,
            acrossFromMm: 10,
            acrossToMm: 70,
            zMm: 20,
          });
          expect(Math.abs((length?.valueMm ?? 0) - (97.4321 - left))).toBeLessThan(MICRON / 10);
          expect(length?.formErrorMm).toBeLessThan(MICRON / 10);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('measures a wall cut in two depths at each of them', () => {
    const field = fresh(200);
    for (const [off, z] of [
      [0, 20],
      [0.003, 10],
    ] as const) {
      cutLine(field, flatCutter(10), [5 - off, -20, z], [5 - off, 100, z]);
    }
    const length = { axis: 'x', kind: 'outside', fromMm: -5, toMm: 105, acrossFromMm: 10, acrossToMm: 70 } as const;
    expect(measureLength(field, { ...length, zMm: 25 })?.valueMm).toBeCloseTo(90, 6);
    expect(measureLength(field, { ...length, zMm: 15 })?.valueMm).toBeCloseTo(90.003, 6);
    expect(measureLength(field, { ...length, zMm: 5 })?.valueMm).toBeCloseTo(100, 6);
  });

  it('measures a slot, also one that lies askew', () => {
    const field = fresh();
    cutLine(field, flatCutter(12.013), [20, 40.037, 24], [80, 40.037, 24]);
    const straight = measureLength(field, {
      axis: 'y',
      kind: 'inside',
      fromMm: 30,
      toMm: 50,
      acrossFromMm: 25,
      acrossToMm: 75,
      zMm: 27,
    });
    expect(Math.abs((straight?.valueMm ?? 0) - 12.013)).toBeLessThan(MICRON / 10);
    const askew = fresh();
    cutLine(askew, flatCutter(12), [20, 40, 24], [80, 42, 24]);
    const across = measureLength(askew, {
      axis: 'y',
      kind: 'inside',
      fromMm: 31,
      toMm: 51,
      acrossFromMm: 30,
      acrossToMm: 70,
      zMm: 27,
    });
    // Along Y a slot that leans by atan(2/60) is wider by the secant.
    expect(Math.abs((across?.valueMm ?? 0) - 12 * Math.sqrt(1 + (2 / 60) ** 2))).toBeLessThan(MICRON);
  });

  it.each([
    [40.012, 8],
    [8.007, 8],
    [3.003, 8],
  ])('measures a bore of %d mm by a circle through its wall', (diameter, zMm) => {
    fc.assert(
      fc.property(
        fc.double({ min: 45, max: 46, noNaN: true }),
        fc.double({ min: 38, max: 39, noNaN: true }),
        (x, y) => {
          const field = fresh();
          if (diameter > 20) {
            cutArc(field, flatCutter(20), {
              centreMm: [x, y],
              radiusMm: (diameter - 20) / 2,
              startRad: 1,
              sweepRad: 7,
              fromZMm: 5,
              toZMm: 5,
            });
            cutLine(field, flatCutter(20), [x, y, 30], [x, y, 5]);
          } else {
            cutLine(field, pointedCutter(diameter, 118), [x, y, 31], [x, y, 2]);
          }
          const bore = measureDiameter(field, { kind: 'bore', centreMm: [x + 0.3, y - 0.2], reachMm: diameter, zMm });
          expect(Math.abs((bore?.valueMm ?? 0) - diameter)).toBeLessThan(MICRON / 5);
          expect(Math.abs((bore?.centreMm[0] ?? 0) - x)).toBeLessThan(MICRON / 5);
        },
      ),
      { numRuns: 8 },
    );
  });

  it('measures a boss and the pitch of bores', () => {
    const field = fresh();
    cutArc(field, flatCutter(10), {
      centreMm: [50, 40],
      radiusMm: 18.004,
      startRad: 0,
      sweepRad: 7,
      fromZMm: 20,
      toZMm: 20,
    });
    const boss = measureDiameter(field, { kind: 'boss', centreMm: [50, 40], reachMm: 15, zMm: 25 });
    expect(Math.abs((boss?.valueMm ?? 0) - 26.008)).toBeLessThan(MICRON / 5);
    for (const x of [15, 85.011]) cutLine(field, flatCutter(8), [x, 65, 31], [x, 65.002, 0]);
    const hole = (x: number) => ({ kind: 'bore', centreMm: [x, 65], reachMm: 8, zMm: 10 }) as const;
    const pitch = measurePitch(field, hole(15), hole(85));
    expect(Math.abs((pitch?.valueMm ?? 0) - 70.011)).toBeLessThan(MICRON / 2);
  });

  it('measures heights and depths exactly', () => {
    const field = fresh(128);
    cutLine(field, flatCutter(20), [30, 40, 19.987654], [70, 40, 19.987654]);
    const floor = { minMm: [35, 36], maxMm: [65, 44] } as const;
    expect(measureHeight(field, floor)?.valueMm).toBeCloseTo(19.987654, 9);
    expect(measureDepth(field, { minMm: [5, 5], maxMm: [20, 20] }, floor)?.valueMm).toBeCloseTo(30 - 19.987654, 9);
  });

  it('tells nothing where there is nothing to touch', () => {
    const field = fresh(64);
    expect(measureDiameter(field, { kind: 'bore', centreMm: [50, 40], reachMm: 20, zMm: 10 })).toBeUndefined();
    expect(
      measureLength(field, {
        axis: 'x',
        kind: 'inside',
        fromMm: 20,
        toMm: 80,
        acrossFromMm: 30,
        acrossToMm: 50,
        zMm: 10,
      }),
    ).toBeUndefined();
    expect(measureHeight(field, { minMm: [200, 200], maxMm: [210, 210] })).toBeUndefined();
  });

  it('finds a thread by pitch, size and place, and deepens it when it is cut again', () => {
    const thread: ThreadFeature = {
      kind: 'thread',
      centreMm: [50, 40],
      pitchMm: 1.25,
      hand: 'right',
      majorDiameterMm: 8,
      coreDiameterMm: 6.8,
      topMm: 25,
      bottomMm: 15,
    };
    const features = withThread(withThread([], thread), { ...thread, bottomMm: 9 });
    expect(features).toHaveLength(1);
    const query = { centreMm: [50.02, 40], withinMm: 0.1, pitchMm: 1.25, majorDiameterMm: 8 } as const;
    expect(findThread(features, query)?.bottomMm).toBe(9);
    expect(findThread(features, { ...query, pitchMm: 1 })).toBeUndefined();
    expect(findThread(features, { ...query, centreMm: [52, 40] })).toBeUndefined();
  });
});
