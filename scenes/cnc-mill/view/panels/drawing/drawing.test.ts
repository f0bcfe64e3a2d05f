import { describe, expect, it } from 'vitest';

import { DRAWING } from '../../../model/drawing/sheet.ts';
import { layOutDimension, textWidthMm } from './dimension-layout.ts';
import { moved, wholeSheet, zoomed } from './sheet-view.ts';

describe('a dimension', () => {
  it('lies beside what it measures, with its arrows at both ends', () => {
    const layout = layOutDimension({
      kind: 'linear',
      size: null,
      text: '90',
      from: [0, 0],
      to: [90, 0],
      offsetMm: -20,
    });
    expect(layout.arrows.map(({ at }) => at)).toEqual([
      [0, -20],
      [90, -20],
    ]);
    expect(layout.textDeg).toBeCloseTo(0);
    expect(layout.textAt[1]).toBeGreaterThan(-20);
    expect(layout.align).toBe('middle');
  });

  it('is read from the right where it stands upright, either way round', () => {
    for (const [from, to] of [
      [0, 70],
      [70, 0],
    ] as const) {
      const layout = layOutDimension({
        kind: 'linear',
        size: null,
        text: '70',
        from: [0, from],
        to: [0, to],
        offsetMm: 10,
      });
      expect(layout.textDeg).toBe(90);
      expect(layout.textAt[0]).toBeLessThan(layout.arrows[0]?.at[0] ?? 0);
    }
  });

  it('has its arrows outside and its words beyond where it is short', () => {
    const layout = layOutDimension({
      kind: 'linear',
      size: null,
      text: '6 ±0.05',
      from: [0, 0],
      to: [0, 6],
      offsetMm: 5,
    });
    expect(layout.arrows[0]?.way).toEqual([0, 1]);
    expect(layout.align).toBe('start');
    expect(layout.textAt[1]).toBeGreaterThan(6);
  });

  it('keeps all words of the drawing on its sheet', () => {
    for (const { originMm, dimensions } of DRAWING.views) {
      for (const dimension of dimensions) {
        const { textAt, textDeg, text, align } = layOutDimension(dimension);
        const width = textWidthMm(text);
        const [before, after] =
          align === 'middle' ? [width / 2, width / 2] : align === 'start' ? [0, width] : [width, 0];
        const flat = Math.abs(textDeg) < 45;
        const [x, y] = [originMm[0] + textAt[0], originMm[1] + textAt[1]];
        expect(x - (flat ? before : 4)).toBeGreaterThan(0);
        expect(x + (flat ? after : 0)).toBeLessThan(DRAWING.sizeMm[0]);
        expect(y - (flat ? 0 : before)).toBeGreaterThan(0);
        expect(y + (flat ? 4 : after)).toBeLessThan(DRAWING.sizeMm[1]);
      }
    }
  });
});

describe('looking at a sheet', () => {
  const sheet = wholeSheet(297, 210);

  it('keeps the point under the pointer where it is', () => {
    const view = zoomed(sheet, sheet, 0.5, 100, 50);
    expect((100 - view.x) / view.width).toBeCloseTo(100 / 297);
    expect((50 - view.y) / view.height).toBeCloseTo(50 / 210);
  });

  it('never leaves the sheet', () => {
    const near = zoomed(sheet, sheet, 0.01, 290, 5);
    expect(near.width).toBeCloseTo(297 / 12);
    const far = moved(near, sheet, 500, -500);
    expect(far.x + far.width).toBeCloseTo(297);
    expect(far.y).toBe(0);
    expect(zoomed(far, sheet, 100, 0, 0)).toEqual(sheet);
  });
});
