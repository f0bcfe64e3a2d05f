import { describe, expect, it } from 'vitest';

import { SPINDLE_850 } from '../cutting/spindle.ts';
import { findThread } from '../measure/features.ts';
import { measureDepth, measureDiameter, measureHeight, measureLength } from '../measure/measure.ts';
import type { MotionSegment } from '../segments.ts';
import { volumeMm3 } from '../stock/height-field.ts';
import { type MillingSnapshot, restoreMilling, snapshotMilling } from './snapshot.ts';
import { type MillingState, newCache, startMilling } from './state.ts';
import { stepMilling } from './step.ts';
import { at, compiled, feed, fresh, make, rapid, SETUP, start, TICK_S } from './testing.ts';

/** A frame of 50 × 40 left standing by a 16 mm cutter, 5 mm deep, then a pocket of 24 × 20 by a 10 mm cutter, 4 mm deep. */
const CONTOUR: readonly MotionSegment[] = [
  ...start(2, 4974),
  rapid(-15, -3, 15, 4),
  feed(63, -3, 15, 1492, 5),
  feed(63, 53, 15, 1492, 6),
  feed(-3, 53, 15, 1492, 7),
  feed(-3, -15, 15, 1492, 8),
  rapid(-3, -15, 60, 9),
];
const POCKET: readonly MotionSegment[] = [
  ...start(3, 7000),
  rapid(25, 25, 25, 10),
  rapid(25, 25, 21, 11),
  feed(35, 25, 16, 600, 12),
  feed(23, 25, 16, 1200, 13),
  feed(37, 25, 16, 1200, 14),
  feed(37, 30, 16, 1200, 15),
  feed(23, 30, 16, 1200, 16),
  feed(23, 20, 16, 1200, 17),
  feed(37, 20, 16, 1200, 18),
  feed(37, 30, 16, 1200, 19),
  rapid(37, 30, 60, 20),
];

describe('milling', () => {
  it('makes a contour with a pocket of the right sizes, volume, time and load', () => {
    const state = make([...CONTOUR, ...POCKET]);
    expect(state.collisions).toEqual([]);
    expect(state.alarm).toBeUndefined();
    const { field, totals } = state;
    // Frame: 60 × 50 less 50 × 40, 5 deep; pocket: 24 × 20 less what its four corners of radius 5 keep, 4 deep.
    const expected = (60 * 50 - 50 * 40) * 5 + (24 * 20 - (100 - 25 * Math.PI)) * 4;
    expect(Math.abs(totals.removedMm3 / expected - 1)).toBeLessThan(0.003);
    expect(Math.abs(volumeMm3(fresh()) - volumeMm3(field) - totals.removedMm3)).toBeLessThan(1e-6);
    const outside = { kind: 'outside', fromMm: -10, toMm: 70, acrossFromMm: 12, acrossToMm: 38, zMm: 18 } as const;
    const length = measureLength(field, { ...outside, axis: 'x' });
    const width = measureLength(field, { ...outside, axis: 'y', acrossFromMm: 12, acrossToMm: 48 });
    // The tool bends away by a few micrometres: what stays is the larger for it.
    expect(Math.abs((length?.valueMm ?? 0) - 50)).toBeLessThan(0.02);
    expect(Math.abs((width?.valueMm ?? 0) - 40)).toBeLessThan(0.02);
    const inside = {
      kind: 'inside',
      axis: 'x',
      fromMm: 12,
      toMm: 48,
      acrossFromMm: 20,
      acrossToMm: 30,
      zMm: 18,
    } as const;
    expect(Math.abs((measureLength(field, inside)?.valueMm ?? 0) - 24)).toBeLessThan(0.03);
    const top = { minMm: [10, 10], maxMm: [15, 40] } as const;
    expect(measureHeight(field, top)?.valueMm).toBe(20);
    const depth = measureDepth(field, top, { minMm: [27, 22], maxMm: [33, 28] });
    expect(Math.abs((depth?.valueMm ?? 0) - 4)).toBeLessThan(0.001);
    // Cutting 250 mm at 1492 and some 100 at 1200 mm/min, two tool changes, run-up: the sum by hand is 26 s.
    expect(state.tick * TICK_S).toBeGreaterThan(20);
    expect(state.tick * TICK_S).toBeLessThan(32);
    // 5 mm deep and 5 wide at 1492 mm/min: φs 1.186, hm 0.053, kc 1420 → 0.88 kW.
    expect(totals.peakPowerW).toBeGreaterThan(800);
    expect(totals.peakPowerW).toBeLessThan(2000);
    // Dry and with marks of a tooth's feed of 0.1 mm on a radius of 8: the machine's 0.3 µm twice, and little more.
    expect(state.surfaces.find(({ toolNumber }) => toolNumber === 2)?.wallRaUm).toBeCloseTo(0.64, 1);
  });

  it('meets the reference load in a cut of 11 × 5 mm: 1.80 kW and 3.45 N·m within 5 %', () => {
    let power = 0;
    const program = compiled([...start(2, 4974), rapid(-15, 3, 15, 4), feed(40, 3, 15, 1492, 5)]);
    const state = startMilling(program, fresh());
    const cache = newCache();
    for (let tick = 0; tick < 20_000 && state.trajectory.mode === 'running'; tick++) {
      stepMilling(program, SETUP, state, cache, TICK_S);
      if (state.trajectory.position[0] > at(25, 0, 0)[0] && power === 0) power = state.load.powerW;
    }
    expect(Math.abs(power / 1800 - 1)).toBeLessThan(0.05);
    expect(Math.abs(state.totals.peakTorqueNm / 3.45 - 1)).toBeLessThan(0.08);
  });

  it('crashes when a rapid goes into the stock, and stands from then on', () => {
    const state = make([...start(2, 4974), rapid(-15, 25, 15, 4), rapid(40, 25, 15, 5)]);
    expect(state.alarm).toBe('collision');
    expect(state.collisions).toMatchObject([{ cause: 'rapid', part: 'flutes', against: 'stock', sourceLine: 5 }]);
    expect(state.collisions[0]?.point[0]).toBeLessThan(2);
    const program = compiled(CONTOUR);
    const before = JSON.stringify(state.trajectory);
    stepMilling(program, SETUP, state, newCache(), TICK_S);
    expect(JSON.stringify(state.trajectory)).toBe(before);
  });

  it.each([
    [
      'a standing spindle',
      [{ kind: 'toolChange', toolNumber: 2, sourceLine: 2 }, rapid(-15, 25, 15, 4), feed(40, 25, 15, 500, 5)],
      'spindleStopped',
    ],
    ['the vice', [...start(2, 4974), rapid(-28, -15, 60, 4), feed(-28, -15, 1, 500, 5)], 'body'],
    ['its own nose with an empty spindle', [{ ...rapid(30, 25, 5, 4), end: at(30, 25, 5, 0) }], 'body'],
    ['the end of an axis', [...start(2, 4974), rapid(600, 25, 60, 4)], 'travel'],
  ] as const)('stops at %s', (_, segments, cause) => {
    const state = make(segments);
    expect(state.collisions[0]?.cause).toBe(cause);
    expect(state.alarm).toBeDefined();
  });

  it('cuts wider with run-out, narrower when worn, deeper with a wrong length', () => {
    const slot = [
      ...start(3, 7000),
      rapid(-8, 25, 60, 4),
      rapid(-8, 25, 16, 4),
      feed(30, 25, 16, 1500, 5),
      rapid(30, 25, 60, 6),
    ];
    const width = (state: MillingState): number =>
      measureLength(state.field, {
        kind: 'inside',
        axis: 'y',
        fromMm: 15,
        toMm: 35,
        acrossFromMm: 2,
        acrossToMm: 24,
        zMm: 18,
      })?.valueMm ?? 0;
    const plain = width(make(slot));
    const tools = SETUP.tools.map((tool) => ({ ...tool, runoutMm: 0.03 }));
    expect(width(make(slot, { ...SETUP, tools })) - plain).toBeCloseTo(0.03, 3);
    const worn = make(slot, SETUP, (state) => state.flankWearMm.push([3, 0.3]));
    expect(worn.collisions).toEqual([]);
    expect(width(worn) - plain).toBeCloseTo(-0.0737, 3);
    const deep = make(slot, SETUP, (state) => {
      state.errors.tipMm = [0, 0, -0.2];
    });
    expect(measureHeight(deep.field, { minMm: [5, 23], maxMm: [25, 27] })?.valueMm).toBeCloseTo(15.8, 3);
  });

  it('moves the part when it is held too weakly', () => {
    const slot = [...start(2, 4974), rapid(-12, 25, 60, 4), rapid(-12, 25, 15, 4), feed(20, 25, 15, 1492, 5)];
    expect(make(slot).partShift).toEqual([0, 0]);
    expect(Math.abs(make(slot, { ...SETUP, holdingForceN: 100 }).partShift[0])).toBeGreaterThan(1);
  });

  it('stalls on a cut that the spindle cannot turn', () => {
    const state = make([...start(2, 300), rapid(-12, 25, 60, 4), rapid(-12, 25, 3, 4), feed(70, 25, 3, 1400, 5)], {
      ...SETUP,
      spindle: { ...SPINDLE_850, continuousTorqueNm: 5, shortTorqueNm: 8 },
    });
    expect(state.alarm).toBe('stall');
  });

  it('drills, and taps a thread with F = 1.25 n, but breaks the tap in full material', () => {
    const drill = [...start(5, 4000), rapid(30, 25, 22, 4), feed(30, 25, 0, 800, 5), rapid(30, 25, 60, 6)];
    const tap: readonly MotionSegment[] = [
      ...start(8, 400),
      rapid(30, 25, 24, 14),
      { ...feed(30, 25, 3, 500, 15), kind: 'line', motion: 'feed', sync: { pitchMm: 1.25 } } as MotionSegment,
      { kind: 'spindle', direction: 'counterclockwise', speedRpm: 400, sourceLine: 16 },
      feed(30, 25, 24, 500, 17),
      rapid(30, 25, 60, 18),
    ];
    const state = make([...drill, ...tap]);
    expect(state.collisions).toEqual([]);
    const bore = measureDiameter(state.field, { kind: 'bore', centreMm: [30, 25], reachMm: 8, zMm: 10 });
    expect(Math.abs((bore?.valueMm ?? 0) - 6.8)).toBeLessThan(0.001);
    const thread = findThread(state.features, { centreMm: [30, 25], withinMm: 0.1, pitchMm: 1.25, majorDiameterMm: 8 });
    expect(thread?.bottomMm).toBeCloseTo(3 + 2.5, 1);
    expect(make(tap).alarm).toBe('tapBroken');
  });

  it('goes on from a snapshot of state and field exactly as it would have', () => {
    const program = compiled([...CONTOUR, ...POCKET]);
    const original = startMilling(program, fresh());
    const cache = newCache();
    for (let tick = 0; tick < 3500; tick++) stepMilling(program, SETUP, original, cache, TICK_S);
    const snapshot = JSON.parse(JSON.stringify(snapshotMilling(original))) as MillingSnapshot;
    const result = restoreMilling(snapshot);
    if (!result.ok) throw new Error(result.failure);
    const restored = result.value;
    const otherCache = newCache();
    for (let tick = 0; tick < 1000; tick++) {
      stepMilling(program, SETUP, original, cache, TICK_S);
      stepMilling(program, SETUP, restored, otherCache, TICK_S);
    }
    expect(restored).toEqual(original);
    expect(snapshotMilling(restored)).toEqual(snapshotMilling(original));
    expect(original.totals.removedMm3).toBeGreaterThan(0);
    expect(restoreMilling({ ...snapshot, field: 'AAAA' })).toEqual({ ok: false, failure: 'damaged' });
    expect(restoreMilling({ ...snapshot, field: '?' })).toEqual({ ok: false, failure: 'damaged' });
  });
});
