import { at } from '../../maths/at.ts';
import type { SequencePorts } from './sequence-ports.ts';
import { motorInductances, type MotorWindings } from './windings.ts';

/** A motor as its numbers stand at the moment. */
export interface MotorConstants extends MotorWindings {
  readonly inertiaKgm2: number;
  /** Load torque of a fan or pump, N·m per (rad/s)². */
  readonly fanNmps2: number;
  /** Dry friction: holds the shaft, or brakes it. */
  readonly frictionNm: number;
}

/** What a step is like, for all motors. */
export interface MotorStep {
  readonly stepS: number;
  /** Angular frequency of the phasors. */
  readonly supplyRadps: number;
  /** exp(2jωt) at the step's end. */
  readonly doubleRe: number;
  readonly doubleIm: number;
}

/** A linear system of equations for currents that is being filled: rows of all motors' sequences, three a motor. */
export interface CurrentEquations {
  readonly size: number;
  readonly matrixRe: Float64Array;
  readonly matrixIm: Float64Array;
  readonly rightRe: Float64Array;
  readonly rightIm: Float64Array;
  readonly currentRe: Float64Array;
  readonly currentIm: Float64Array;
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

/** Stator's three and rotor's two, complex. */
const FLUXES = 10;
/** Fluxes below this (Wb) are none: an endless decay would end in subnormal numbers, which are slow. */
const NO_FLUX_WB = 1e-40;

/**
 * One motor's part in an implicit step of {@link PhasorMotors}, with g = γ·step:
 *
 *   Ψr = ρ·(br + g·Rr·Lm/Lr·I) with ρ = 1/(1 + g·Rr/Lr − j·g·(±pΩ − ω)),   Ψs = σLs·I + Lm/Lr·Ψr,
 *   (1 + jgω)·Ψs + g·Rs·I + g·(impedance·I) = bs + g·drive,
 *
 * where bs, br are the fluxes that the stage starts from.
 */
export class PhasorMotor {
  readonly #constants: MotorConstants;
  readonly #state: Float64Array;
  readonly #firstRow: number;
  /** Fluxes that the present stage starts from, and those that it comes to. */
  readonly #base = new Float64Array(FLUXES);
  readonly #next = new Float64Array(FLUXES);
  /** ρ of the positive and the negative sequence. */
  readonly #rho = new Float64Array(4);
  #zeroH = 0;
  #transientH = 0;
  /** Lm/Lr. */
  #share = 0;
  /** g·Rr·Lm/Lr. */
  #coupling = 0;

  /** @param state its numbers, laid out as {@link MOTOR_STATE}  @param firstRow of its three among the equations' rows */
  constructor(constants: MotorConstants, state: Float64Array, firstRow: number) {
    this.#constants = constants;
    this.#state = state;
    this.#firstRow = firstRow;
  }

  /** Begins a step: takes the constants as they are, and adds to the matrix what does not depend on the stage. */
  begin({ size, matrixRe, matrixIm }: CurrentEquations, gs: number, { stepS, supplyRadps }: MotorStep): void {
    const constants = this.#constants;
    const state = this.#state;
    const { rotorH, statorH, magnetisingH, transientH } = motorInductances(constants);
    this.#zeroH = statorH - magnetisingH;
    this.#transientH = transientH;
    this.#share = magnetisingH / rotorH;
    const damping = (gs * constants.rotorOhm) / rotorH;
    this.#coupling = damping * magnetisingH;
    const speed = at(state, MOTOR_STATE.speed);
    // The speed in the middle of the step, by the torque at its start.
    const fan = constants.fanNmps2 * speed * Math.abs(speed);
    const middle = speed + (stepS / (2 * constants.inertiaKgm2)) * (at(state, MOTOR_STATE.torque) - fan);
    const turn = gs * supplyRadps;
    for (let sequence = 0; sequence < 3; sequence += 1) {
      let effectiveRe = this.#zeroH;
      let effectiveIm = 0;
      if (sequence > 0) {
        const sign = sequence === 1 ? 1 : -1;
        const slipTurn = gs * (sign * constants.polePairs * middle - supplyRadps);
        const square = (1 + damping) * (1 + damping) + slipTurn * slipTurn;
        const index = 2 * (sequence - 1);
        this.#rho[index] = (1 + damping) / square;
        this.#rho[index + 1] = slipTurn / square;
        effectiveRe = transientH + this.#share * this.#coupling * at(this.#rho, index);
        effectiveIm = this.#share * this.#coupling * at(this.#rho, index + 1);
      }
      const diagonal = (this.#firstRow + sequence) * (size + 1);
      matrixRe[diagonal] = at(matrixRe, diagonal) + effectiveRe - turn * effectiveIm + gs * constants.statorOhm;
      matrixIm[diagonal] = at(matrixIm, diagonal) + effectiveIm + turn * effectiveRe;
    }
    for (let index = 0; index < FLUXES; index += 1) this.#base[index] = at(state, index);
  }

  /** Writes the right side of a stage. */
  fillRightSide({ rightRe, rightIm }: CurrentEquations, ports: SequencePorts, gs: number, supplyRadps: number): void {
    const base = this.#base;
    const turn = gs * supplyRadps;
    for (let sequence = 0; sequence < 3; sequence += 1) {
      const row = this.#firstRow + sequence;
      let re = at(base, 2 * sequence) + gs * at(ports.driveRe, row);
      let im = at(base, 2 * sequence + 1) + gs * at(ports.driveIm, row);
      if (sequence > 0) {
        const rotorAt = MOTOR_STATE.rotorFlux + 2 * (sequence - 1);
        const rhoRe = at(this.#rho, 2 * (sequence - 1));
        const rhoIm = at(this.#rho, 2 * (sequence - 1) + 1);
        const linkedRe = this.#share * (rhoRe * at(base, rotorAt) - rhoIm * at(base, rotorAt + 1));
        const linkedIm = this.#share * (rhoRe * at(base, rotorAt + 1) + rhoIm * at(base, rotorAt));
        re -= linkedRe - turn * linkedIm;
        im -= linkedIm + turn * linkedRe;
      }
      rightRe[row] = re;
      rightIm[row] = im;
    }
  }

  /** Fluxes at a stage's end, from the currents that were found for it. */
  takeCurrents({ currentRe, currentIm }: CurrentEquations): void {
    const next = this.#next;
    const base = this.#base;
    next[0] = this.#zeroH * at(currentRe, this.#firstRow);
    next[1] = this.#zeroH * at(currentIm, this.#firstRow);
    for (let sequence = 1; sequence < 3; sequence += 1) {
      const re = at(currentRe, this.#firstRow + sequence);
      const im = at(currentIm, this.#firstRow + sequence);
      const rotorAt = MOTOR_STATE.rotorFlux + 2 * (sequence - 1);
      const drivenRe = at(base, rotorAt) + this.#coupling * re;
      const drivenIm = at(base, rotorAt + 1) + this.#coupling * im;
      const rhoRe = at(this.#rho, 2 * (sequence - 1));
      const rhoIm = at(this.#rho, 2 * (sequence - 1) + 1);
      const rotorRe = rhoRe * drivenRe - rhoIm * drivenIm;
      const rotorIm = rhoRe * drivenIm + rhoIm * drivenRe;
      next[rotorAt] = rotorRe;
      next[rotorAt + 1] = rotorIm;
      next[2 * sequence] = this.#transientH * re + this.#share * rotorRe;
      next[2 * sequence + 1] = this.#transientH * im + this.#share * rotorIm;
    }
  }

  /** Makes start + weight·(end of the first stage − start) what the second stage starts from. */
  goOn(weight: number): void {
    for (let index = 0; index < FLUXES; index += 1) {
      const start = at(this.#state, index);
      this.#base[index] = start + weight * (at(this.#next, index) - start);
    }
  }

  /** Ends a step: the last stage's fluxes and currents become state, and the shaft moves. */
  finish({ currentRe, currentIm }: CurrentEquations, { stepS, doubleRe, doubleIm }: MotorStep): void {
    const state = this.#state;
    let magnitude = 0;
    for (let index = 0; index < FLUXES; index += 1) magnitude += Math.abs(at(this.#next, index));
    const alive = magnitude > NO_FLUX_WB;
    for (let index = 0; index < FLUXES; index += 1) state[index] = alive ? at(this.#next, index) : 0;
    for (let sequence = 0; sequence < 3; sequence += 1) {
      const index = MOTOR_STATE.current + 2 * sequence;
      state[index] = alive ? at(currentRe, this.#firstRow + sequence) : 0;
      state[index + 1] = alive ? at(currentIm, this.#firstRow + sequence) : 0;
    }
    const { polePairs, inertiaKgm2, fanNmps2, frictionNm } = this.#constants;
    const before = at(state, MOTOR_STATE.torque);
    const torque = torqueNm(polePairs, state, doubleRe, doubleIm);
    const speed = at(state, MOTOR_STATE.speed);
    const gain = stepS / inertiaKgm2;
    // The fan's torque is taken as fanNmps2·|Ω|·Ω' with the speed Ω' of the step's end, which cannot overshoot.
    const free = (speed + (gain * (before + torque)) / 2) / (1 + gain * fanNmps2 * Math.abs(speed));
    const friction = gain * frictionNm;
    const after = Math.abs(free) <= friction ? 0 : free - Math.sign(free) * friction;
    state[MOTOR_STATE.torque] = torque;
    state[MOTOR_STATE.speed] = after;
    const turned = at(state, MOTOR_STATE.angle) + (stepS * (speed + after)) / 2;
    state[MOTOR_STATE.angle] = turned - 2 * Math.PI * Math.floor(turned / (2 * Math.PI));
  }
}

/**
 * Torque of the real currents: with ψ = (√2/2)(Ψ₊e + Ψ₋*e*), e = exp(jωt), and i likewise, T = 1.5·p·Im(ψ*·i) =
 * 0.75·p·[Im(Ψ₊*I₊) − Im(Ψ₋*I₋) + Im(Ψ₊*I₋*e⁻² + Ψ₋I₊e²)], the last term pulsating.
 */
function torqueNm(polePairs: number, state: Float64Array, doubleRe: number, doubleIm: number): number {
  const fluxPlusRe = at(state, MOTOR_STATE.statorFlux + 2);
  const fluxPlusIm = at(state, MOTOR_STATE.statorFlux + 3);
  const fluxMinusRe = at(state, MOTOR_STATE.statorFlux + 4);
  const fluxMinusIm = at(state, MOTOR_STATE.statorFlux + 5);
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
