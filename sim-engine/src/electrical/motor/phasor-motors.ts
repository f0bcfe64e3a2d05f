import { ComplexLu } from '../../linear/complex-lu.ts';
import { at } from '../../maths/at.ts';
import { type CurrentEquations, type MotorConstants, type MotorStep, PhasorMotor } from './phasor-motor.ts';
import type { SequencePorts } from './sequence-ports.ts';

/** γ of the L-stable method of two stages, 1 − 1/√2 (R. Alexander, SIAM Journal on Numerical Analysis 14, 1977). */
const GAMMA = 1 - Math.SQRT1_2;
const SECOND_STAGE = (1 - GAMMA) / GAMMA;

/** A motor by its constants, which may change between steps, and the array that holds its state. */
export interface MotorUnit {
  readonly constants: MotorConstants;
  /** Laid out as `MOTOR_STATE`. */
  readonly state: Float64Array;
}

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
  readonly #motors: readonly PhasorMotor[];
  readonly #lu: ComplexLu;
  readonly #equations: CurrentEquations;

  constructor(units: readonly MotorUnit[]) {
    const size = 3 * units.length;
    this.#motors = units.map(({ constants, state }, index) => new PhasorMotor(constants, state, 3 * index));
    this.#lu = new ComplexLu(size);
    this.#equations = {
      size,
      matrixRe: new Float64Array(size * size),
      matrixIm: new Float64Array(size * size),
      rightRe: new Float64Array(size),
      rightIm: new Float64Array(size),
      currentRe: new Float64Array(size),
      currentIm: new Float64Array(size),
    };
  }

  /** One step of all motors. @param ports what the network is to them, in their order */
  step(ports: SequencePorts, step: MotorStep): void {
    const equations = this.#equations;
    const { size, matrixRe, matrixIm } = equations;
    const gs = GAMMA * step.stepS;
    for (let index = 0; index < size * size; index += 1) {
      matrixRe[index] = gs * at(ports.impedanceRe, index);
      matrixIm[index] = gs * at(ports.impedanceIm, index);
    }
    for (const motor of this.#motors) motor.begin(equations, gs, step);
    this.#lu.factor(matrixRe, matrixIm);
    this.#solveStage(ports, gs, step.supplyRadps);
    for (const motor of this.#motors) motor.goOn(SECOND_STAGE);
    this.#solveStage(ports, gs, step.supplyRadps);
    for (const motor of this.#motors) motor.finish(equations, step);
  }

  #solveStage(ports: SequencePorts, gs: number, supplyRadps: number): void {
    const equations = this.#equations;
    for (const motor of this.#motors) motor.fillRightSide(equations, ports, gs, supplyRadps);
    this.#lu.solve(equations.rightRe, equations.rightIm, equations.currentRe, equations.currentIm);
    for (const motor of this.#motors) motor.takeCurrents(equations);
  }
}
