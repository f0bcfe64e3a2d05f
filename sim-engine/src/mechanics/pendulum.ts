import { cos, sin } from '../maths/exact.ts';
import { type Block, defineBlock } from '../kernel/block.ts';

export const GRAVITY_MPS2 = 9.81;

/** Period of small swings of a load on a rope: 2 pi sqrt(l/g). */
export function swingPeriodS(ropeM: number): number {
  return 2 * Math.PI * Math.sqrt(ropeM / GRAVITY_MPS2);
}

/**
 * Angular acceleration of a load that hangs from a moving trolley on a rope of changing length:
 * l θ'' + 2 l' θ' + g sin θ = −a cos θ + F/m, θ from the vertical, a the trolley's acceleration, F a side force.
 */
function swingAcceleration(
  ropeM: number,
  ropeRateMps: number,
  angleRad: number,
  rateRadps: number,
  trolleyMps2: number,
  sideMps2: number,
): number {
  const driving = -trolleyMps2 * cos(angleRad) + sideMps2 * cos(angleRad);
  return (driving - GRAVITY_MPS2 * sin(angleRad) - 2 * ropeRateMps * rateRadps) / ropeM;
}

/** The shortest rope that is modelled; the spreader's head block is in its seat then. m */
const SHORTEST_M = 0.5;

/** A trolley with a hoist and a load that swings. Its drives follow given accelerations. */
export function hoistPendulumBlock(start: { readonly ropeM: number; readonly angleRad?: number }): Block {
  return defineBlock({
    type: 'hoistPendulum',
    parameters: { loadKg: { unit: 'kg', value: 30_000, minimum: 1 } },
    inputs: {
      trolleyMps2: { unit: 'm/s2', value: 0 },
      hoistMps2: { unit: 'm/s2', value: 0 },
      windN: { unit: 'N', value: 0 },
    },
    outputs: {
      trolleyM: { unit: 'm' },
      trolleyMps: { unit: 'm/s' },
      ropeM: { unit: 'm' },
      angleRad: { unit: 'rad' },
      loadM: { unit: 'm' },
      depthM: { unit: 'm' },
    },
    continuous: {
      trolleyM: { unit: 'm', value: 0 },
      trolleyMps: { unit: 'm/s', value: 0 },
      ropeM: { unit: 'm', value: start.ropeM },
      ropeMps: { unit: 'm/s', value: 0 },
      angleRad: { unit: 'rad', value: start.angleRad ?? 0 },
      angleRadps: { unit: 'rad/s', value: 0 },
    },
    writeOutputs({ x, y }) {
      y.trolleyM = x.trolleyM;
      y.trolleyMps = x.trolleyMps;
      y.ropeM = x.ropeM;
      y.angleRad = x.angleRad;
      y.loadM = x.trolleyM + x.ropeM * sin(x.angleRad);
      y.depthM = x.ropeM * cos(x.angleRad);
    },
    derivatives({ p, u, x, dx }) {
      const ropeM = Math.max(x.ropeM, SHORTEST_M);
      const sideMps2 = u.windN / p.loadKg;
      dx.trolleyM = x.trolleyMps;
      dx.trolleyMps = u.trolleyMps2;
      dx.ropeM = x.ropeMps;
      dx.ropeMps = u.hoistMps2;
      dx.angleRad = x.angleRadps;
      dx.angleRadps = swingAcceleration(ropeM, x.ropeMps, x.angleRad, x.angleRadps, u.trolleyMps2, sideMps2);
    },
  });
}

export interface Impulse {
  readonly timeS: number;
  readonly share: number;
}

/**
 * The zero-vibration shaper of an undamped swing (N. C. Singer, W. P. Seering, J. Dyn. Sys. Meas. Control 112, 1990): two
 * half steps, half a period apart, leave a load at rest.
 */
export function zeroVibrationShaper(periodS: number): readonly Impulse[] {
  return [
    { timeS: 0, share: 0.5 },
    { timeS: periodS / 2, share: 0.5 },
  ];
}

/** A command through a shaper: the sum of its delayed shares. @param command value by time, 0 before it begins */
export function shaped(impulses: readonly Impulse[], command: (timeS: number) => number, timeS: number): number {
  return impulses.reduce((sum, impulse) => sum + impulse.share * command(timeS - impulse.timeS), 0);
}
