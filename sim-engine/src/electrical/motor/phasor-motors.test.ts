import { describe, expect, it } from 'vitest';

import { at } from '../../maths/at.ts';
import { cos, sin } from '../../maths/exact.ts';
import { solveAc } from '../network/ac-solution.ts';
import { type NetworkLayout, networkValues } from '../network/layout.ts';
import { netsOf } from '../network/nets.ts';
import { steadyState } from './equivalent-circuit.ts';
import { MOTOR_STATE, type MotorConstants } from './phasor-motor.ts';
import { PhasorMotors } from './phasor-motors.ts';
import { type SequencePorts, sequencePorts, toWindings } from './sequence-ports.ts';
import { SpaceVectorMotor } from './space-vector-motor.ts';
import { REFERENCE_SUPPLY_RADPS, REFERENCE_WINDINGS } from './testing-reference-motor.ts';

const MOTOR: MotorConstants = { ...REFERENCE_WINDINGS, inertiaKgm2: 0.45, fanNmps2: 66 / (151 * 151), frictionNm: 0 };
const ROOT_3 = Math.sqrt(3);

/** Terminals: earth, then the ends 1 and 2 of the windings a, b, c, each end with an EMF of its own behind 1 mΩ, or open. */
function sourcesAt(emfs: readonly (readonly [re: number, im: number] | undefined)[]): SequencePorts {
  const layout: NetworkLayout = {
    terminals: 7,
    earth: 0,
    branches: emfs.map((_, index) => ({ from: 0, to: index + 1 })),
    couplings: [],
    ports: [
      { from: 1, to: 2 },
      { from: 3, to: 4 },
      { from: 5, to: 6 },
    ],
    joints: [],
  };
  const values = networkValues(layout);
  for (const [index, emf] of emfs.entries()) {
    if (emf === undefined) continue;
    values.ohm[index] = 1e-3;
    values.emfRe[index] = emf[0];
    values.emfIm[index] = emf[1];
  }
  return sequencePorts(solveAc(layout, values, netsOf(layout, [])));
}

const NOTHING: readonly [number, number] = [0, 0];

/** Each winding on a phase of `volts` RMS, its other end earthed; b lags a. */
function balanced(volts: number): SequencePorts {
  return sourcesAt([
    [volts, 0],
    NOTHING,
    [-volts / 2, (-volts * ROOT_3) / 2],
    NOTHING,
    [-volts / 2, (volts * ROOT_3) / 2],
    NOTHING,
  ]);
}

class TestMotor {
  readonly state = new Float64Array(MOTOR_STATE.size);
  readonly #motors: PhasorMotors;
  #steps = 0;
  readonly stepS: number;

  constructor(stepS: number, constants: MotorConstants = MOTOR) {
    this.stepS = stepS;
    this.#motors = new PhasorMotors([{ constants, state: this.state }]);
  }

  run(ports: SequencePorts, seconds: number): this {
    const steps = Math.round(seconds / this.stepS);
    for (let step = 0; step < steps; step += 1) {
      this.#steps += 1;
      const angleRad = 2 * REFERENCE_SUPPLY_RADPS * this.#steps * this.stepS;
      this.#motors.step(ports, {
        stepS: this.stepS,
        supplyRadps: REFERENCE_SUPPLY_RADPS,
        doubleRe: cos(angleRad),
        doubleIm: sin(angleRad),
      });
    }
    return this;
  }

  get speedRadps(): number {
    return at(this.state, MOTOR_STATE.speed);
  }

  get torqueNm(): number {
    return at(this.state, MOTOR_STATE.torque);
  }

  /** RMS of the windings' currents. */
  get windingsA(): readonly number[] {
    const currents = { re: new Float64Array(3), im: new Float64Array(3) };
    toWindings(this.state, MOTOR_STATE.current, currents, 0);
    return [0, 1, 2].map((port) => {
      const [re, im] = [at(currents.re, port), at(currents.im, port)];
      return Math.sqrt(re * re + im * im);
    });
  }
}

function spaceVectorMotor(): SpaceVectorMotor {
  const motor = new SpaceVectorMotor({
    windings: REFERENCE_WINDINGS,
    load: { staticNm: 0, staticRadps: 1, squareNmps2: MOTOR.fanNmps2, viscousNmps: 0 },
    inertiaKgm2: MOTOR.inertiaKgm2,
    lineV: 400,
    frequencyHz: 50,
    startAngleRad: 0,
  });
  motor.connect('delta');
  return motor;
}

describe('PhasorMotors', () => {
  it('starts as the space-vector motor does: same speed, torque and current at every millisecond', () => {
    const phasor = new TestMotor(0.00025);
    const reference = spaceVectorMotor();
    const ports = balanced(400);
    for (let ms = 1; ms <= 400; ms += 1) {
      phasor.run(ports, 0.001);
      reference.advanceTo(ms / 1000);
      const { re, im } = reference.windingCurrent();
      expect(Math.abs(phasor.speedRadps - reference.speedRadps)).toBeLessThan(0.05);
      expect(Math.abs(phasor.torqueNm - reference.torqueNm())).toBeLessThan(2.5);
      expect(Math.abs((phasor.windingsA[0] ?? 0) - Math.sqrt((re * re + im * im) / 2))).toBeLessThan(0.5);
    }
  });

  it('comes closer to it with the square of the step', () => {
    const errorOf = (stepS: number): number => {
      const reference = spaceVectorMotor();
      const phasor = new TestMotor(stepS);
      let largest = 0;
      for (let count = 1; count <= 40; count += 1) {
        reference.advanceTo(count * 0.004);
        phasor.run(balanced(400), 0.004);
        largest = Math.max(largest, Math.abs(phasor.speedRadps - reference.speedRadps));
      }
      return largest;
    };
    expect(errorOf(0.002) / errorOf(0.001)).toBeGreaterThan(3);
    expect(errorOf(0.001) / errorOf(0.0005)).toBeGreaterThan(3);
  });

  it('has the steady state of the equivalent circuit at any step', () => {
    for (const stepS of [0.0005, 0.001, 0.002]) {
      const motor = new TestMotor(stepS).run(balanced(400), 4);
      const slip = 1 - (motor.speedRadps * 2) / REFERENCE_SUPPLY_RADPS;
      const steady = steadyState(REFERENCE_WINDINGS, { windingV: 400, supplyRadps: REFERENCE_SUPPLY_RADPS, slip });
      expect(Math.abs(motor.torqueNm / steady.torqueNm - 1)).toBeLessThan(2e-3);
      expect(Math.abs((motor.windingsA[0] ?? 0) / steady.windingA - 1)).toBeLessThan(2e-3);
    }
  });

  it('turns the other way when two phases are exchanged', () => {
    const reversed = sourcesAt([[400, 0], NOTHING, [-200, 200 * ROOT_3], NOTHING, [-200, -200 * ROOT_3], NOTHING]);
    const forth = new TestMotor(0.001).run(balanced(400), 2);
    const back = new TestMotor(0.001).run(reversed, 2);
    expect(back.speedRadps).toBeCloseTo(-forth.speedRadps, 2);
  });

  it('gives no torque at standstill on one phase, and keeps turning once it turns', () => {
    const onePhase = sourcesAt([undefined, undefined, [200, 0], NOTHING, [-200, 0], NOTHING]);
    const still = new TestMotor(0.001).run(onePhase, 1);
    expect(Math.abs(still.speedRadps)).toBeLessThan(1e-6);
    const turning = new TestMotor(0.001, { ...MOTOR, fanNmps2: MOTOR.fanNmps2 / 4 });
    turning.state[MOTOR_STATE.speed] = 150;
    expect(turning.run(onePhase, 2).speedRadps).toBeGreaterThan(120);
  });

  it('loses its current at once where every way is open, and keeps the flux of its rotor', () => {
    const motor = new TestMotor(0.001).run(balanced(400), 1);
    const open = sourcesAt([undefined, undefined, undefined, undefined, undefined, undefined]);
    motor.run(open, 0.001);
    expect(Math.max(...motor.windingsA)).toBeLessThan(1e-3);
    expect(Math.abs(motor.torqueNm)).toBeLessThan(1e-2);
    const rotorFlux = (): number => {
      const re = at(motor.state, MOTOR_STATE.rotorFlux);
      const im = at(motor.state, MOTOR_STATE.rotorFlux + 1);
      return Math.sqrt(re * re + im * im);
    };
    const before = rotorFlux();
    motor.run(open, 0.05);
    // Lr/Rr = 0.279 s
    expect(rotorFlux() / before).toBeCloseTo(0.836, 2);
  });

  it('comes to rest by dry friction and stays there', () => {
    const open = sourcesAt([undefined, undefined, undefined, undefined, undefined, undefined]);
    const motor = new TestMotor(0.001, { ...MOTOR, frictionNm: 5 });
    motor.state[MOTOR_STATE.speed] = -3;
    expect(motor.run(open, 1).speedRadps).toBe(0);
  });

  it('solves two motors on one network as it solves each alone', () => {
    const ports = balanced(230);
    const both: SequencePorts = {
      count: 6,
      driveRe: Float64Array.of(...ports.driveRe, ...ports.driveRe),
      driveIm: Float64Array.of(...ports.driveIm, ...ports.driveIm),
      impedanceRe: new Float64Array(36),
      impedanceIm: new Float64Array(36),
    };
    const stiff: SequencePorts = { ...ports, impedanceRe: new Float64Array(9), impedanceIm: new Float64Array(9) };
    const states = [new Float64Array(MOTOR_STATE.size), new Float64Array(MOTOR_STATE.size)];
    const pair = new PhasorMotors(states.map((state) => ({ constants: MOTOR, state })));
    const alone = new TestMotor(0.001);
    const step = { stepS: 0.001, supplyRadps: REFERENCE_SUPPLY_RADPS, doubleRe: 1, doubleIm: 0 };
    const single = new PhasorMotors([{ constants: MOTOR, state: alone.state }]);
    for (let tick = 0; tick < 300; tick += 1) {
      pair.step(both, step);
      single.step(stiff, step);
    }
    expect([...(states[0] ?? [])]).toEqual([...alone.state]);
    expect([...(states[1] ?? [])]).toEqual([...alone.state]);
  });
});
