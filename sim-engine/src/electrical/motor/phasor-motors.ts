import { ComplexLu } from '../../linear/complex-lu.ts';
import { at } from '../../maths/at.ts';
import type { SequencePorts } from './sequence-ports.ts';
import { type MotorInductances, motorInductances, type MotorWindings } from './windings.ts';

/** A motor as its numbers stand at the moment. */
export interface MotorConstants extends MotorWindings {
  readonly inertiaKgm2: number;
  /** Load torque of a fan or pump, N·m per (rad/s)². */
  readonly fanNmps2: number;
  /** Dry friction: holds the shaft, or brakes it. */
  readonly frictionNm: number;
}

/**
 * Where the numbers of one motor lie in its state: complex fluxes (Wb, RMS phasors in the frame that turns with the supply) of
 * the stator's zero, positive and negative sequence and of the rotor's positive and negative one, complex currents of the
 * stator's three, speed, torque, angle of the shaft.
 */
export const MOTOR_STATE = {
  statorFlux: 0,
  rotorFlux: 6,
  current: 10,
  speed: 16,
  torque: 17,
  angle: 18,
  size: 19,
} as const;

/** What a step is like, for all motors. */
export interface MotorStep {
  readonly stepS: number;
  /** Angular frequency of the phasors. */
  readonly supplyRadps: number;
  /** exp(2jωt) at the step's end. */
  readonly doubleRe: number;
  readonly doubleIm: number;
}

/** γ of the L-stable method of two stages, 1 − 1/√2 (R. Alexander, SIAM Journal on Numerical Analysis 14, 1977). */
const GAMMA = 1 - Math.SQRT1_2;
const SECOND_STAGE = (1 - GAMMA) / GAMMA;
/** Fluxes below this (Wb) are none: an endless decay would end in subnormal numbers, which are slow. */
const NO_FLUX_WB = 1e-40;

/**
 * Cage motors with six free terminals on a network of phasors. A winding's real quantity is Re(√2·X·exp(jωt)); the complex X obeys the
 * machine's linear equations with d/dt replaced by d/dt + jω, so transients are in it and the steady state is a constant:
 *
 *   dΨs/dt = U − Rs·I − jωΨs (zero, positive, negative),   dΨr±/dt = −Rr·Ir± + j(±pΩ − ω)Ψr±,
 *   Ψs = Ls·I + Lm·Ir,  Ψr = Lr·Ir + Lm·I,  Ψ₀ = Lls·I₀,   U = drive − impedance·I (from the network).
 *
 * The torque is that of the real quantities, its pulsation at twice the frequency included. Fluxes by an L-stable method of second
 * order, so that windings without a path lose their current at once and a step may be long; the speed by the trapezoidal rule.
 */
export class PhasorMotors {
  readonly #count: number;
  readonly #lu: ComplexLu;
  readonly #matrixRe: Float64Array;
  readonly #matrixIm: Float64Array;
  readonly #rightRe: Float64Array;
  readonly #rightIm: Float64Array;
  readonly #currentRe: Float64Array;
  readonly #currentIm: Float64Array;
  /** Of each motor: fluxes (10) that the present stage starts from, and those it comes to. */
  readonly #base: Float64Array;
  readonly #next: Float64Array;
  /** Of each motor: 1/(1 + gRr/Lr − jgω±) for both sequences. */
  readonly #rotor: Float64Array;
  readonly #inductances: MotorInductances[];

  constructor(count: number) {
    const ports = 3 * count;
    this.#count = count;
    this.#lu = new ComplexLu(ports);
    this.#matrixRe = new Float64Array(ports * ports);
    this.#matrixIm = new Float64Array(ports * ports);
    this.#rightRe = new Float64Array(ports);
    this.#rightIm = new Float64Array(ports);
    this.#currentRe = new Float64Array(ports);
    this.#currentIm = new Float64Array(ports);
    this.#base = new Float64Array(10 * count);
    this.#next = new Float64Array(10 * count);
    this.#rotor = new Float64Array(4 * count);
    this.#inductances = [];
  }

  /** One step of all motors. @param states one array laid out as {@link MOTOR_STATE} a motor */
  step(
    motors: readonly MotorConstants[],
    states: readonly Float64Array[],
    ports: SequencePorts,
    step: MotorStep,
  ): void {
    const { stepS, supplyRadps } = step;
    const gs = GAMMA * stepS;
    this.#fillMatrix(motors, states, ports, gs, step);
    this.#lu.factor(this.#matrixRe, this.#matrixIm);
    for (let motor = 0; motor < this.#count; motor += 1) {
      const state = states[motor];
      if (state === undefined) throw new RangeError('a state for each motor');
      for (let k = 0; k < 10; k += 1) this.#base[10 * motor + k] = at(state, k);
    }
    this.#stage(motors, ports, gs, supplyRadps);
    for (let motor = 0; motor < this.#count; motor += 1) {
      const state = states[motor] as Float64Array;
      for (let k = 0; k < 10; k += 1) {
        const start = at(state, k);
        this.#base[10 * motor + k] = start + SECOND_STAGE * (at(this.#next, 10 * motor + k) - start);
      }
    }
    this.#stage(motors, ports, gs, supplyRadps);
    for (let motor = 0; motor < this.#count; motor += 1) {
      this.#finish(motor, motors[motor] as MotorConstants, states[motor] as Float64Array, step);
    }
  }

  #fillMatrix(
    motors: readonly MotorConstants[],
    states: readonly Float64Array[],
    ports: SequencePorts,
    gs: number,
    { stepS, supplyRadps }: MotorStep,
  ): void {
    const size = 3 * this.#count;
    for (let k = 0; k < size * size; k += 1) {
      this.#matrixRe[k] = gs * at(ports.impedanceRe, k);
      this.#matrixIm[k] = gs * at(ports.impedanceIm, k);
    }
    for (let motor = 0; motor < this.#count; motor += 1) {
      const constants = motors[motor] as MotorConstants;
      const state = states[motor] as Float64Array;
      const inductances = motorInductances(constants);
      this.#inductances[motor] = inductances;
      const { rotorH, magnetisingH, transientH } = inductances;
      const speed = at(state, MOTOR_STATE.speed);
      // The speed in the middle of the step, by the torque at its start.
      const fan = constants.fanNmps2 * speed * Math.abs(speed);
      const middle = speed + (stepS / (2 * constants.inertiaKgm2)) * (at(state, MOTOR_STATE.torque) - fan);
      const damping = (gs * constants.rotorOhm) / rotorH;
      const coupling = (magnetisingH / rotorH) * damping * magnetisingH;
      const turn = gs * supplyRadps;
      for (let sequence = 0; sequence < 3; sequence += 1) {
        const row = 3 * motor + sequence;
        let effectiveRe = constants.statorLeakageH;
        let effectiveIm = 0;
        if (sequence > 0) {
          const sign = sequence === 1 ? 1 : -1;
          const slipTurn = gs * (sign * constants.polePairs * middle - supplyRadps);
          const square = (1 + damping) * (1 + damping) + slipTurn * slipTurn;
          const index = 4 * motor + 2 * (sequence - 1);
          this.#rotor[index] = (1 + damping) / square;
          this.#rotor[index + 1] = slipTurn / square;
          effectiveRe = transientH + coupling * at(this.#rotor, index);
          effectiveIm = coupling * at(this.#rotor, index + 1);
        }
        const diagonal = row * size + row;
        this.#matrixRe[diagonal] =
          at(this.#matrixRe, diagonal) + effectiveRe - turn * effectiveIm + gs * constants.statorOhm;
        this.#matrixIm[diagonal] = at(this.#matrixIm, diagonal) + effectiveIm + turn * effectiveRe;
      }
    }
  }

  /** Solves one implicit stage: from `#base` to `#next`, with the currents that belong to it. */
  #stage(motors: readonly MotorConstants[], ports: SequencePorts, gs: number, supplyRadps: number): void {
    const turn = gs * supplyRadps;
    const base = this.#base;
    for (let motor = 0; motor < this.#count; motor += 1) {
      const { magnetisingH, rotorH } = this.#inductances[motor] as MotorInductances;
      const share = magnetisingH / rotorH;
      for (let sequence = 0; sequence < 3; sequence += 1) {
        const row = 3 * motor + sequence;
        let re = at(base, 10 * motor + 2 * sequence) + gs * at(ports.driveRe, row);
        let im = at(base, 10 * motor + 2 * sequence + 1) + gs * at(ports.driveIm, row);
        if (sequence > 0) {
          const rotorAt = 10 * motor + 6 + 2 * (sequence - 1);
          const factorAt = 4 * motor + 2 * (sequence - 1);
          const factorRe = at(this.#rotor, factorAt);
          const factorIm = at(this.#rotor, factorAt + 1);
          const linkedRe = share * (factorRe * at(base, rotorAt) - factorIm * at(base, rotorAt + 1));
          const linkedIm = share * (factorRe * at(base, rotorAt + 1) + factorIm * at(base, rotorAt));
          re -= linkedRe - turn * linkedIm;
          im -= linkedIm + turn * linkedRe;
        }
        this.#rightRe[row] = re;
        this.#rightIm[row] = im;
      }
    }
    this.#lu.solve(this.#rightRe, this.#rightIm, this.#currentRe, this.#currentIm);
    for (let motor = 0; motor < this.#count; motor += 1) {
      this.#fluxesOf(motor, (motors[motor] as MotorConstants).rotorOhm, gs);
    }
  }

  #fluxesOf(motor: number, rotorOhm: number, gs: number): void {
    const { magnetisingH, rotorH, transientH, statorH } = this.#inductances[motor] as MotorInductances;
    const next = this.#next;
    const zeroH = statorH - magnetisingH;
    const coupling = (gs * rotorOhm * magnetisingH) / rotorH;
    for (let sequence = 0; sequence < 3; sequence += 1) {
      const currentRe = at(this.#currentRe, 3 * motor + sequence);
      const currentIm = at(this.#currentIm, 3 * motor + sequence);
      const statorAt = 10 * motor + 2 * sequence;
      if (sequence === 0) {
        next[statorAt] = zeroH * currentRe;
        next[statorAt + 1] = zeroH * currentIm;
        continue;
      }
      const rotorAt = 10 * motor + 6 + 2 * (sequence - 1);
      const factorAt = 4 * motor + 2 * (sequence - 1);
      const drivenRe = at(this.#base, rotorAt) + coupling * currentRe;
      const drivenIm = at(this.#base, rotorAt + 1) + coupling * currentIm;
      const factorRe = at(this.#rotor, factorAt);
      const factorIm = at(this.#rotor, factorAt + 1);
      const rotorRe = factorRe * drivenRe - factorIm * drivenIm;
      const rotorIm = factorRe * drivenIm + factorIm * drivenRe;
      next[rotorAt] = rotorRe;
      next[rotorAt + 1] = rotorIm;
      next[statorAt] = transientH * currentRe + (magnetisingH / rotorH) * rotorRe;
      next[statorAt + 1] = transientH * currentIm + (magnetisingH / rotorH) * rotorIm;
    }
  }

  #finish(
    motor: number,
    constants: MotorConstants,
    state: Float64Array,
    { stepS, doubleRe, doubleIm }: MotorStep,
  ): void {
    let magnitude = 0;
    for (let k = 0; k < 10; k += 1) magnitude += Math.abs(at(this.#next, 10 * motor + k));
    const alive = magnitude > NO_FLUX_WB;
    for (let k = 0; k < 10; k += 1) state[k] = alive ? at(this.#next, 10 * motor + k) : 0;
    for (let k = 0; k < 3; k += 1) {
      state[MOTOR_STATE.current + 2 * k] = alive ? at(this.#currentRe, 3 * motor + k) : 0;
      state[MOTOR_STATE.current + 2 * k + 1] = alive ? at(this.#currentIm, 3 * motor + k) : 0;
    }
    const before = at(state, MOTOR_STATE.torque);
    const torque = torqueNm(constants.polePairs, state, doubleRe, doubleIm);
    const speed = at(state, MOTOR_STATE.speed);
    const fan = constants.fanNmps2 * Math.abs(speed);
    const gain = stepS / constants.inertiaKgm2;
    // The fan's torque is taken as fanNmps2·|Ω|·Ω' with the speed Ω' of the step's end, which cannot overshoot.
    const free = (speed + (gain * (before + torque)) / 2) / (1 + gain * fan);
    const friction = gain * constants.frictionNm;
    const after = Math.abs(free) <= friction ? 0 : free - Math.sign(free) * friction;
    state[MOTOR_STATE.torque] = torque;
    state[MOTOR_STATE.speed] = after;
    const turned = at(state, MOTOR_STATE.angle) + (stepS * (speed + after)) / 2;
    const turn = 2 * Math.PI;
    state[MOTOR_STATE.angle] = turned - turn * Math.floor(turned / turn);
  }
}

/**
 * Torque of the real currents: with ψ = (√2/2)(Ψ₊e + Ψ₋*e*), e = exp(jωt), and i likewise, T = 1.5·p·Im(ψ*·i) =
 * 0.75·p·[Im(Ψ₊*I₊) − Im(Ψ₋*I₋) + Im(Ψ₊*I₋*e⁻² + Ψ₋I₊e²)], the last term pulsating.
 */
function torqueNm(polePairs: number, state: Float64Array, doubleRe: number, doubleIm: number): number {
  const fluxPlusRe = at(state, 2);
  const fluxPlusIm = at(state, 3);
  const fluxMinusRe = at(state, 4);
  const fluxMinusIm = at(state, 5);
  const plusRe = at(state, MOTOR_STATE.current + 2);
  const plusIm = at(state, MOTOR_STATE.current + 3);
  const minusRe = at(state, MOTOR_STATE.current + 4);
  const minusIm = at(state, MOTOR_STATE.current + 5);
  const steady = fluxPlusRe * plusIm - fluxPlusIm * plusRe - (fluxMinusRe * minusIm - fluxMinusIm * minusRe);
  // Ψ₋I₊ − Ψ₊I₋, whose product with e² has the same imaginary part as both terms together.
  const crossRe = fluxMinusRe * plusRe - fluxMinusIm * plusIm - (fluxPlusRe * minusRe - fluxPlusIm * minusIm);
  const crossIm = fluxMinusRe * plusIm + fluxMinusIm * plusRe - (fluxPlusRe * minusIm + fluxPlusIm * minusRe);
  return 0.75 * polePairs * (steady + crossRe * doubleIm + crossIm * doubleRe);
}
