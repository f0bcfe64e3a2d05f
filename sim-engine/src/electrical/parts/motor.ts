import { at } from '../../maths/at.ts';
import { MOTOR_STATE } from '../motor/phasor-motor.ts';
import type { MotorWindings } from '../motor/windings.ts';
import { Decay } from '../overload/decay.ts';
import { definePart, type Part, type PartStateSpec } from '../circuit/part.ts';

export interface MotorOptions {
  readonly windings: MotorWindings;
  readonly inertiaKgm2: number;
  /** Load torque of a fan: this at that speed, with the square of the speed. */
  readonly fanNmps2: number;
  readonly frictionNm: number;
}

const INSULATION_OHM = 2e8;

/** What an ear tells of a motor comes in so many steps: it is no ammeter. */
const LOUDNESS_STEPS = 8;
/** Six times the rated current of a winding, as it is drawn at standstill, and a torque that shakes as much as the rated one. */
const LOUDEST_A = 50;
const LOUDEST_NM = 50;
/** Over what the torque's pulsation is smoothed. */
const HEARING_S = 0.05;

const SILENT_NM = 1e-6;
/** Slower than this, a hand may be laid on the shaft. */
const STANDSTILL_RADPS = 10;

/** In whole steps; what makes any sound at all is heard. */
const loudness = (share: number): number =>
  Math.min(1, Math.max(0, Math.ceil(share * LOUDNESS_STEPS - 0.01)) / LOUDNESS_STEPS);

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
  hum: { unit: '1', value: 0, visible: true, description: 'loudness of what the current makes, 0 to 1' },
  growl: { unit: '1', value: 0, visible: true, description: 'loudness of what a pulsating torque makes, 0 to 1' },
  steadyNm: { unit: 'N.m', value: 0 },
  pulsatingNm: { unit: 'N.m', value: 0 },
};
const FIRST_HEARD = Object.keys(states).indexOf('hum');

/**
 * A cage motor with six free terminals U1, U2, V1, V2, W1, W2 and its frame PE; see `PhasorMotors` for the equations. Each winding has an
 * insulation to the frame.
 */
export function motor({ windings, inertiaKgm2, fanNmps2, frictionNm }: MotorOptions): Part {
  if (FIRST_HEARD !== MOTOR_STATE.size) throw new Error('the states of a motor are out of step');
  const hearing = new Decay();
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
    refuseReplacing: ({ s }) =>
      Math.abs(s['speedRadps'] ?? 0) > STANDSTILL_RADPS ? { code: 'motorTurns' } : undefined,
    advance({ s, o }, tick) {
      const decay = hearing.over(tick.tickS, HEARING_S);
      const torqueNm = s['torqueNm'] ?? 0;
      const steadyNm = torqueNm + ((s['steadyNm'] ?? 0) - torqueNm) * decay;
      const deviationNm = Math.abs(torqueNm - steadyNm);
      const pulsatingNm = deviationNm + ((s['pulsatingNm'] ?? 0) - deviationNm) * decay;
      s['steadyNm'] = Math.abs(steadyNm) < SILENT_NM ? 0 : steadyNm;
      s['pulsatingNm'] = pulsatingNm < SILENT_NM ? 0 : pulsatingNm;
      s['hum'] = loudness(Math.max(at(o.floats, 0), at(o.floats, 1), at(o.floats, 2)) / LOUDEST_A);
      s['growl'] = loudness(pulsatingNm / LOUDEST_NM);
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
