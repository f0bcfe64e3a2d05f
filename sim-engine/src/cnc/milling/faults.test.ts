import { describe, expect, it } from 'vitest';

import { measureDiameter } from '../measure/measure.ts';
import type { MotionSegment } from '../segments.ts';
import type { MillingSetup } from './setup.ts';
import { at, make, rapid, SETUP, start } from './testing.ts';

const CENTRE = at(30, 25, 19.8);
const FEED_MMPM = 1200;

function arc(centre: readonly [number, number], sweepRad: number, end: readonly [number, number]): MotionSegment {
  const [x, y] = at(centre[0], centre[1], 0);
  return {
    kind: 'arc',
    motion: 'feed',
    normal: 2,
    centre: [x, y],
    sweepRad,
    end: at(end[0], end[1], 19.8),
    feedMmpm: FEED_MMPM,
    sourceLine: 6,
  };
}

/** A shallow ring of radius 10 by a 10 mm cutter, entered and left on half circles so that its speed is even all round. */
const RING: readonly MotionSegment[] = [
  ...start(3, 7000),
  rapid(30, 25, 60, 4),
  { kind: 'line', motion: 'feed', end: CENTRE, feedMmpm: 2000, sourceLine: 5 },
  arc([35, 25], Math.PI, [40, 25]),
  arc([30, 25], 2.5 * Math.PI, [30, 35]),
  arc([30, 30], Math.PI, [30, 25]),
  rapid(30, 25, 60, 7),
];

function ring(servo: Partial<MillingSetup['servo']>) {
  const state = make(RING, { ...SETUP, servo: { ...SETUP.servo, ...servo } });
  expect(state.alarm).toBeUndefined();
  return measureDiameter(state.field, { kind: 'bore', centreMm: [30, 25], reachMm: 20, zMm: 19.9 });
}

/** A first-order lag shrinks a circle of radius R at angular speed ω to R/√(1 + (ω/Kv)²). */
function laggedDiameterMm(gainPerS: number): number {
  const omega = FEED_MMPM / 60 / 10 / gainPerS;
  return 2 * (10 / Math.sqrt(1 + omega * omega) + 5);
}

describe('what a worn machine does to a circle', () => {
  it.each([50, 25])('shrinks it with a servo gain of %d by just what the lag says', (gain) => {
    const measured = ring({ gainPerS: [gain, gain, gain] });
    expect(Math.abs((measured?.valueMm ?? 0) - laggedDiameterMm(gain))).toBeLessThan(0.004);
  });

  it('puts steps into it where an axis with play reverses, and none once the control compensates', () => {
    const loose = ring({ backlashMm: [0.02, 0.02, 0.02], compensationMm: [0, 0, 0] });
    const compensated = ring({ backlashMm: [0.02, 0.02, 0.02], compensationMm: [0.02, 0.02, 0.02] });
    expect(loose?.formErrorMm).toBeGreaterThan(0.003);
    expect(compensated?.formErrorMm).toBeLessThan(0.001);
  });
});
