import { describe, expect, it } from 'vitest';

import { morningBulk } from '../../model/machine/bulk.ts';
import { surfaceOf } from '../../model/machine/surface.ts';
import { readSurface } from './read-surface.ts';

describe('the bytes of a surface', () => {
  it('tell of an empty vice and of the text in memory', () => {
    const bulk = morningBulk();
    bulk.program = 'G0 X1 (铝)\nM30';
    const change = surfaceOf(bulk, -1);
    const seen = readSurface(change?.bytes ?? new Uint8Array());
    expect(seen.whole).toBe(true);
    expect(seen.columns).toBe(1);
    expect(seen.text).toBe('G0 X1 (铝)\nM30');
  });

  it('tell where part and vice stand and how long tools are as an eye sees it, and no more exactly', () => {
    const bulk = morningBulk();
    const [x, y, z] = bulk.viceOrigin;
    bulk.origin = [x + 1.837, y - 0.412, z];
    bulk.viceOrigin = [x + 3.049, y - 0.412, z];
    bulk.lengthsMm = [151.234, 98.777];
    const { places } = readSurface(surfaceOf(bulk, -1)?.bytes ?? new Uint8Array());
    const told = [...places.part, ...places.vice, ...places.lengthsMm];
    expect(told.map((mm) => Number(mm.toFixed(3)))).toEqual([1.8, -0.4, 3, -0.4, 151.2, 98.8]);
  });
});
