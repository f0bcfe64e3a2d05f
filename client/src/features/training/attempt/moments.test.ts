import { describe, expect, it } from 'vitest';
import type { Comment } from '../desk/types.ts';
import { readClock, threadsOf } from './moments.ts';

describe('a moment', () => {
  it.each([
    ['90', 90],
    ['1:30', 90],
    ['１：３０', 90],
    ['1:02:07', 3_727],
    ['00:00', 0],
    ['1:2:3:4', null],
    ['1:99', null],
    ['', null],
    ['soon', null],
    ['9:59:59', null],
  ])('typed as %j is %j s', (typed, seconds) => {
    expect(readClock(typed, 4_000.4)).toBe(seconds);
  });

  it('at the very end is the end', () => {
    expect(readClock('10', 9.6)).toBe(9.6);
  });
});

describe('comments', () => {
  const comment = (id: string, tick: number, atMs: number, replyTo: string | null = null) =>
    ({ id, tick, atMs, replyTo }) as Comment;

  it('stand by the moment that they speak of, with their answers', () => {
    const all = [
      comment('late', 90, 1),
      comment('b', 5, 4, 'early'),
      comment('early', 5, 2),
      comment('a', 5, 3, 'early'),
    ];
    expect(threadsOf(all).map(({ first, answers }) => [first.id, answers.map(({ id }) => id)])).toEqual([
      ['early', ['a', 'b']],
      ['late', []],
    ]);
  });

  it('are not lost where what they answer is not there', () => {
    expect(threadsOf([comment('x', 1, 1, 'gone')])).toHaveLength(1);
  });
});
