import { describe, expect, it } from 'vitest';
import { toggled } from './shares.ts';

describe('shares of what is watched', () => {
  it('hold each observer once, with their elements in order', () => {
    const one = toggled([], 'a', 'culture', true);
    const two = toggled(toggled(one, 'b', 'teaching', true), 'a', 'learning', true);
    expect(two).toEqual([
      { observerId: 'b', dimensions: ['teaching'] },
      { observerId: 'a', dimensions: ['learning', 'culture'] },
    ]);
    expect(toggled(toggled(two, 'a', 'learning', false), 'a', 'culture', false)).toEqual([
      { observerId: 'b', dimensions: ['teaching'] },
    ]);
  });
});
