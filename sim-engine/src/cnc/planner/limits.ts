import type { AxisLimits } from '../machine.ts';
import { AXES, type Axis } from '../vector.ts';
import type { ArcShape, LineShape, Shape } from './primitive.ts';

export interface ShapeLimits {
  readonly speedCapMmps: number;
  readonly accelMmps2: number;
  readonly jerkMmps3: number;
}

/**
 * On an arc, centripetal acceleration may take this share of the speed √(aR), so that a tenth and a half of the acceleration
 * (√(1 − 0.995⁴) = 0.141) is left for changing speed: at √(aR) itself a tool that stands on the arc could never start.
 */
const ARC_SPEED_SHARE = 0.995;

/** An axis that takes no part in a move does not limit it. */
const NO_PART = 1e-12;

function lowest(limit: (axis: Axis) => number): number {
  return AXES.reduce((least, axis) => Math.min(least, limit(axis)), Number.POSITIVE_INFINITY);
}

function lineLimits({ direction }: LineShape, axes: AxisLimits): ShapeLimits {
  const project = (values: AxisLimits['speedMmps']): number =>
    lowest((axis) => {
      const part = Math.abs(direction[axis]);
      return part < NO_PART ? Number.POSITIVE_INFINITY : values[axis] / part;
    });
  return {
    speedCapMmps: project(axes.speedMmps),
    accelMmps2: project(axes.accelMmps2),
    jerkMmps3: project(axes.jerkMmps3),
  };
}

/**
 * Limits that hold in every direction the arc passes through. The jerk limit binds the change of the tangential acceleration;
 * where a line runs into an arc the centripetal acceleration steps, as it does on every machine that follows the programmed shape.
 */
function arcLimits(arc: ArcShape, axes: AxisLimits, fastestMmps: number): ShapeLimits {
  const { u, w, rise, lengthMm, radiusMm, radiusChangeMm, sweepRad } = arc;
  const turning = (axis: Axis): number => Math.sqrt(u[axis] * u[axis] + w[axis] * w[axis]);
  const flat = Math.min(1, ((radiusMm + Math.abs(radiusChangeMm)) * sweepRad) / lengthMm);
  const tangential = (axis: Axis): number =>
    Math.max(
      NO_PART,
      turning(axis) * flat + (Math.abs(rise[axis]) + Math.abs(radiusChangeMm) * turning(axis)) / lengthMm,
    );
  const project = (values: AxisLimits['speedMmps']): number => lowest((axis) => values[axis] / tangential(axis));
  const inPlane = lowest((axis) => axes.accelMmps2[axis] / Math.max(NO_PART, turning(axis)));
  const tightestMm = Math.min(radiusMm, radiusMm + radiusChangeMm);
  const flatCap = ARC_SPEED_SHARE * Math.sqrt(inPlane * Math.max(0, tightestMm));
  const speedCapMmps = Math.min(project(axes.speedMmps), flat > NO_PART ? flatCap / flat : Number.POSITIVE_INFINITY);
  const flatSpeed = Math.min(speedCapMmps, fastestMmps) * flat;
  const centripetal = tightestMm > 0 ? (flatSpeed * flatSpeed) / tightestMm : 0;
  const left = Math.sqrt(Math.max(0, inPlane * inPlane - centripetal * centripetal));
  return {
    speedCapMmps,
    accelMmps2: Math.min(left, project(axes.accelMmps2)),
    jerkMmps3: project(axes.jerkMmps3),
  };
}

/** @param fastestMmps what no override takes the move past: the less of it, the more acceleration an arc has to spare */
export function shapeLimits(shape: Shape, axes: AxisLimits, fastestMmps: number): ShapeLimits {
  return shape.kind === 'line' ? lineLimits(shape, axes) : arcLimits(shape, axes, fastestMmps);
}
