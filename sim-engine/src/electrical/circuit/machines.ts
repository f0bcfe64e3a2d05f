import type { AnyFrame } from '../../kernel/block.ts';
import { at } from '../../maths/at.ts';
import { cos, sin } from '../../maths/exact.ts';
import { MOTOR_STATE, type MotorConstants, type MotorStep } from '../motor/phasor-motor.ts';
import { PhasorMotors } from '../motor/phasor-motors.ts';
import type { SequencePorts } from '../motor/sequence-ports.ts';
import { toWindings } from '../motor/sequence-ports.ts';
import { bitsDiffer, bitsOf } from './bits.ts';
import type { AnyPartView } from './part.ts';
import { CIRCUIT_STATE, type CircuitPlan } from './plan.ts';

const standsStill = (state: Float64Array): boolean => {
  for (let index = 0; index < MOTOR_STATE.angle; index += 1) if (at(state, index) !== 0) return false;
  return true;
};

/** The machines of one run of a circuit, and the angle of its supply. */
export class Machines {
  readonly #frame: AnyFrame;
  readonly #states: readonly Float64Array[];
  readonly #bits: readonly Int32Array[];
  readonly #bitsBefore: readonly Int32Array[];
  readonly #motors: PhasorMotors;
  readonly #stepS: number;
  readonly #steps: number;
  /** Written anew for every step, so that none is allocated. */
  readonly #step: { -readonly [Key in keyof MotorStep]: MotorStep[Key] };
  #turnStep = { re: 1, im: 0, frequencyHz: 0 };
  /** The network in which they rest, without flux or current; undefined while they do not. */
  #restsOn: SequencePorts | undefined;

  constructor(plan: CircuitPlan, frame: AnyFrame, views: readonly AnyPartView[], subSteps: number) {
    this.#frame = frame;
    this.#steps = subSteps;
    this.#stepS = frame.time.tickS / subSteps;
    this.#step = { stepS: this.#stepS, supplyRadps: 0, doubleRe: 1, doubleIm: 0 };
    const { floats } = frame.d;
    const machines = plan.parts.flatMap(({ portStart, stateStart }, index) =>
      portStart < 0 ? [] : [{ state: floats.subarray(stateStart, stateStart + MOTOR_STATE.size), view: views[index] }],
    );
    this.#states = machines.map(({ state }) => state);
    this.#bits = this.#states.map(bitsOf);
    this.#bitsBefore = this.#bits.map(({ length }) => new Int32Array(length));
    // A machine's parameters bear the names of `MotorConstants`: that is what makes it one.
    this.#motors = new PhasorMotors(
      machines.map(({ state, view }) => ({ constants: view?.p as unknown as MotorConstants, state })),
    );
  }

  /** Whether the last tick left them as they were. */
  get rest(): boolean {
    return this.#restsOn !== undefined;
  }

  /**
   * One tick.
   *
   * @param ports what the network is to them
   * @param disturbed whether anything but ticks has changed states or parameters since the last
   */
  advance(ports: SequencePorts, disturbed: boolean): void {
    const rest = this.#restsOn === ports && !disturbed;
    const moves = ports.count > 0 && !rest;
    if (moves) for (const [index, bits] of this.#bits.entries()) this.#bitsBefore[index]?.set(bits);
    const frequencyHz = at(this.#frame.p.floats, 0);
    for (let step = 0; step < this.#steps; step += 1) {
      this.#turn(frequencyHz);
      if (moves) this.#motors.step(ports, this.#step);
    }
    if (moves) this.#restsOn = this.#isAtRest() ? ports : undefined;
  }

  /** Writes the currents of the windings, three a machine. */
  gatherCurrents(into: { readonly re: Float64Array; readonly im: Float64Array }): void {
    for (let index = 0; index < this.#states.length; index += 1) {
      const state = this.#states[index];
      if (state !== undefined) toWindings(state, MOTOR_STATE.current, into, 3 * index);
    }
  }

  #turn(frequencyHz: number): void {
    if (frequencyHz !== this.#turnStep.frequencyHz) {
      const angleRad = 2 * Math.PI * frequencyHz * this.#stepS;
      this.#turnStep = { re: cos(angleRad), im: sin(angleRad), frequencyHz };
    }
    const { re: stepRe, im: stepIm } = this.#turnStep;
    const discrete = this.#frame.d.floats;
    const re = at(discrete, CIRCUIT_STATE.turnRe);
    const im = at(discrete, CIRCUIT_STATE.turnIm);
    const nextRe = re * stepRe - im * stepIm;
    const nextIm = re * stepIm + im * stepRe;
    // Newton's step to a magnitude of 1, which many products would lose.
    const correction = 1.5 - 0.5 * (nextRe * nextRe + nextIm * nextIm);
    const turnRe = nextRe * correction;
    const turnIm = nextIm * correction;
    discrete[CIRCUIT_STATE.turnRe] = turnRe;
    discrete[CIRCUIT_STATE.turnIm] = turnIm;
    const step = this.#step;
    step.supplyRadps = 2 * Math.PI * frequencyHz;
    step.doubleRe = turnRe * turnRe - turnIm * turnIm;
    step.doubleIm = 2 * turnRe * turnIm;
  }

  /**
   * Steps that began without flux, current and speed and ended just there were driven by nothing: in the same network the next ones end
   * there too. The supply's angle, which goes on, has a part only in the torque of fluxes.
   */
  #isAtRest(): boolean {
    return this.#states.every((state, index) => {
      const [bits, before] = [this.#bits[index], this.#bitsBefore[index]];
      return (
        standsStill(state) && bits !== undefined && before !== undefined && !bitsDiffer(bits, before, 0, bits.length)
      );
    });
  }
}
