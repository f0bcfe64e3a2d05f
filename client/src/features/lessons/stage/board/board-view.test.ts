import { describe, expect, it } from 'vitest';

import { viewOf } from './board-view.ts';

/** Where Excalidraw puts a point of the board on the screen. */
const placeOf = (view: ReturnType<typeof viewOf>, x: number, y: number): readonly [number, number] => [
  (x + view.scrollX) * view.zoom.value,
  (y + view.scrollY) * view.zoom.value,
];

describe('the board’s sheet', () => {
  it('fills its place, however large that is', () => {
    for (const size of [
      { width: 1_280, height: 720 },
      { width: 400, height: 225 },
    ]) {
      const whole = viewOf(size, { scale: 1, x: 0.5, y: 0.5 });
      expect(placeOf(whole, 0, 0)).toEqual([0, 0]);
      expect(placeOf(whole, 1_600, 900)).toEqual([size.width, size.height]);
    }
  });

  it('is enlarged about a point that stays where it is', () => {
    const view = viewOf({ width: 1_280, height: 720 }, { scale: 2, x: 0.25, y: 1 });
    expect(placeOf(view, 400, 900)).toEqual([320, 720]);
    expect(placeOf(view, 800, 450)).toEqual([960, 0]);
  });
});
