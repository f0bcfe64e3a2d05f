import { describe, expect, it } from 'vitest';

import { figures } from './figures.ts';
import { Trend, trendPoints } from './trend.ts';

describe('a trend', () => {
  it('takes values evenly, keeps the newest, and begins anew when time goes back', () => {
    const trend = new Trend(1, 3);
    for (const time of [0, 0.4, 1, 1.5, 2, 3, 4]) trend.take(time, time);
    expect(trend.values).toEqual([2, 3, 4]);
    trend.take(0, 7);
    expect(trend.values).toEqual([7]);
  });

  it('ends at the right edge and stays inside of its box', () => {
    expect(trendPoints([0, 5, 20], 3, 10, 100, 20)).toBe('0.0,19.5 50.0,10.0 100.0,0.5');
  });
});

describe('figures', () => {
  it.each([
    [-0.0001, '0.000'],
    [-12.3456, '−12.346'],
    [7, '7.000'],
  ])('%d is %s', (value, text) => {
    expect(figures(value, 3)).toBe(text);
  });
});
