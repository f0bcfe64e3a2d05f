import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cycleStart, feedHold, setFeedOverride } from '../planner/operator.ts';
import { real } from '../planner/testing.ts';
import type { MotionSegment } from '../segments.ts';
import { volumeMm3 } from '../stock/height-field.ts';
import { newCache, startMilling } from './state.ts';
import { stepMilling } from './step.ts';
import { at, compiled, fresh, SETUP } from './testing.ts';

const place = fc.tuple(real(-40, 100), real(-40, 90), real(-10, 80));
const segment = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('line' as const), place, rapid: fc.boolean(), feed: real(50, 9000) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('tool' as const), tool: fc.constantFrom(0, 2, 3, 5, 8, 77) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('spindle' as const), rpm: real(-9000, 9000) }) },
);
type Drawn = typeof segment extends fc.Arbitrary<infer Value> ? Value : never;

function asSegment(drawn: Drawn, sourceLine: number): MotionSegment {
  if (drawn.kind === 'tool') return { kind: 'toolChange', toolNumber: drawn.tool, sourceLine };
  if (drawn.kind === 'spindle') {
    const direction = drawn.rpm === 0 ? 'off' : drawn.rpm > 0 ? 'clockwise' : 'counterclockwise';
    return { kind: 'spindle', direction, speedRpm: Math.abs(drawn.rpm), sourceLine };
  }
  const end = at(...drawn.place);
  return { kind: 'line', motion: drawn.rapid ? 'rapid' : 'feed', end, feedMmpm: drawn.feed, sourceLine };
}

describe('milling whatever is asked', () => {
  it('never hangs, makes a number that is none, or lets material grow', () => {
    const wishes = fc.array(fc.tuple(fc.nat(4000), real(0, 1.5)), { maxLength: 5 });
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 12 }), wishes, fc.boolean(), (drawn, operator, goOn) => {
        const program = compiled(drawn.map((each, index) => asSegment(each, index + 1)));
        const state = startMilling(program, fresh(60));
        const cache = newCache();
        let left = volumeMm3(state.field);
        const whole = left;
        let grew = false;
        for (let tick = 0; tick < 6000 && state.trajectory.mode !== 'finished'; tick++) {
          for (const [when, factor] of operator) {
            if (when === tick && factor < 0.1) feedHold(state.trajectory);
            else if (when === tick) setFeedOverride(state.trajectory, factor);
          }
          if (tick % 1500 === 1499) {
            cycleStart(state.trajectory);
            // An instructor may reset the alarm.
            if (goOn) state.alarm = undefined;
            const now = volumeMm3(state.field);
            grew ||= now > left;
            left = now;
          }
          stepMilling(program, SETUP, state, cache, 0.004);
        }
        expect(Math.abs(whole - volumeMm3(state.field) - state.totals.removedMm3)).toBeLessThan(1e-6);
        expect(grew).toBe(false);
        expect(findNoNumber(state)).toBeUndefined();
      }),
      { numRuns: 25 },
    );
  });
});

/** Path of the first number in plain data that is NaN or infinite. */
function findNoNumber(value: unknown, path = ''): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : path;
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const found = findNoNumber(inner, `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
