import { describe, expect, it } from 'vitest';

import { BEGINS, FEED, RAPID, type ToolPath } from '../program/tool-path.ts';
import { fitPath, lastPointOf, placeOf } from './fit.ts';

const path: ToolPath = {
  points: Float32Array.from([-400, 0, 300, 0, 0, 5, 0, 0, -2, 80, 0, -2, 80, 40, -2]),
  kinds: Uint8Array.from([BEGINS, RAPID, FEED, FEED, FEED]),
  tools: Uint8Array.from([1, 1, 1, 1, 1]),
  lines: Uint32Array.from([0, 2, 3, 4, 5]),
  seconds: 10,
};

describe('how a path fits into a picture', () => {
  it('what is cut fills it, whatever rapids come from afar', () => {
    const { scale, originX, originY } = fitPath(path, 'top', { width: 220, height: 120 }, 10);
    expect(scale).toBeCloseTo(2.5);
    expect(originX).toBeCloseTo(10);
    expect(originY).toBeCloseTo(110);
  });

  it('stays inside of the margin from every side', () => {
    for (const direction of ['top', 'front', 'right', 'solid'] as const) {
      const size = { width: 300, height: 200 };
      const { scale, originX, originY } = fitPath(path, direction, size, 12);
      for (const index of [2, 3, 4]) {
        const [right, up] = placeOf(path, direction, index);
        const [x, y] = [originX + right * scale, originY - up * scale];
        expect(x).toBeGreaterThanOrEqual(12 - 1e-6);
        expect(x).toBeLessThanOrEqual(288 + 1e-6);
        expect(y).toBeGreaterThanOrEqual(12 - 1e-6);
        expect(y).toBeLessThanOrEqual(188 + 1e-6);
      }
    }
  });

  it('has a middle where there is nothing', () => {
    const empty: ToolPath = {
      points: new Float32Array(),
      kinds: new Uint8Array(),
      tools: new Uint8Array(),
      lines: new Uint32Array(),
      seconds: 0,
    };
    expect(fitPath(empty, 'top', { width: 10, height: 10 }, 1)).toEqual({ scale: 1, originX: 5, originY: 5 });
  });

  it('finds where a line ends', () => {
    expect(lastPointOf(path, 4)).toBe(3);
    expect(lastPointOf(path, 99)).toBe(0);
  });
});
