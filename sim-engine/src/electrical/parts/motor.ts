import { MOTOR_STATE } from '../motor/phasor-motor.ts';
import type { MotorWindings } from '../motor/windings.ts';
import { definePart, type Part, type PartStateSpec } from '../circuit/part.ts';

export interface MotorOptions {
  readonly windings: MotorWindings;
  readonly inertiaKgm2: number;
  /** Load torque of a fan: this at that speed, with the square of the speed. */
  readonly fanNmps2: number;
  readonly frictionNm: number;
}

const INSULATION_OHM = 2e8;

/** A complex number's two states. */
const complex = (name: string, unit: string): Record<string, PartStateSpec> => ({
  [`${name}Re`]: { unit, value: 0 },
  [`${name}Im`]: { unit, value: 0 },
});

const states: Record<string, PartStateSpec> = {
  ...complex('statorFluxZero', 'Wb'),
  ...complex('statorFluxPositive', 'Wb'),
  ...complex('statorFluxNegative', 'Wb'),
  ...complex('rotorFluxPositive', 'Wb'),
  ...complex('rotorFluxNegative', 'Wb'),
  ...complex('currentZero', 'A'),
  ...complex('currentPositive', 'A'),
  ...complex('currentNegative', 'A'),
  speedRadps: { unit: 'rad/s', value: 0, visible: true },
  torqueNm: { unit: 'N.m', value: 0 },
  shaftRad: { unit: 'rad', value: 0, visible: true },
};

/**
 * A cage motor with six free terminals U1, U2, V1, V2, W1, W2 and its frame PE; see `PhasorMotors` for the equations. Each winding has an
 * insulation to the frame.
 */
export function motor({ windings, inertiaKgm2, fanNmps2, frictionNm }: MotorOptions): Part {
  if (Object.keys(states).length !== MOTOR_STATE.size) throw new Error('the states of a motor are out of step');
  const insulation = { unit: 'Ohm', value: INSULATION_OHM, minimum: 1 } as const;
  return definePart<string, string, string>({
    kind: 'motor',
    terminals: ['U1', 'V1', 'W1', 'U2', 'V2', 'W2', 'PE'],
    windings: [
      ['U1', 'U2'],
      ['V1', 'V2'],
      ['W1', 'W2'],
    ],
    parameters: {
      statorOhm: { unit: 'Ohm', value: windings.statorOhm, minimum: 0 },
      rotorOhm: { unit: 'Ohm', value: windings.rotorOhm, minimum: 0 },
      statorLeakageH: { unit: 'H', value: windings.statorLeakageH, minimum: 1e-9 },
      rotorLeakageH: { unit: 'H', value: windings.rotorLeakageH, minimum: 1e-9 },
      magnetisingH: { unit: 'H', value: windings.magnetisingH, minimum: 1e-9 },
      polePairs: { unit: '1', value: windings.polePairs, minimum: 1 },
      inertiaKgm2: { unit: 'kg.m2', value: inertiaKgm2, minimum: 1e-9 },
      fanNmps2: { unit: 'N.m.s2', value: fanNmps2, minimum: 0 },
      frictionNm: { unit: 'N.m', value: frictionNm, minimum: 0, faultValues: { seizure: 40 + frictionNm } },
      insulationUOhm: insulation,
      insulationVOhm: { ...insulation, faultValues: { leak: 20_000, short: 1 } },
      insulationWOhm: insulation,
    },
    states,
    probes: {
      windingUA: { of: 'windingCurrent', winding: 0 },
      windingVA: { of: 'windingCurrent', winding: 1 },
      windingWA: { of: 'windingCurrent', winding: 2 },
      windingUV: { of: 'voltage', between: ['U1', 'U2'] },
      windingVV: { of: 'voltage', between: ['V1', 'V2'] },
      windingWV: { of: 'voltage', between: ['W1', 'W2'] },
    },
    branches: {
      copperU: ['U1', 'U2'],
      copperV: ['V1', 'V2'],
      copperW: ['W1', 'W2'],
      insulationU: ['U1', 'PE'],
      insulationV: ['V1', 'PE'],
      insulationW: ['W1', 'PE'],
    },
    admit({ p }, network) {
      for (const phase of ['U', 'V', 'W']) {
        // For direct current a winding is its copper; for alternating current it is a port of the machine.
        network.impedance(`copper${phase}`, Infinity, 0, p['statorOhm'] ?? 0);
        network.impedance(`insulation${phase}`, p[`insulation${phase}Ohm`] ?? INSULATION_OHM);
      }
    },
  });
}
