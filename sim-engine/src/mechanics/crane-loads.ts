import { GRAVITY_MPS2 } from './pendulum.ts';

/** Power that lifts a mass, W. @param efficiency of ropes, gear and motor, 0 to 1 */
export function hoistPowerW(massKg: number, speedMps: number, efficiency: number): number {
  return (massKg * GRAVITY_MPS2 * speedMps) / efficiency;
}

const AIR_KGPM3 = 1.225;
/** Of a container's flat side. */
export const BOX_DRAG = 1.2;

/** Force of the wind on a face, N: half the density times speed² times area times drag coefficient. */
export function windForceN(speedMps: number, areaM2: number, drag: number = BOX_DRAG): number {
  return 0.5 * AIR_KGPM3 * speedMps * speedMps * areaM2 * drag;
}
