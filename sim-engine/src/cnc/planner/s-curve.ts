import { cbrt } from '../../maths/exact.ts';

/**
 * Motion along a path with limited acceleration and jerk. A profile is a list of phases of constant jerk; every formula here
 * follows from integrating them (L. Biagiotti, C. Melchiorri, "Trajectory Planning for Automatic Machines and Robots", 3.4).
 */
export interface Phase {
  readonly durationS: number;
  readonly jerkMmps3: number;
}

export interface AlongPath {
  /** Since the profile's start. */
  readonly travelMm: number;
  readonly speedMmps: number;
  readonly accelMmps2: number;
}

export interface PathLimits {
  readonly accelMmps2: number;
  readonly jerkMmps3: number;
}

export function integrate(from: AlongPath, jerkMmps3: number, durationS: number): AlongPath {
  const { travelMm, speedMmps, accelMmps2 } = from;
  return {
    travelMm: travelMm + durationS * (speedMmps + durationS * (accelMmps2 / 2 + (durationS * jerkMmps3) / 6)),
    speedMmps: speedMmps + durationS * (accelMmps2 + (durationS * jerkMmps3) / 2),
    accelMmps2: accelMmps2 + durationS * jerkMmps3,
  };
}

function phase(durationS: number, jerkMmps3: number): Phase[] {
  return durationS > 0 ? [{ durationS, jerkMmps3 }] : [];
}

/**
 * The quickest change to `toMmps` with no acceleration left at its end: jerk, constant acceleration, jerk back.
 */
export function changeSpeed(fromMmps: number, fromAccelMmps2: number, toMmps: number, limits: PathLimits): Phase[] {
  const jerk = limits.jerkMmps3;
  // Where the speed ends if the acceleration is only taken back.
  const coastMmps = fromMmps + (fromAccelMmps2 * Math.abs(fromAccelMmps2)) / (2 * jerk);
  const sign = toMmps > coastMmps ? 1 : -1;
  const start = sign * fromAccelMmps2;
  const change = sign * (toMmps - fromMmps);
  const highest = Math.max(limits.accelMmps2, start);
  const peak = Math.sqrt(Math.max(0, jerk * change + (start * start) / 2));
  if (peak <= highest) {
    return [...phase((peak - start) / jerk, sign * jerk), ...phase(peak / jerk, -sign * jerk)];
  }
  const held = (change - (2 * highest * highest - start * start) / (2 * jerk)) / highest;
  return [...phase((highest - start) / jerk, sign * jerk), ...phase(held, 0), ...phase(highest / jerk, -sign * jerk)];
}

export function travelOf(speedMmps: number, accelMmps2: number, phases: readonly Phase[]): number {
  let along: AlongPath = { travelMm: 0, speedMmps, accelMmps2 };
  for (const { durationS, jerkMmps3 } of phases) along = integrate(along, jerkMmps3, durationS);
  return along.travelMm;
}

export function durationOf(phases: readonly Phase[]): number {
  return phases.reduce((sum, { durationS }) => sum + durationS, 0);
}

/** Newton on an increasing convex function, from above: quadratic after the first steps. Fixed, so that no input can stall it. */
const NEWTON_STEPS = 8;

/**
 * The highest speed that `lengthMm` of path can lead to from `slowMmps`, or from which it can lead down to it, with no
 * acceleration at either end.
 *
 * Without constant acceleration `(2v + w²)·w = L·√j` for `w² = Δv`; with it `(2v + Δv)·(Δv/a + a/j) = 2L`.
 */
export function reachableSpeed(slowMmps: number, lengthMm: number, { accelMmps2, jerkMmps3 }: PathLimits): number {
  const jerkOnly = (accelMmps2 * accelMmps2) / jerkMmps3;
  const travelJerkOnly = (2 * slowMmps + jerkOnly) * (accelMmps2 / jerkMmps3);
  if (lengthMm >= travelJerkOnly) {
    const b = slowMmps / accelMmps2 + accelMmps2 / (2 * jerkMmps3);
    const c = (slowMmps * accelMmps2) / jerkMmps3 - lengthMm;
    // Δv²/2a + bΔv + c = 0
    return slowMmps + accelMmps2 * (Math.sqrt(Math.max(0, b * b - (2 * c) / accelMmps2)) - b);
  }
  const right = lengthMm * Math.sqrt(jerkMmps3);
  // Both bounds lie above the root: each leaves out one of the two terms.
  let w = cbrt(right);
  if (slowMmps > 0) w = Math.min(w, right / (2 * slowMmps));
  for (let step = 0; step < NEWTON_STEPS; step++) {
    const slope = 3 * w * w + 2 * slowMmps;
    if (slope <= 0) break;
    w = Math.max(0, w - (w * (w * w + 2 * slowMmps) - right) / slope);
  }
  return slowMmps + w * w;
}
