import { exp } from '../maths/exact.ts';
import { type Block, defineBlock } from '../kernel/block.ts';

/** Dry friction with a breakaway above the sliding one (Stribeck), and a viscous part. Forces in N, or N m of a shaft. */
export interface Friction {
  readonly sliding: number;
  readonly breakaway: number;
  /** Speed at which a third of the difference is left. */
  readonly stribeckSpeed: number;
  readonly viscous: number;
}

/** Friction at a speed that is not zero, positive against it. */
export function slidingFriction(friction: Friction, speed: number): number {
  const magnitude = Math.abs(speed);
  const excess = (friction.breakaway - friction.sliding) * exp(-magnitude / friction.stribeckSpeed);
  return friction.sliding + excess + friction.viscous * magnitude;
}

/** What a mass does: −1 slides backwards, 1 forwards, 0 sticks. */
type Motion = -1 | 0 | 1;

function motionOf(mode: number): Motion {
  return mode > 0 ? 1 : mode < 0 ? -1 : 0;
}

/**
 * A mass on a dry support, with true sticking: at rest it stays exactly at rest while the force is below the breakaway, and
 * both stopping and breaking away happen at their instants (D. Karnopp, J. Dyn. Sys. Meas. Control 107, 1985, without its
 * band of small speeds: the instants are found as zero crossings).
 */
export function frictionMassBlock(massKg: number, friction: Friction, startSpeedMps = 0): Block {
  return defineBlock({
    type: 'frictionMass',
    parameters: {
      massKg: { unit: 'kg', value: massKg, minimum: 1e-12 },
      sliding: { unit: 'N', value: friction.sliding, minimum: 0 },
      breakaway: { unit: 'N', value: friction.breakaway, minimum: 0 },
      stribeckSpeed: { unit: 'm/s', value: friction.stribeckSpeed, minimum: 1e-9 },
      viscous: { unit: 'N s/m', value: friction.viscous, minimum: 0 },
    },
    inputs: { forceN: { unit: 'N', value: 0 } },
    outputs: {
      speedMps: { unit: 'm/s' },
      positionM: { unit: 'm' },
      frictionN: { unit: 'N', feedthrough: true },
      sticks: { unit: '1' },
    },
    continuous: { speedMps: { unit: 'm/s', value: startSpeedMps }, positionM: { unit: 'm', value: 0 } },
    discrete: { motion: { unit: '1', value: Math.sign(startSpeedMps) } },
    writeOutputs({ x, d, y }) {
      y.speedMps = x.speedMps;
      y.positionM = x.positionM;
      y.sticks = d.motion === 0 ? 1 : 0;
    },
    writeFeedthrough({ p, u, x, d, y }) {
      const motion = motionOf(d.motion);
      y.frictionN = motion === 0 ? -u.forceN : -motion * slidingFriction(p, x.speedMps);
    },
    derivatives({ p, u, x, d, dx }) {
      const motion = motionOf(d.motion);
      dx.speedMps = motion === 0 ? 0 : (u.forceN - motion * slidingFriction(p, x.speedMps)) / p.massKg;
      dx.positionM = motion === 0 ? 0 : x.speedMps;
    },
    guards: [
      {
        name: 'stops',
        direction: 'falling',
        value: ({ x, d }) => (d.motion === 0 ? 1 : d.motion * x.speedMps),
        act({ p, u, x, d }) {
          x.speedMps = 0;
          d.motion = Math.abs(u.forceN) > p.breakaway ? Math.sign(u.forceN) : 0;
        },
      },
      {
        name: 'breaksAway',
        direction: 'rising',
        value: ({ p, u, d }) => (d.motion === 0 ? Math.abs(u.forceN) - p.breakaway : -1),
        act({ u, d }) {
          d.motion = Math.sign(u.forceN);
        },
      },
    ],
    update({ p, u, x, d }) {
      // A force that jumps between two ticks crosses no zero; nor does a speed that never left it before the force turned.
      const turned = d.motion * x.speedMps < 0;
      if (turned) x.speedMps = 0;
      if (d.motion !== 0 && !turned) return;
      d.motion = Math.abs(u.forceN) > p.breakaway ? Math.sign(u.forceN) : 0;
    },
  });
}
