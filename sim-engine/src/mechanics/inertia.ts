import { type Block, defineBlock } from '../kernel/block.ts';

/** A rotating mass on a rigid shaft: J speed' = sum of two torques, angle' = speed. */
export function inertiaBlock(inertiaKgm2: number, start: { readonly speedRadps?: number } = {}): Block {
  return defineBlock({
    type: 'inertia',
    parameters: { inertiaKgm2: { unit: 'kg m2', value: inertiaKgm2, minimum: 1e-12 } },
    inputs: { torqueANm: { unit: 'N m', value: 0 }, torqueBNm: { unit: 'N m', value: 0 } },
    outputs: { speedRadps: { unit: 'rad/s' }, angleRad: { unit: 'rad' } },
    continuous: {
      speedRadps: { unit: 'rad/s', value: start.speedRadps ?? 0 },
      angleRad: { unit: 'rad', value: 0 },
    },
    writeOutputs({ x, y }) {
      y.speedRadps = x.speedRadps;
      y.angleRad = x.angleRad;
    },
    derivatives({ p, u, x, dx }) {
      dx.speedRadps = (u.torqueANm + u.torqueBNm) / p.inertiaKgm2;
      dx.angleRad = x.speedRadps;
    },
  });
}

/** A sliding mass: m speed' = sum of two forces, position' = speed. */
export function massBlock(
  massKg: number,
  start: { readonly speedMps?: number; readonly positionM?: number } = {},
): Block {
  return defineBlock({
    type: 'mass',
    parameters: { massKg: { unit: 'kg', value: massKg, minimum: 1e-12 } },
    inputs: { forceAN: { unit: 'N', value: 0 }, forceBN: { unit: 'N', value: 0 } },
    outputs: { speedMps: { unit: 'm/s' }, positionM: { unit: 'm' } },
    continuous: {
      speedMps: { unit: 'm/s', value: start.speedMps ?? 0 },
      positionM: { unit: 'm', value: start.positionM ?? 0 },
    },
    writeOutputs({ x, y }) {
      y.speedMps = x.speedMps;
      y.positionM = x.positionM;
    },
    derivatives({ p, u, x, dx }) {
      dx.speedMps = (u.forceAN + u.forceBN) / p.massKg;
      dx.positionM = x.speedMps;
    },
  });
}
