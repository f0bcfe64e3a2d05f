import { describe, expect, it } from 'vitest';

import { SIZES } from '../../../model/drawing/sizes.ts';
import { touchOf } from './touches.ts';

describe('where a gauge touches', () => {
  const places = SIZES.flatMap(({ id, places: count }) =>
    Array.from({ length: count }, (_, index) => [id, index + 1] as const),
  );

  it.each(places)('%s at place %i is on the part, and nowhere else', (id, place) => {
    const touch = touchOf(id, place);
    const others = places.filter(([size, number]) => size === id && number !== place);
    for (const [size, number] of others) expect(touchOf(size, number)).not.toEqual(touch);
    const ends = touch.kind === 'between' ? [touch.from, touch.to] : [touch.at];
    for (const [x, y] of ends) expect(Math.abs(x) <= 50 && Math.abs(y) <= 40).toBe(true);
  });

  it.each(
    SIZES.filter(({ id }) => ['length', 'width', 'pocketDiameter', 'slotWidth', 'pitchX', 'pitchY'].includes(id)),
  )('$id spans its nominal size', ({ id, nominalMm, places: count }) => {
    for (let place = 1; place <= count; place++) {
      const touch = touchOf(id, place);
      const span = touch.kind === 'between' ? Math.hypot(touch.to[0] - touch.from[0], touch.to[1] - touch.from[1]) : 0;
      expect(span).toBeCloseTo(nominalMm);
    }
  });
});
