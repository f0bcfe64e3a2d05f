import { describe, expect, it } from 'vitest';

import { cutLine } from './cut-line.ts';
import { flatCutter } from './cutter-profile.ts';
import { engagementAt } from './engagement.ts';
import { blockField, gridFor, type HeightField } from './height-field.ts';

const BLOCK = { minMm: [0, 0, 0], maxMm: [100, 80, 30] } as const;
const CUTTER = flatCutter(16);
const fresh = (): HeightField => blockField(BLOCK, gridFor(BLOCK, 400));

describe('engagement', () => {
  it('sees the whole leading half in a full slot', () => {
    const field = fresh();
    cutLine(field, CUTTER, [-20, 40, 25], [50, 40, 25]);
    const { arcRad, widthMm, depthMm, areaMm2, meanSine } = engagementAt(field, CUTTER, [50, 40, 25], [1, 0], 30);
    // Just beside the cutter the look ahead falls back into the slot, for half a cell.
    expect(Math.abs(arcRad - Math.PI)).toBeLessThan(0.15);
    expect(Math.abs(widthMm - 16)).toBeLessThan(0.1);
    expect(depthMm).toBe(5);
    expect(Math.abs(areaMm2 / (16 * 5) - 1)).toBeLessThan(0.01);
    expect(Math.abs(meanSine / (2 / Math.PI) - 1)).toBeLessThan(0.01);
  });

  it.each([
    [11, 'left', 0],
    [4, 'left', 0],
    [11, 'right', Math.PI],
  ] as const)('sees a width of %d mm with the material to the %s', (widthMm, side, end) => {
    const field = fresh();
    // Material stands from y = 0; the axis runs so that the width reaches into it.
    const y = side === 'left' ? 80 + 8 - widthMm : widthMm - 8;
    const seen = engagementAt(field, CUTTER, [50, y, 25], [-1, 0], 30);
    const arc = Math.acos(1 - (2 * widthMm) / 16);
    expect(Math.abs(seen.widthMm - widthMm)).toBeLessThan(0.4);
    expect(Math.abs(seen.arcRad - arc)).toBeLessThan(0.06);
    expect(Math.abs((end === 0 ? seen.entryRad : seen.exitRad) - end)).toBeLessThan(0.03);
    expect(seen.depthMm).toBe(5);
  });

  it('cuts no deeper than its edges are long, and nothing in the air', () => {
    expect(engagementAt(fresh(), CUTTER, [50, 40, 5], [1, 0], 12).depthMm).toBe(12);
    expect(engagementAt(fresh(), CUTTER, [50, 40, 31], [1, 0], 12).arcRad).toBe(0);
    expect(engagementAt(fresh(), CUTTER, [50, 40, 5], [0, 0], 12).arcRad).toBe(0);
  });
});
