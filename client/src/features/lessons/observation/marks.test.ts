import { describe, expect, it } from 'vitest';
import { clockMs, clockText } from './clock-text.ts';
import { markAt, nextMark, staircase, stepsOf, withMark } from './marks.ts';

describe('marks of steps', () => {
  it('are set one by one, and leave no tail behind', () => {
    expect(withMark('', 3, 'T')).toBe('...T');
    expect(withMark('...T', 3, '.')).toBe('');
    expect(withMark('TS', 0, 'S')).toBe('SS');
    expect(markAt('TS', 1)).toBe('S');
    expect(markAt('TS', 9)).toBe('.');
    expect([nextMark('.'), nextMark('T'), nextMark('S')]).toEqual(['T', 'S', '.']);
  });

  it('are as many as the lesson has begun, and never fewer than there are', () => {
    expect(stepsOf(0, 30_000, '')).toBe(1);
    expect(stepsOf(60_001, 30_000, '')).toBe(3);
    expect(stepsOf(1, 30_000, 'TTTT')).toBe(4);
  });

  it('go right and up, past steps without one', () => {
    expect(staircase('T.SS')).toEqual([
      { t: 0, s: 0 },
      { t: 1, s: 0 },
      { t: 1, s: 1 },
      { t: 1, s: 2 },
    ]);
  });
});

describe('lesson time in words', () => {
  it.each([
    [0, '00:00'],
    [65_900, '01:05'],
    [3_723_000, '1:02:03'],
  ])('of %i is %s, and back', (ms, text) => {
    expect(clockText(ms)).toBe(text);
    expect(clockMs(text)).toBe(Math.floor(ms / 1_000) * 1_000);
  });

  it.each(['', '12', '1:75', 'x:10'])('is not %s', (text) => {
    expect(clockMs(text)).toBeUndefined();
  });
});
