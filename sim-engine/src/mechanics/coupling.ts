import { type Block, defineBlock } from '../kernel/block.ts';

/** In N and m, or in N m and rad. */
export interface Coupling {
  readonly stiffness: number;
  readonly damping: number;
  /** Free play between the two flanks. */
  readonly backlash: number;
}

/**
 * Force or torque through a springy coupling with play. Inside the play nothing is carried; at a flank the spring and its damper act,
 * and the damper never pulls the flanks together.
 */
export function couplingLoad(coupling: Coupling, twist: number, twistRate: number): number {
  const half = coupling.backlash / 2;
  if (Math.abs(twist) <= half && half > 0) return 0;
  const pressed = twist > 0 ? twist - half : twist + half;
  const torque = coupling.stiffness * pressed + coupling.damping * twistRate;
  if (half === 0) return torque;
  return twist > 0 ? Math.max(torque, 0) : Math.min(torque, 0);
}

/**
 * Spring, damper and backlash between two shafts: takes both shafts' angles and speeds, gives the torque on either
 * (`onANm` = −`onBNm`).
 */
export function couplingBlock(coupling: Coupling): Block {
  return defineBlock({
    type: 'coupling',
    parameters: {
      stiffness: { unit: 'N m/rad', value: coupling.stiffness, minimum: 0 },
      damping: { unit: 'N m s/rad', value: coupling.damping, minimum: 0 },
      backlash: { unit: 'rad', value: coupling.backlash, minimum: 0 },
    },
    inputs: {
      angleARad: { unit: 'rad', value: 0 },
      speedARadps: { unit: 'rad/s', value: 0 },
      angleBRad: { unit: 'rad', value: 0 },
      speedBRadps: { unit: 'rad/s', value: 0 },
    },
    outputs: {
      onANm: { unit: 'N m', feedthrough: true },
      onBNm: { unit: 'N m', feedthrough: true },
    },
    writeFeedthrough({ p, u, y }) {
      const torque = couplingLoad(p, u.angleARad - u.angleBRad, u.speedARadps - u.speedBRadps);
      y.onANm = -torque;
      y.onBNm = torque;
    },
  });
}

/** As {@link couplingBlock}, between two masses that slide. */
export function springBlock(coupling: Coupling): Block {
  return defineBlock({
    type: 'spring',
    parameters: {
      stiffness: { unit: 'N/m', value: coupling.stiffness, minimum: 0 },
      damping: { unit: 'N s/m', value: coupling.damping, minimum: 0 },
      backlash: { unit: 'm', value: coupling.backlash, minimum: 0 },
    },
    inputs: {
      positionAM: { unit: 'm', value: 0 },
      speedAMps: { unit: 'm/s', value: 0 },
      positionBM: { unit: 'm', value: 0 },
      speedBMps: { unit: 'm/s', value: 0 },
    },
    outputs: {
      onAN: { unit: 'N', feedthrough: true },
      onBN: { unit: 'N', feedthrough: true },
    },
    writeFeedthrough({ p, u, y }) {
      const force = couplingLoad(p, u.positionAM - u.positionBM, u.speedAMps - u.speedBMps);
      y.onAN = -force;
      y.onBN = force;
    },
  });
}

/**
 * An ideal gear: the output shaft turns `ratio` times slower and carries `ratio` times the torque, less what the mesh loses.
 * It has no mass: put inertias on both sides, or reduce the one to the other by ratio².
 */
export function gearBlock(ratio: number, efficiency: number): Block {
  return defineBlock({
    type: 'gear',
    parameters: {
      ratio: { unit: '1', value: ratio },
      efficiency: { unit: '1', value: efficiency, minimum: 0.01, maximum: 1 },
    },
    inputs: {
      inputSpeedRadps: { unit: 'rad/s', value: 0 },
      inputAngleRad: { unit: 'rad', value: 0 },
      /** Of the load on the output shaft, positive where it brakes a shaft that turns forwards. */
      loadNm: { unit: 'N m', value: 0 },
    },
    outputs: {
      outputSpeedRadps: { unit: 'rad/s', feedthrough: ['inputSpeedRadps'] },
      outputAngleRad: { unit: 'rad', feedthrough: ['inputAngleRad'] },
      onInputNm: { unit: 'N m', feedthrough: ['inputSpeedRadps', 'loadNm'] },
    },
    writeFeedthrough({ p, u, y }) {
      y.outputSpeedRadps = u.inputSpeedRadps / p.ratio;
      y.outputAngleRad = u.inputAngleRad / p.ratio;
      // What is lost always comes from the side that drives.
      const carriedNm = u.loadNm / p.ratio;
      const drives = carriedNm * u.inputSpeedRadps >= 0;
      y.onInputNm = -(drives ? carriedNm / p.efficiency : carriedNm * p.efficiency);
    },
  });
}
