import { describe, expect, it } from 'vitest';

import { SIZE_IDS, type SizeId, sizeOf, SIZES } from '../drawing/sizes.ts';
import { GAUGES, gaugeOf, type LimitGauge, type ReadingGauge, type ThreadGauge } from './catalogue.ts';
import { readSize, tryLimits, tryThread } from './reading.ts';
import { drawnPart, type PartErrors } from './testing-part.ts';
import { trueSizeMm, worstSizeMm, worstSizes } from './true-size.ts';

const SOUND = { zeroMm: 0, dirtMm: 0, normal: 0 };

function gauge<Kind extends 'reading' | 'limit' | 'thread'>(kind: Kind, id: string) {
  const found = gaugeOf(id);
  if (found?.kind !== kind) throw new Error(`no ${kind} gauge ${id}`);
  return found as Kind extends 'reading' ? ReadingGauge : Kind extends 'limit' ? LimitGauge : ThreadGauge;
}

describe('what the part truly measures', () => {
  it('is what was made, to a micrometre, at every place', () => {
    const part = drawnPart();
    for (const { id, nominalMm, places } of SIZES) {
      for (let place = 1; place <= places; place++) {
        expect([
          id,
          place,
          Math.abs((trueSizeMm(part, id, place) ?? 0) - nominalMm) < (id === 'threadDepth' ? 0.6 : 0.001),
        ]).toEqual([id, place, true]);
      }
    }
  });

  it.each([
    'length',
    'width',
    'height',
    'pocketDiameter',
    'pocketDepth',
    'slotWidth',
    'slotDepth',
    'bores',
    'pitchX',
    'pitchY',
  ] as const satisfies readonly (SizeId & keyof PartErrors)[])('tells that %s is 40 µm off, and nothing else', (id) => {
    const sizes = worstSizes(drawnPart({ [id]: 0.04 }));
    for (const other of SIZE_IDS.filter((candidate) => candidate !== 'threadDepth')) {
      expect([other, 0 + Math.round((sizes[other] - sizeOf(other).nominalMm) * 1000)]).toEqual([
        other,
        other === id ? 40 : 0,
      ]);
    }
  });

  it('is 0 where there is nothing to touch', () => {
    const part = drawnPart();
    expect(worstSizeMm({ ...part, features: [] }, 'threadDepth')).toBe(0);
  });
});

describe('gauges', () => {
  it('can measure every size of the drawing with one that tells it apart from its limits', () => {
    for (const { id, lowerMm, upperMm } of SIZES) {
      const fine = GAUGES.filter(
        (candidate) =>
          candidate.sizes.includes(id) &&
          (candidate.kind !== 'reading' || 10 * candidate.deviationMm <= upperMm - lowerMm),
      );
      expect([id, fine.length > 0]).toEqual([id, true]);
    }
  });

  it('read in steps of their scale', () => {
    expect(readSize(gauge('reading', 'calliper'), 89.991, SOUND)).toEqual({ kind: 'size', mm: 90 });
    expect(readSize(gauge('reading', 'micrometer75'), 89.9834, SOUND)).toEqual({ kind: 'size', mm: 89.983 });
  });

  it('are off by their zero, and by dirt: larger from outside, smaller from inside', () => {
    const read = (id: string, mm: number, errors: Partial<typeof SOUND>) =>
      readSize(gauge('reading', id), mm, { ...SOUND, ...errors });
    expect(read('micrometer75', 90, { zeroMm: 0.006 })).toEqual({ kind: 'size', mm: 90.006 });
    expect(read('micrometer75', 90, { dirtMm: 0.03 })).toEqual({ kind: 'size', mm: 90.03 });
    expect(read('boreGauge', 40, { dirtMm: 0.03 })).toEqual({ kind: 'size', mm: 39.97 });
    expect(read('micrometer75', 90, { normal: 9 })).toEqual(read('micrometer75', 90, { normal: 2.5 }));
  });

  it('measure nothing outside of their range', () => {
    expect(readSize(gauge('reading', 'micrometer50'), 75.2, SOUND)).toBeUndefined();
    expect(readSize(gauge('reading', 'boreGauge'), 34.9, SOUND)).toBeUndefined();
  });

  it.each([
    [7.999, false, false],
    [8, true, false],
    [8.007, true, false],
    [8.014, true, false],
    [8.016, true, true],
  ])('say of a bore of %d mm by their two ends', (mm, goEnters, noGoEnters) => {
    expect(tryLimits(gauge('limit', 'plug8'), mm, SOUND)).toEqual({ kind: 'limit', goEnters, noGoEnters });
  });

  it('do not enter over chips', () => {
    expect(tryLimits(gauge('limit', 'plug8'), 8.007, { ...SOUND, dirtMm: 0.02 })).toMatchObject({ goEnters: false });
    expect(tryThread(gauge('thread', 'threadPlug'), 6.8, 16.5, { ...SOUND, dirtMm: 0.02 })).toMatchObject({
      goEnters: false,
      depthMm: 0,
    });
  });

  it('go in a thread by whole turns, and not into none', () => {
    const plug = gauge('thread', 'threadPlug');
    expect(tryThread(plug, 6.8, 16.5, SOUND)).toEqual({
      kind: 'thread',
      goEnters: true,
      noGoEnters: false,
      depthMm: 16.25,
    });
    expect(tryThread(plug, 0, 0, SOUND)).toMatchObject({ goEnters: false, depthMm: 0 });
  });
});
