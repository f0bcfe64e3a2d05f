import { describe, expect, it } from 'vitest';
import { curveOf } from './sparkline.ts';

const sample = (tick: number, value: number | null, signal = 'u') => ({ tick, signal, value });

describe('a small curve', () => {
  it('runs through the samples in time, the greatest value above', () => {
    expect(curveOf([sample(20, 5), sample(0, 0), sample(10, 10), sample(15, null), sample(0, 7, 'other')])).toEqual({
      signal: 'u',
      points: '0,100 50,0 100,50',
      least: 0,
      most: 10,
    });
  });

  it('is none where nothing changes', () => {
    expect(curveOf([sample(0, 3), sample(1, 3), sample(2, 3)])).toBeNull();
  });

  it('is none of two samples, of one moment, or of nothing', () => {
    expect(curveOf([])).toBeNull();
    expect(curveOf([sample(0, 1), sample(1, 2)])).toBeNull();
    expect(curveOf([sample(4, 1), sample(4, 2), sample(4, 3)])).toBeNull();
  });
});
