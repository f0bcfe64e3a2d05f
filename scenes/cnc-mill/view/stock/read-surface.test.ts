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
});
