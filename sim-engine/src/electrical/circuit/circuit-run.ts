import type { AnyFrame } from '../../kernel/block.ts';
import { canonicalJson, type Json } from '../../kernel/json.ts';
import { at, intAt } from '../../maths/at.ts';
import { cos, sin } from '../../maths/exact.ts';
import { MOTOR_STATE, type MotorConstants, type MotorStep } from '../motor/phasor-motor.ts';
import { PhasorMotors } from '../motor/phasor-motors.ts';
import { toWindings } from '../motor/sequence-ports.ts';
import { modeOf } from './mode.ts';
import type { AnyPartView, PartTick } from './part.ts';
import { partTick } from './part-tick.ts';
import { partView } from './part-views.ts';
import { CIRCUIT_STATE, type CircuitPlan } from './plan.ts';
import { type SolvedCircuit, solveCircuit } from './solved-circuit.ts';
import type { SolvedCircuits } from './solved-circuits.ts';

/** Probes are computed anew when a winding's current has moved by more than this, a hundredth of what a clamp meter shows. */
const OBSERVED_A = 1e-4;

/**
 * The working memory of one run of a circuit. Nothing in it is state: all of it follows from the block's frame, and is only kept so
 * that a tick in which nothing was switched need not work it out again.
 */
export class CircuitRun {
  readonly #plan: CircuitPlan;
  readonly #solvedCircuits: SolvedCircuits;
  readonly #frame: AnyFrame;
  readonly views: readonly AnyPartView[];
  readonly #ticks: readonly PartTick[];
  readonly #motors: PhasorMotors;
  readonly #motorStates: readonly Float64Array[];
  readonly #portCurrents: { readonly re: Float64Array; readonly im: Float64Array };
  /** 1 for observers of direct values. */
  readonly #direct: Int32Array;
  /** For what the present solution was made. */
  readonly #parameters: Float64Array;
  readonly #switches: Float64Array;
  #wires: Json = null;
  #leads: Json = null;
  #wiring = '';
  #solved: SolvedCircuit | undefined;
  /** For which the probes were computed. */
  #observed: SolvedCircuit | undefined;
  readonly #stepS: number;
  readonly #steps: number;
  /** Written anew for every step, so that none is allocated. */
  readonly #motorStep: { -readonly [Key in keyof MotorStep]: MotorStep[Key] };
  #turnStep = { re: 1, im: 0, frequencyHz: 0 };

  constructor(plan: CircuitPlan, solvedCircuits: SolvedCircuits, frame: AnyFrame, subSteps: number) {
    this.#plan = plan;
    this.#solvedCircuits = solvedCircuits;
    this.#frame = frame;
    this.#steps = subSteps;
    this.#stepS = frame.time.tickS / subSteps;
    this.#motorStep = { stepS: this.#stepS, supplyRadps: 0, doubleRe: 1, doubleIm: 0 };
    this.views = plan.parts.map((placed) => partView(placed, frame));
    this.#ticks = plan.parts.map(({ name }) => partTick(name, frame));
    const machines = plan.parts.flatMap(({ portStart, stateStart }, index) =>
      portStart < 0 ? [] : [{ stateStart, view: this.views[index] }],
    );
    this.#motorStates = machines.map(({ stateStart }) =>
      frame.d.floats.subarray(stateStart, stateStart + MOTOR_STATE.size),
    );
    // A machine's parameters bear the names of `MotorConstants`: that is what makes it one.
    this.#motors = new PhasorMotors(
      machines.map(({ view, stateStart }) => ({
        constants: view?.p as unknown as MotorConstants,
        state: frame.d.floats.subarray(stateStart, stateStart + MOTOR_STATE.size),
      })),
    );
    const ports = plan.layout.ports.length;
    this.#portCurrents = { re: new Float64Array(ports), im: new Float64Array(ports) };
    this.#direct = Int32Array.from(plan.observers, ({ of }) => (of === 'dcVoltage' || of === 'dcCurrent' ? 1 : 0));
    this.#parameters = new Float64Array(frame.p.floats.length);
    this.#switches = new Float64Array(plan.switching.length);
  }

  /** One tick: machines and network, then what the parts make of it. */
  advance(): void {
    const solved = this.solved();
    this.#advanceMotors(solved);
    this.#observe(solved);
    const discrete = this.#frame.d.floats;
    const shaken = at(discrete, CIRCUIT_STATE.shaken);
    for (let index = 0; index < this.views.length; index += 1) {
      const view = this.views[index];
      const tick = this.#ticks[index];
      if (view !== undefined && tick !== undefined) this.#plan.parts[index]?.part.advance?.(view, tick);
    }
    // A part that shakes writes 2: it is felt in the tick to come, by all parts alike.
    discrete[CIRCUIT_STATE.shaken] = at(discrete, CIRCUIT_STATE.shaken) - shaken > 0 ? 1 : 0;
    const renewed = at(discrete, CIRCUIT_STATE.renewedPart);
    if (renewed !== 0) discrete[CIRCUIT_STATE.renewedPart] = renewed < 0 ? -renewed : 0;
  }

  /** RMS of a terminal's voltage to earth at the end of the last tick, V. */
  terminalV(terminal: number): number {
    const { nets, ac } = this.solved();
    const net = intAt(nets.ofTerminal, terminal);
    if (net < 0) return 0;
    this.#gatherPortCurrents();
    const width = 1 + ac.ports;
    let re = at(ac.potentialRe, net * width);
    let im = at(ac.potentialIm, net * width);
    for (let port = 0; port < ac.ports; port += 1) {
      const [kRe, kIm] = [at(ac.potentialRe, net * width + 1 + port), at(ac.potentialIm, net * width + 1 + port)];
      const [iRe, iIm] = [at(this.#portCurrents.re, port), at(this.#portCurrents.im, port)];
      re += kRe * iRe - kIm * iIm;
      im += kRe * iIm + kIm * iRe;
    }
    return Math.sqrt(re * re + im * im);
  }

  /** The present network, solved anew if anything that it depends on has changed. */
  solved(): SolvedCircuit {
    const changed = this.#takeOver();
    if (this.#solved !== undefined && !changed) return this.#solved;
    const { d, p, mode } = this.#frame;
    const key = `${this.#wiring}|${this.#switches.join(' ')}|${this.#parameters.join(' ')}`;
    this.#solved = this.#solvedCircuits.get(key, () =>
      solveCircuit(this.#plan, this.views, d.floats, modeOf({ mode }), at(p.floats, 0)),
    );
    return this.#solved;
  }

  #takeOver(): boolean {
    let changed = false;
    const parameters = this.#frame.p.floats;
    for (let index = 0; index < parameters.length; index += 1) {
      if (at(parameters, index) === at(this.#parameters, index)) continue;
      this.#parameters[index] = at(parameters, index);
      changed = true;
    }
    const { switching } = this.#plan;
    for (let index = 0; index < switching.length; index += 1) {
      const value = at(this.#frame.d.floats, intAt(switching, index));
      if (value === at(this.#switches, index)) continue;
      this.#switches[index] = value;
      changed = true;
    }
    const { wires, leads } = modeOf(this.#frame);
    if (wires === this.#wires && leads === this.#leads) return changed;
    this.#wires = wires;
    this.#leads = leads;
    // A mode that is another object may have come with a snapshot, whose probes may be of before its last command.
    this.#observed = undefined;
    const wiring = canonicalJson([wires.map(({ from, to }) => [from, to]), leads]);
    if (wiring === this.#wiring) return changed;
    this.#wiring = wiring;
    return true;
  }

  #advanceMotors({ ports }: SolvedCircuit): void {
    const discrete = this.#frame.d.floats;
    const frequencyHz = at(this.#frame.p.floats, 0);
    if (frequencyHz !== this.#turnStep.frequencyHz) {
      const angleRad = 2 * Math.PI * frequencyHz * this.#stepS;
      this.#turnStep = { re: cos(angleRad), im: sin(angleRad), frequencyHz };
    }
    const { re: stepRe, im: stepIm } = this.#turnStep;
    for (let step = 0; step < this.#steps; step += 1) {
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
      if (ports.count === 0) continue;
      const motorStep = this.#motorStep;
      motorStep.supplyRadps = 2 * Math.PI * frequencyHz;
      motorStep.doubleRe = turnRe * turnRe - turnIm * turnIm;
      motorStep.doubleIm = 2 * turnRe * turnIm;
      this.#motors.step(ports, motorStep);
    }
  }

  #gatherPortCurrents(): void {
    for (let motor = 0; motor < this.#motorStates.length; motor += 1) {
      const state = this.#motorStates[motor];
      if (state !== undefined) toWindings(state, MOTOR_STATE.current, this.#portCurrents, 3 * motor);
    }
  }

  /**
   * Takes the ports' currents over for the probes, unless all of them are as good as those taken before.
   *
   * The probes follow from the solution and from the currents taken over, both of which are state or follow from it: so a run that was
   * restored, and has to compute them, finds what a run that went on has kept.
   */
  #takeOverCurrents(): boolean {
    this.#gatherPortCurrents();
    const discrete = this.#frame.d.floats;
    const { re, im } = this.#portCurrents;
    const start = this.#plan.observedStart;
    let difference = 0;
    for (let port = 0; port < re.length; port += 1) {
      difference = Math.max(
        difference,
        Math.abs(at(re, port) - at(discrete, start + 2 * port)),
        Math.abs(at(im, port) - at(discrete, start + 2 * port + 1)),
      );
    }
    if (difference <= OBSERVED_A) return false;
    for (let port = 0; port < re.length; port += 1) {
      discrete[start + 2 * port] = at(re, port);
      discrete[start + 2 * port + 1] = at(im, port);
    }
    return true;
  }

  #observe(solved: SolvedCircuit): void {
    const moved = this.#takeOverCurrents();
    if (!moved && solved === this.#observed) return;
    this.#observed = solved;
    const { ac, observedRe, observedIm } = solved;
    const discrete = this.#frame.d.floats;
    const start = this.#plan.observedStart;
    const { probeStart, observers } = this.#plan;
    const width = 1 + ac.ports;
    for (let index = 0; index < observers.length; index += 1) {
      let re = at(observedRe, index * width);
      let im = at(observedIm, index * width);
      for (let port = 0; port < ac.ports; port += 1) {
        const kRe = at(observedRe, index * width + 1 + port);
        const kIm = at(observedIm, index * width + 1 + port);
        const currentRe = at(discrete, start + 2 * port);
        const currentIm = at(discrete, start + 2 * port + 1);
        re += kRe * currentRe - kIm * currentIm;
        im += kRe * currentIm + kIm * currentRe;
      }
      // Direct values are real, and keep their sign.
      discrete[probeStart + index] = intAt(this.#direct, index) === 1 ? re : Math.sqrt(re * re + im * im);
    }
  }
}
