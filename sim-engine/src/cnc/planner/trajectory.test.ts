import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { MotionSegment } from '../segments.ts';
import { distance, type Vector } from '../vector.ts';
import {
  compiled,
  durationS,
  expectWithinLimits,
  feed,
  MACHINE,
  rapid,
  real,
  run,
  type Sampled,
  SLACK,
  TICK_S,
  tolerance,
} from './testing.ts';
import { advanceTrajectory, sampleTrajectory } from './trajectory.ts';
import { cycleStart, feedHold, setFeedOverride, setRapidOverride, setSingleBlock } from './operator.ts';
import { startTrajectory, type TrajectoryState } from './state.ts';

const coordinate = real(-15, 15);
const point = fc.tuple(coordinate, coordinate, coordinate);
const lines = fc.array(fc.tuple(point, fc.integer({ min: 600, max: 9000 }), fc.boolean()), {
  minLength: 1,
  maxLength: 14,
});
const wish = fc.record({
  tick: fc.nat(3000),
  factor: real(0.3, 1.5),
  kind: fc.constantFrom('feed', 'rapid', 'hold', 'start', 'single'),
});

function program(moves: readonly (readonly [Vector, number, boolean])[], toleranceMm: number): MotionSegment[] {
  return [
    tolerance(toleranceMm),
    ...moves.map(([end, feedMmpm, isRapid], index) =>
      isRapid ? rapid(end, index + 2) : feed(end, feedMmpm, index + 2),
    ),
  ];
}

function apply(state: TrajectoryState, { kind, factor }: { kind: string; factor: number }): void {
  if (kind === 'feed') setFeedOverride(state, factor);
  else if (kind === 'rapid') setRapidOverride(state, factor);
  else if (kind === 'hold') feedHold(state);
  else if (kind === 'single') setSingleBlock(state, factor > 0.7);
  else cycleStart(state);
}

/** Along a path of one direction the jerk limit is the axis's; a diagonal may use √3 of it along the path. */
function expectJerkWithin(samples: readonly Sampled[], limitMmps3: number): void {
  const jerks = samples.map((now, index) => (now.accelMmps2 - (samples[index - 1]?.accelMmps2 ?? 0)) / TICK_S);
  expect(jerks.reduce((most, jerk) => Math.max(most, Math.abs(jerk)), 0)).toBeLessThanOrEqual(limitMmps3 * SLACK);
}

describe('trajectory', () => {
  it.each([
    [10, 0.186],
    [100, 0.4],
    [400, 0.887],
  ])('takes a rapid of %d mm in %d s, within 2 %', (lengthMm, expectedS) => {
    const takenS = durationS([rapid([lengthMm, 0, 0])]);
    expect(Math.abs(takenS / expectedS - 1)).toBeLessThan(0.02);
  });

  it('takes 10 mm at F1500 in 0.445 s, within 2 %', () => {
    expect(Math.abs(durationS([feed([10, 0, 0], 1500)]) / 0.445 - 1)).toBeLessThan(0.02);
  });

  it('passes a corner of 90° with a tolerance of 0.01 mm at 659 mm/min, within 2 %', () => {
    const path = compiled([tolerance(0.01), feed([20, 0, 0], 3000, 2), feed([20, 20, 0], 3000, 3)]);
    const turning = run(path).samples.filter(
      ({ velocityMmps }) => Math.abs(velocityMmps[0]) > 0.1 && Math.abs(velocityMmps[1]) > 0.1,
    );
    expect(turning.length).toBeGreaterThan(0);
    for (const { speedMmps } of turning) expect(Math.abs((speedMmps * 60) / 659 - 1)).toBeLessThan(0.02);
  });

  it('follows a circle at √(aR) where the feed asks for more, within 2 %', () => {
    const radiusMm = 2;
    const path = compiled([
      {
        kind: 'arc',
        motion: 'feed',
        normal: 2,
        centre: [2, 0],
        sweepRad: 12 * Math.PI,
        end: [0, 0, 0],
        feedMmpm: 9999,
        sourceLine: 1,
      },
    ]);
    const fastest = Math.max(...run(path).samples.map(({ speedMmps }) => speedMmps));
    expect(Math.abs(fastest / Math.sqrt(5000 * radiusMm) - 1)).toBeLessThan(0.02);
  });

  it('keeps the limits of every axis whatever the operator does, and ends exactly at the target', () => {
    fc.assert(
      fc.property(lines, real(0.001, 1), fc.array(wish, { maxLength: 8 }), (moves, toleranceMm, wishes) => {
        const { samples, state } = run(compiled(program(moves, toleranceMm)), {
          longestS: 900,
          before: (tick, now) => {
            for (const each of wishes) if (each.tick === tick) apply(now, each);
            if (tick > 3000 && tick % 500 === 0) cycleStart(now);
          },
        });
        expectWithinLimits(samples);
        expectJerkWithin(samples, 50_000 * Math.sqrt(3));
        expect(state.mode).toBe('finished');
        expect(distance(state.position, moves.at(-1)?.[0] ?? [0, 0, 0])).toBeLessThan(2e-9);
      }),
      { numRuns: 40 },
    );
  });

  it('passes a corner slowly though a stop before it was called off where a smaller change of speed needs more length', () => {
    const path = compiled([tolerance(0.001), feed([-15, -15, -15], 2194, 2), feed([-15, -15, 0], 600, 3)]);
    const { samples } = run(path, {
      before: (tick, state) => {
        if (tick === 0 || tick === 710) setSingleBlock(state, tick === 0);
      },
    });
    expectWithinLimits(samples);
    expect(samples.at(-1)?.position).toEqual([-15, -15, 0]);
  });

  it('keeps the jerk limit of the axis on a line along it', () => {
    fc.assert(
      fc.property(real(0.001, 100), fc.integer({ min: 1000, max: 10_000 }), (lengthMm, feedMmpm) => {
        expectJerkWithin(run(compiled([feed([lengthMm, 0, 0], feedMmpm)])).samples, 50_000);
      }),
      { numRuns: 50 },
    );
  });

  it('stays within the tolerance of the programmed corner', () => {
    fc.assert(
      fc.property(point, point, real(0.001, 0.5), (corner, end, toleranceMm) => {
        const { samples } = run(compiled([tolerance(toleranceMm), feed(corner, 6000, 2), feed(end, 6000, 3)]));
        const nearest = Math.min(...samples.map(({ position }) => distance(position, corner)));
        // 100 mm/s for a tick is the most by which a sample can miss the nearest point; half of it suffices on either side.
        expect(nearest).toBeLessThanOrEqual(toleranceMm + 0.051);
      }),
      { numRuns: 40 },
    );
  });

  it('passes many short blocks of a fine polygon at the feed', () => {
    const points = Array.from({ length: 2000 }, (_, index): Vector => [index * 0.1, 3 * Math.sin(index / 50), 0]);
    const path = compiled([tolerance(0.01), ...points.slice(1).map((end, index) => feed(end, 3000, index + 2))]);
    const { samples } = run(path);
    expectWithinLimits(samples);
    const cruising = samples.filter(({ timeS }) => timeS > 0.3 && timeS < (samples.at(-1)?.timeS ?? 0) - 0.3);
    expect(Math.min(...cruising.map(({ speedMmps }) => speedMmps))).toBeGreaterThan(49);
  });

  it('comes to rest on the path in a hold, and goes on as if nothing had been', () => {
    const path = compiled([feed([50, 0, 0], 6000)]);
    const held = startTrajectory(path);
    run(path, { state: held, longestS: 0.2 });
    feedHold(held);
    run(path, { state: held, longestS: 0.5 });
    expect(held.speedMmps).toBe(0);
    expect(held.position[0]).toBeGreaterThan(5);
    expect(held.position[0]).toBeLessThan(40);
    const restedAt = held.position;
    run(path, { state: held, longestS: 1 });
    expect(held.position).toEqual(restedAt);
    cycleStart(held);
    expect(run(path, { state: held }).state.position).toEqual([50, 0, 0]);
  });

  it('holds within its stopping distance even where every block is short', () => {
    const ends = Array.from({ length: 400 }, (_, index): Vector => [
      Math.ceil(index / 2) * 0.5,
      Math.floor(index / 2) * 0.5,
      0,
    ]);
    const path = compiled([tolerance(0.02), ...ends.slice(1).map((end, index) => feed(end, 2400, index + 2))]);
    const state = startTrajectory(path);
    run(path, { state, longestS: 1 });
    const heldAt = state.position;
    feedHold(state);
    run(path, { state, longestS: 1 });
    expect(state.speedMmps).toBe(0);
    expect(distance(state.position, heldAt)).toBeLessThan(2);
  });

  it('stops after each block in single block until the operator starts again', () => {
    const path = compiled([
      tolerance(0.05),
      feed([10, 0, 0], 3000, 2),
      feed([10, 10, 0], 3000, 3),
      feed([0, 10, 0], 3000, 4),
    ]);
    const state = startTrajectory(path);
    setSingleBlock(state, true);
    const stops: (number | undefined)[] = [];
    for (let starts = 0; starts < 10 && state.mode !== 'finished'; starts++) {
      run(path, { state, longestS: 5 });
      if (state.mode === 'waiting') stops.push(sampleTrajectory(path, state).sourceLine);
      cycleStart(state);
    }
    expect(stops).toEqual([2, 3, 4]);
    expect(state.position).toEqual([0, 10, 0]);
  });

  it('stops at every end in exact stop, and only there slows down in the exact path', () => {
    const moves = [feed([10, 0, 0], 3000, 2), feed([20, 0, 0], 3000, 3), feed([20, 10, 0], 3000, 4)];
    const slowestAt = (kind: 'exactStop' | 'exactPath', corner: Vector): number => {
      const { samples } = run(compiled([{ kind: 'pathMode', mode: { kind }, sourceLine: 1 }, ...moves]));
      return Math.min(
        ...samples.filter(({ position }) => distance(position, corner) < 0.03).map(({ speedMmps }) => speedMmps),
      );
    };
    expect(slowestAt('exactStop', [10, 0, 0])).toBeLessThan(6);
    expect(slowestAt('exactPath', [10, 0, 0])).toBeGreaterThan(49);
    expect(slowestAt('exactPath', [20, 0, 0])).toBeLessThan(6);
  });

  it('scales feeds by the override, and rapids by theirs', () => {
    const fastest = (segments: readonly MotionSegment[], before: (state: TrajectoryState) => void): number => {
      const path = compiled(segments);
      const state = startTrajectory(path);
      before(state);
      return Math.max(...run(path, { state }).samples.map(({ speedMmps }) => speedMmps));
    };
    expect(fastest([feed([100, 0, 0], 3000)], (state) => setFeedOverride(state, 1.5))).toBeCloseTo(75, 6);
    expect(fastest([feed([100, 0, 0], 3000)], (state) => setRapidOverride(state, 0.25))).toBeCloseTo(50, 6);
    expect(fastest([rapid([400, 0, 0])], (state) => setRapidOverride(state, 0.25))).toBeCloseTo(150, 6);
    expect(
      fastest([{ kind: 'feedOverride', enabled: false, sourceLine: 1 }, feed([100, 0, 0], 3000)], (state) =>
        setFeedOverride(state, 0.5),
      ),
    ).toBeCloseTo(50, 6);
  });

  it('finishes a thread before it obeys a hold', () => {
    const path = compiled([
      { kind: 'spindle', direction: 'clockwise', speedRpm: 600, sourceLine: 1 },
      { ...feed([0, 0, -20], 0, 2), sync: { pitchMm: 1.25 } },
      feed([10, 0, -20], 600, 3),
    ]);
    const state = startTrajectory(path);
    run(path, { state, longestS: 0.5 });
    feedHold(state);
    run(path, { state, longestS: 5 });
    expect(state.position).toEqual([0, 0, -20]);
  });

  it('waits for the spindle, dwells, tool changes and stops', () => {
    const path = compiled([
      { kind: 'toolChange', toolNumber: 3, sourceLine: 1 },
      { kind: 'spindle', direction: 'clockwise', speedRpm: 4000, sourceLine: 2 },
      { kind: 'dwell', durationS: 0.5, sourceLine: 3 },
      { kind: 'stop', optional: true, sourceLine: 4 },
      { kind: 'stop', optional: false, sourceLine: 5 },
      { kind: 'end', sourceLine: 6 },
    ]);
    const state = startTrajectory(path);
    const { samples } = run(path, { state, longestS: 10 });
    expect(state.mode).toBe('waiting');
    expect(samples.findIndex(({ sourceLine }) => sourceLine === 6) * TICK_S).toBeCloseTo(2.5 + 1.25 + 0.5, 2);
    expect(state.machine).toMatchObject({ toolNumber: 3, spindleRpm: 4000 });
    cycleStart(state);
    run(path, { state, longestS: 1 });
    expect(state.mode).toBe('finished');
  });

  it('goes on from a snapshot exactly as it would have', () => {
    fc.assert(
      fc.property(lines, fc.nat(2000), fc.array(wish, { maxLength: 4 }), (moves, tick, wishes) => {
        const path = compiled(program(moves, 0.05));
        const original = startTrajectory(path);
        for (let at = 0; at < tick; at++) {
          for (const each of wishes) if (each.tick === at) apply(original, each);
          advanceTrajectory(path, MACHINE, original, TICK_S);
        }
        const restored = JSON.parse(JSON.stringify(original)) as TrajectoryState;
        for (let at = 0; at < 500; at++) {
          advanceTrajectory(path, MACHINE, original, TICK_S);
          advanceTrajectory(path, MACHINE, restored, TICK_S);
        }
        expect(restored).toEqual(original);
      }),
      { numRuns: 40 },
    );
  });

  it('refuses a feed move without feed and a coordinate that is no number', () => {
    expect(() => compiled([feed([1, 0, 0], 0)])).toThrow('noFeed');
    expect(() => compiled([feed([Number.NaN, 0, 0], 100)])).toThrow('notFinite');
  });
});
