import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { MotionSegment, PathMode } from '../segments.ts';
import { AXES, type Axis, distance, planeAxes, type Vector } from '../vector.ts';
import { compiled, MACHINE, rapid, real, run, TICK_S, tolerance } from './testing.ts';
import { cycleStart, feedHold, setFeedOverride } from './operator.ts';

interface ArcDraw {
  readonly normal: Axis;
  readonly radiusMm: number;
  readonly startRad: number;
  readonly sweepRad: number;
  readonly riseMm: number;
  readonly feedMmpm: number;
}

/** From here on the arc's numbers, whatever they are. */
function arcFrom(start: Vector, draw: ArcDraw, sourceLine: number): MotionSegment & { readonly end: Vector } {
  const { normal, radiusMm, startRad, sweepRad, riseMm, feedMmpm } = draw;
  const [first, second] = planeAxes(normal);
  const centre = [start[first] - radiusMm * Math.cos(startRad), start[second] - radiusMm * Math.sin(startRad)] as const;
  const end: [number, number, number] = [...start];
  end[first] = centre[0] + radiusMm * Math.cos(startRad + sweepRad);
  end[second] = centre[1] + radiusMm * Math.sin(startRad + sweepRad);
  end[normal] += riseMm;
  return { kind: 'arc', motion: 'feed', normal, centre, sweepRad, end, feedMmpm, sourceLine };
}

const arc = fc.record({
  normal: fc.constantFrom<Axis>(0, 1, 2),
  radiusMm: real(0.05, 20),
  startRad: real(-4, 4),
  sweepRad: real(-13, 13),
  riseMm: real(-5, 5),
  feedMmpm: fc.integer({ min: 600, max: 10_000 }),
});
const step = fc.record({
  kind: fc.constantFrom('line', 'rapid', 'tiny'),
  by: fc.tuple(real(-10, 10), real(-10, 10), real(-10, 10)),
  feedMmpm: fc.integer({ min: 600, max: 10_000 }),
});
const mode = fc.constantFrom<PathMode>(
  { kind: 'exactStop' },
  { kind: 'exactPath' },
  { kind: 'continuous', toleranceMm: null },
  { kind: 'continuous', toleranceMm: 0.02 },
);

function segmentsOf(
  moves: readonly (ArcDraw | { kind: string; by: Vector; feedMmpm: number })[],
  path: PathMode,
): MotionSegment[] {
  const segments: MotionSegment[] = [{ kind: 'pathMode', mode: path, sourceLine: 1 }];
  let at: Vector = [0, 0, 0];
  moves.forEach((move, index) => {
    const line = index + 2;
    if ('normal' in move) {
      const segment = arcFrom(at, move, line);
      segments.push(segment);
      at = segment.end;
      return;
    }
    const share = move.kind === 'tiny' ? 0.003 : 1;
    at = [at[0] + share * move.by[0], at[1] + share * move.by[1], at[2] + share * move.by[2]];
    segments.push(
      move.kind === 'rapid'
        ? rapid(at, line)
        : { kind: 'line', motion: 'feed', end: at, feedMmpm: move.feedMmpm, sourceLine: line },
    );
  });
  return segments;
}

function lastEnd(segments: readonly MotionSegment[]): Vector {
  const last = segments.findLast((segment) => segment.kind === 'line' || segment.kind === 'arc');
  return last?.kind === 'line' || last?.kind === 'arc' ? last.end : [0, 0, 0];
}

describe('trajectory of lines and arcs', () => {
  it('keeps speed and acceleration of every axis, and arrives', () => {
    const moves = fc.array(fc.oneof(arc, step), { minLength: 1, maxLength: 25 });
    const wishes = fc.array(fc.tuple(fc.nat(2500), real(0, 1.5)), { maxLength: 6 });
    fc.assert(
      fc.property(moves, mode, wishes, (drawn, path, overrides) => {
        const segments = segmentsOf(drawn, path);
        const { samples, state } = run(compiled(segments), {
          longestS: 400,
          before: (tick, now) => {
            for (const [at, factor] of overrides) {
              if (at === tick && factor < 0.2) feedHold(now);
              else if (at === tick) setFeedOverride(now, factor);
            }
            if (tick % 900 === 899) cycleStart(now);
          },
        });
        expect(state.mode).toBe('finished');
        expect(distance(state.position, lastEnd(segments))).toBeLessThan(2e-9);
        const violations: string[] = [];
        let before: Vector = [0, 0, 0];
        for (const { velocityMmps, timeS } of samples) {
          for (const axis of AXES) {
            const speed = Math.abs(velocityMmps[axis]);
            const accel = Math.abs(velocityMmps[axis] - before[axis]) / TICK_S;
            // Where directions differ by less than 0.01 rad the speed may step by what the acceleration gives in 0.2 ms.
            if (speed > MACHINE.axes.speedMmps[axis] * 1.001) violations.push(`speed ${speed} at ${timeS}`);
            if (accel > 1.21 * MACHINE.axes.accelMmps2[axis]) violations.push(`acceleration ${accel} at ${timeS}`);
          }
          before = velocityMmps;
        }
        expect(violations).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('does not care where a straight line is cut into blocks', () => {
    const whole = run(compiled([tolerance(0.01), rapid([300, 0, 0])])).samples.length;
    const pieces = Array.from({ length: 3000 }, (_, index) => rapid([(index + 1) * 0.1, 0, 0], index + 2));
    // 3000 blocks of 0.1 mm: the look-ahead of 300 blocks sees 30 mm, which bounds the speed to what can stop in it.
    const cut = run(compiled([tolerance(0.01), ...pieces])).samples;
    expect(cut.at(-1)?.position[0]).toBe(300);
    const stopping = Math.max(...cut.map(({ speedMmps }) => speedMmps));
    expect(stopping).toBeGreaterThan(100);
    const few = Array.from({ length: 100 }, (_, index) => rapid([(index + 1) * 3, 0, 0], index + 2));
    expect(Math.abs(run(compiled([tolerance(0.01), ...few])).samples.length - whole)).toBeLessThanOrEqual(1);
  });
});
