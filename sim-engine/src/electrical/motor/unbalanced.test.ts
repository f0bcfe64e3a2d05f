import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { at } from '../../maths/at.ts';
import { cos, sin } from '../../maths/exact.ts';
import { MOTOR_STATE, type MotorConstants } from './phasor-motor.ts';
import { PhasorMotors } from './phasor-motors.ts';
import type { SequencePorts } from './sequence-ports.ts';
import { REFERENCE_SUPPLY_RADPS, REFERENCE_WINDINGS } from './testing-reference-motor.ts';
import { motorInductances } from './windings.ts';

const MOTOR: MotorConstants = { ...REFERENCE_WINDINGS, inertiaKgm2: 0.2, fanNmps2: 0.001, frictionNm: 0 };
const L = motorInductances(MOTOR);
const ROOT_3 = Math.sqrt(3);

interface Phasor {
  readonly re: number;
  readonly im: number;
}

/** Stiff voltages of the windings a, b, c, as the ports of a network without impedance. */
function stiffPorts([a, b, c]: readonly [Phasor, Phasor, Phasor]): SequencePorts {
  // X± = Xα ± jXβ with Xα = ⅔(a − b/2 − c/2), Xβ = (b − c)/√3.
  const alpha = { re: (2 * a.re - b.re - c.re) / 3, im: (2 * a.im - b.im - c.im) / 3 };
  const beta = { re: (b.re - c.re) / ROOT_3, im: (b.im - c.im) / ROOT_3 };
  return {
    count: 3,
    driveRe: Float64Array.of((a.re + b.re + c.re) / 3, alpha.re - beta.im, alpha.re + beta.im),
    driveIm: Float64Array.of((a.im + b.im + c.im) / 3, alpha.im + beta.re, alpha.im - beta.re),
    impedanceRe: new Float64Array(9),
    impedanceIm: new Float64Array(9),
  };
}

/** ψα, ψβ, ψ0 of the stator, ψα, ψβ of the rotor, speed: instantaneous values, written out in two axes. */
type Instant = readonly [number, number, number, number, number, number];

/** Instantaneous voltages in the axes α, β, 0. */
function voltages([a, b, c]: readonly [Phasor, Phasor, Phasor], timeS: number): readonly [number, number, number] {
  const [real, imaginary] = [cos(REFERENCE_SUPPLY_RADPS * timeS), sin(REFERENCE_SUPPLY_RADPS * timeS)];
  const [ua, ub, uc] = [a, b, c].map(({ re, im }) => Math.SQRT2 * (re * real - im * imaginary)) as [
    number,
    number,
    number,
  ];
  return [(2 * ua - ub - uc) / 3, (ub - uc) / ROOT_3, (ua + ub + uc) / 3];
}

interface Currents {
  readonly stator: readonly [number, number, number];
  readonly rotor: readonly [number, number];
}

function currentsOf([sa, sb, s0, ra, rb]: Instant): Currents {
  return {
    stator: [
      (L.rotorH * sa - L.magnetisingH * ra) / L.determinant,
      (L.rotorH * sb - L.magnetisingH * rb) / L.determinant,
      s0 / MOTOR.statorLeakageH,
    ],
    rotor: [
      (L.statorH * ra - L.magnetisingH * sa) / L.determinant,
      (L.statorH * rb - L.magnetisingH * sb) / L.determinant,
    ],
  };
}

function torqueOf(instant: Instant): number {
  const { stator } = currentsOf(instant);
  return 1.5 * MOTOR.polePairs * (instant[0] * stator[1] - instant[1] * stator[0]);
}

function slopeOf(instant: Instant, emfs: readonly [Phasor, Phasor, Phasor], timeS: number): Instant {
  const [ua, ub, u0] = voltages(emfs, timeS);
  const { stator, rotor } = currentsOf(instant);
  const turn = MOTOR.polePairs * instant[5];
  const fan = MOTOR.fanNmps2 * instant[5] * Math.abs(instant[5]);
  return [
    ua - MOTOR.statorOhm * stator[0],
    ub - MOTOR.statorOhm * stator[1],
    u0 - MOTOR.statorOhm * stator[2],
    -MOTOR.rotorOhm * rotor[0] - turn * instant[4],
    -MOTOR.rotorOhm * rotor[1] + turn * instant[3],
    (torqueOf(instant) - fan) / MOTOR.inertiaKgm2,
  ];
}

/** One step of the classical Runge–Kutta method. */
function advanced(from: Instant, emfs: readonly [Phasor, Phasor, Phasor], timeS: number, stepS: number): Instant {
  const moved = (slope: Instant, by: number): Instant =>
    from.map((value, index) => value + by * (slope[index] ?? 0)) as unknown as Instant;
  const first = slopeOf(from, emfs, timeS);
  const second = slopeOf(moved(first, stepS / 2), emfs, timeS + stepS / 2);
  const third = slopeOf(moved(second, stepS / 2), emfs, timeS + stepS / 2);
  const fourth = slopeOf(moved(third, stepS), emfs, timeS + stepS);
  const mean = first.map(
    (value, index) => (value + 2 * (second[index] ?? 0) + 2 * (third[index] ?? 0) + (fourth[index] ?? 0)) / 6,
  ) as unknown as Instant;
  return moved(mean, stepS);
}

const volts = fc.integer({ min: -300, max: 300 });
const phasor = fc.record({ re: volts, im: volts });

describe('PhasorMotors on voltages that are not balanced', () => {
  it('follows the instantaneous equations: speed, torque with its pulsation, zero sequence', () => {
    fc.assert(
      fc.property(phasor, phasor, phasor, fc.integer({ min: -150, max: 150 }), (a, b, c, speedRadps) => {
        const emfs = [a, b, c] as const;
        const stepS = 0.00025;
        const state = new Float64Array(MOTOR_STATE.size);
        state[MOTOR_STATE.speed] = speedRadps;
        const motors = new PhasorMotors([{ constants: MOTOR, state }]);
        const ports = stiffPorts(emfs);
        let instant: Instant = [0, 0, 0, 0, 0, speedRadps];
        let torqueScale = 20;
        let worst = 0;
        for (let count = 1; count <= 320; count += 1) {
          const timeS = count * stepS;
          const angleRad = 2 * REFERENCE_SUPPLY_RADPS * timeS;
          motors.step(ports, {
            stepS,
            supplyRadps: REFERENCE_SUPPLY_RADPS,
            doubleRe: cos(angleRad),
            doubleIm: sin(angleRad),
          });
          instant = advanced(instant, emfs, timeS - stepS, stepS);
          const torque = torqueOf(instant);
          torqueScale = Math.max(torqueScale, Math.abs(torque));
          worst = Math.max(worst, Math.abs(at(state, MOTOR_STATE.torque) - torque) / torqueScale);
        }
        expect(worst).toBeLessThan(0.02);
        expect(Math.abs(at(state, MOTOR_STATE.speed) - instant[5])).toBeLessThan(0.3);
        const zero = Math.SQRT2 * at(state, MOTOR_STATE.statorFlux);
        const endRad = REFERENCE_SUPPLY_RADPS * 320 * stepS;
        const zeroNow = zero * cos(endRad) - Math.SQRT2 * at(state, MOTOR_STATE.statorFlux + 1) * sin(endRad);
        expect(Math.abs(zeroNow - instant[2])).toBeLessThan(0.01);
      }),
      { numRuns: 30 },
    );
  });

  it('turns electrical energy into heat, field and motion, and loses none', () => {
    const emfs = [
      { re: 230, im: 0 },
      { re: -115, im: -115 * ROOT_3 },
      { re: -100, im: 120 * ROOT_3 },
    ] as const;
    const stepS = 1e-4;
    let instant: Instant = [0, 0, 0, 0, 0, 0];
    const energies = { inputJ: 0, heatJ: 0, fanJ: 0 };
    for (let count = 0; count < 3000; count += 1) {
      const powers = (of: Instant, timeS: number): readonly [number, number, number] => {
        const { stator, rotor } = currentsOf(of);
        const u = voltages(emfs, timeS);
        const inputW = 1.5 * (u[0] * stator[0] + u[1] * stator[1]) + 3 * u[2] * stator[2];
        const copperW =
          MOTOR.statorOhm * (1.5 * (stator[0] * stator[0] + stator[1] * stator[1]) + 3 * stator[2] * stator[2]);
        const rotorW = 1.5 * MOTOR.rotorOhm * (rotor[0] * rotor[0] + rotor[1] * rotor[1]);
        return [inputW, copperW + rotorW, MOTOR.fanNmps2 * Math.abs(of[5]) * of[5] * of[5]];
      };
      const before = powers(instant, count * stepS);
      instant = advanced(instant, emfs, count * stepS, stepS);
      const after = powers(instant, (count + 1) * stepS);
      energies.inputJ += (stepS / 2) * (before[0] + after[0]);
      energies.heatJ += (stepS / 2) * (before[1] + after[1]);
      energies.fanJ += (stepS / 2) * (before[2] + after[2]);
    }
    const state = new Float64Array(MOTOR_STATE.size);
    const motors = new PhasorMotors([{ constants: MOTOR, state }]);
    for (let count = 1; count <= 3000; count += 1) {
      const angleRad = 2 * REFERENCE_SUPPLY_RADPS * count * stepS;
      motors.step(stiffPorts(emfs), {
        stepS,
        supplyRadps: REFERENCE_SUPPLY_RADPS,
        doubleRe: cos(angleRad),
        doubleIm: sin(angleRad),
      });
    }
    const { stator, rotor } = currentsOf(instant);
    const fieldJ =
      0.75 * (instant[0] * stator[0] + instant[1] * stator[1] + instant[3] * rotor[0] + instant[4] * rotor[1]) +
      1.5 * instant[2] * stator[2];
    const speed = at(state, MOTOR_STATE.speed);
    const motionJ = (MOTOR.inertiaKgm2 * speed * speed) / 2;
    expect((energies.heatJ + energies.fanJ + fieldJ + motionJ) / energies.inputJ).toBeCloseTo(1, 2);
  });
});
