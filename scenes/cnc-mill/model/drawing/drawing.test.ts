import { describe, expect, it } from 'vitest';

import { CUTTING_DATA } from '../cutting-data.ts';
import { deviationsOf } from './iso286.ts';
import { DRAWING } from './sheet.ts';
import { limitsOf, SIZE_IDS, SIZES } from './sizes.ts';

describe('the drawing', () => {
  it.each([
    [90, 'h7', -0.035, 0],
    [70, 'h7', -0.03, 0],
    [40, 'H7', 0, 0.025],
    [12, 'H8', 0, 0.027],
    [8, 'H7', 0, 0.015],
  ] as const)('gives %d %s the limits of ISO 286', (nominal, fit, lowerMm, upperMm) => {
    expect(deviationsOf(nominal, fit).lowerMm).toBeCloseTo(lowerMm, 9);
    expect(deviationsOf(nominal, fit).upperMm).toBeCloseTo(upperMm, 9);
  });

  it('refuses sizes that its table of tolerances does not hold', () => {
    expect(() => deviationsOf(2, 'H7')).toThrow(RangeError);
    expect(() => deviationsOf(121, 'h7')).toThrow(RangeError);
  });

  it('has every size once, with limits about its nominal size', () => {
    expect(SIZES.map(({ id }) => id)).toEqual([...SIZE_IDS]);
    for (const { id, nominalMm, lowerMm, upperMm } of SIZES) {
      expect(upperMm).toBeGreaterThan(lowerMm);
      expect(limitsOf(id)).toEqual({ lowMm: nominalMm + lowerMm, highMm: nominalMm + upperMm });
    }
    expect(new Set(SIZES.map(({ feature }) => feature))).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8]));
  });

  it('shows every size in a view, and a balloon for each feature', () => {
    const shown = DRAWING.views.flatMap(({ dimensions }) => dimensions.map(({ size }) => size));
    expect(SIZE_IDS.filter((id) => !shown.includes(id))).toEqual([]);
    const balloons = DRAWING.views.flatMap((view) => view.balloons.map(({ feature }) => feature));
    expect(balloons.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('stays on its sheet', () => {
    const [width, height] = DRAWING.sizeMm;
    for (const { originMm, lines } of DRAWING.views) {
      const places = lines.flatMap((drawn) => (drawn.kind === 'line' ? [drawn.from, drawn.to] : [drawn.centre]));
      for (const [x, y] of places) {
        expect(originMm[0] + x).toBeGreaterThan(0);
        expect(originMm[0] + x).toBeLessThan(width);
        expect(originMm[1] + y).toBeGreaterThan(0);
        expect(originMm[1] + y).toBeLessThan(height);
      }
    }
  });

  it('gives the speed and feed of the reference case: D16, 250 m/min, 0.1 mm a tooth → 4974 1/min, 1492 mm/min', () => {
    expect(CUTTING_DATA.find(({ use }) => use === 'rough')).toMatchObject({ rpm: 4974, feedMmpm: 1492 });
  });
});
