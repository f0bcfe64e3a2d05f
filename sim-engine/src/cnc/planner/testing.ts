import fc from 'fast-check';
import { expect } from 'vitest';

import { MACHINING_CENTRE_850 } from '../machine.ts';
import type { LineSegment, MotionSegment } from '../segments.ts';
import { AXES, distance, type Vector } from '../vector.ts';
import { compilePath, type PathProgram } from './compile.ts';
import { advanceTrajectory, sampleTrajectory } from './trajectory.ts';
import { startTrajectory, type TrajectoryState } from './state.ts';

/** Numbers of every size up to the bounds, evenly: fast-check's own doubles are mostly tiny. Now and then those too. */
export function real(min: number, max: number): fc.Arbitrary<number> {
  const even = fc.integer({ min: 0, max: 1_000_000 }).map((share) => min + ((max - min) * share) / 1_000_000);
  return fc.oneof({ weight: 9, arbitrary: even }, { weight: 1, arbitrary: fc.double({ min, max, noNaN: true }) });
}

export const MACHINE: typeof MACHINING_CENTRE_850 = MACHINING_CENTRE_850;

export const TICK_S = 0.001;

export function feed(end: Vector, feedMmpm: number, sourceLine = 1): LineSegment {
  return { kind: 'line', motion: 'feed', end, feedMmpm, sourceLine };
}

export function rapid(end: Vector, sourceLine = 1): LineSegment {
  return { kind: 'line', motion: 'rapid', end, feedMmpm: 0, sourceLine };
}

export function tolerance(toleranceMm: number): MotionSegment {
  return { kind: 'pathMode', mode: { kind: 'continuous', toleranceMm }, sourceLine: 1 };
}

export function compiled(segments: readonly MotionSegment[], start: Vector = [0, 0, 0]): PathProgram {
  const program = compilePath(segments, start, MACHINE);
  if (!program.ok) throw new Error(JSON.stringify(program.failure));
  return program.value;
}

export interface Sampled {
  readonly timeS: number;
  readonly position: Vector;
  readonly velocityMmps: Vector;
  readonly speedMmps: number;
  readonly accelMmps2: number;
  readonly sourceLine: number | undefined;
}

/** Runs to the end, or until `longestS` has passed, sampling every step. */
export function run(
  program: PathProgram,
  {
    stepS = TICK_S,
    longestS = 600,
    state = startTrajectory(program),
    before,
  }: {
    stepS?: number;
    longestS?: number;
    state?: TrajectoryState;
    before?: (tick: number, state: TrajectoryState) => void;
  } = {},
): { readonly samples: readonly Sampled[]; readonly state: TrajectoryState } {
  const samples: Sampled[] = [];
  for (let tick = 0; tick * stepS < longestS && state.mode !== 'finished'; tick++) {
    before?.(tick, state);
    advanceTrajectory(program, MACHINE, state, stepS);
    const { position, velocityMmps, speedMmps, accelMmps2, sourceLine } = sampleTrajectory(program, state);
    samples.push({ timeS: (tick + 1) * stepS, position, velocityMmps, speedMmps, accelMmps2, sourceLine });
  }
  return { samples, state };
}

export function durationS(segments: readonly MotionSegment[], stepS = 0.0001): number {
  return run(compiled(segments), { stepS }).samples.at(-1)?.timeS ?? 0;
}

/** Rounding, and the half per cent that the share of an arc's centripetal acceleration may leave over. */
export const SLACK = 1.001;

export function expectWithinLimits(samples: readonly Sampled[]): void {
  const violations: string[] = [];
  const holds = (what: string, value: number, limit: number, timeS: number): void => {
    if (!(value <= limit * SLACK + 1e-9)) violations.push(`${what} ${value} past ${limit} at ${timeS} s`);
  };
  let before: Pick<Sampled, 'position' | 'velocityMmps' | 'speedMmps'> = {
    position: [0, 0, 0],
    velocityMmps: [0, 0, 0],
    speedMmps: 0,
  };
  for (const now of samples) {
    for (const axis of AXES) {
      holds('speed', Math.abs(now.velocityMmps[axis]), MACHINE.axes.speedMmps[axis], now.timeS);
      const accel = Math.abs(now.velocityMmps[axis] - before.velocityMmps[axis]) / TICK_S;
      holds('acceleration', accel, MACHINE.axes.accelMmps2[axis], now.timeS);
    }
    const fastest = Math.max(now.speedMmps, before.speedMmps) + MACHINE.axes.jerkMmps3[0] * TICK_S * TICK_S;
    holds('step', distance(now.position, before.position), fastest * TICK_S, now.timeS);
    before = now;
  }
  expect(violations).toEqual([]);
}
