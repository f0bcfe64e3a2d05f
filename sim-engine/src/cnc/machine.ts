import type { Vector } from './vector.ts';

/** What the axes of a machine can do, X, Y, Z. */
export interface AxisLimits {
  readonly speedMmps: Vector;
  readonly accelMmps2: Vector;
  readonly jerkMmps3: Vector;
}

export interface MachineLimits {
  readonly axes: AxisLimits;
  /** Highest programmed feed, mm/min. */
  readonly maxFeedMmpm: number;
  /** Lowest and highest machine position of each axis, mm. */
  readonly travelMinMm: Vector;
  readonly travelMaxMm: Vector;
}

/** Times that pass while axes stand still. */
export interface MachineTimes {
  readonly toolChangeS: number;
  /** From rest to the highest spindle speed; shorter changes take their share. */
  readonly spindleRunUpS: number;
  readonly maxSpindleRpm: number;
}

/** A vertical machining centre of the 850 class: general figures of such machines, not of one maker's. */
export const MACHINING_CENTRE_850: MachineLimits & MachineTimes = {
  axes: {
    speedMmps: [600, 600, 600],
    accelMmps2: [5000, 5000, 5000],
    jerkMmps3: [50_000, 50_000, 50_000],
  },
  maxFeedMmpm: 10_000,
  travelMinMm: [-800, -500, -500],
  travelMaxMm: [0, 0, 0],
  toolChangeS: 2.5,
  spindleRunUpS: 2.5,
  maxSpindleRpm: 8000,
};
