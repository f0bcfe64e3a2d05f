import { describe, expect, it } from 'vitest';
import { pagesOf, planGrid } from './grid.ts';

const screen = { widthPx: 1_300, heightPx: 640 };
const shape = (count: number, size = screen) => {
  const { columns, rows } = planGrid(count, size, 8);
  return [columns, rows];
};

describe('a grid of pictures', () => {
  it.each([
    [1, [1, 1]],
    [2, [2, 1]],
    [4, [2, 2]],
    [6, [3, 2]],
    [9, [3, 3]],
  ])('of %i on a wide screen is %j', (count, expected) => {
    expect(shape(count)).toEqual(expected);
  });

  it('stands upright beside a document, and on a phone', () => {
    expect(shape(2, { widthPx: 390, heightPx: 600 })).toEqual([1, 2]);
    expect(shape(4, { widthPx: 390, heightPx: 600 })).toEqual([2, 2]);
  });

  it.each([1, 2, 3, 5, 8, 9])('of %i fits into its place', (count) => {
    const { columns, rows, tile } = planGrid(count, screen, 8);
    expect(columns * rows).toBeGreaterThanOrEqual(count);
    expect(columns * tile.widthPx + (columns - 1) * 8).toBeLessThanOrEqual(screen.widthPx);
    expect(rows * tile.heightPx + (rows - 1) * 8).toBeLessThanOrEqual(screen.heightPx);
  });

  it('has a place before its size is known', () => {
    expect(planGrid(3, { widthPx: 0, heightPx: 0 }, 8).tile).toEqual({ widthPx: 0, heightPx: 0 });
  });
});

describe('pages of pictures', () => {
  const people = (count: number) => Array.from({ length: count }, (_, index) => index);

  it('hold everybody once, in order, no more than fit', () => {
    for (const count of [0, 1, 9, 10, 19, 60]) {
      const pages = pagesOf(people(count), 9);
      expect(pages.flat()).toEqual(people(count));
      expect(Math.max(...pages.map(({ length }) => length))).toBeLessThanOrEqual(9);
    }
  });

  it('are about alike, so that nobody stands alone on the last', () => {
    expect(pagesOf(people(10), 9).map(({ length }) => length)).toEqual([5, 5]);
  });
});
