import type { AnyFrame } from '../../kernel/block.ts';
import { canonicalJson, type Json } from '../../kernel/json.ts';
import { at, intAt } from '../../maths/at.ts';
import { bitsDiffer, bitsOf } from './bits.ts';
import { Machines } from './machines.ts';
import { modeOf } from './mode.ts';
import type { AnyPartView, PartTick } from './part.ts';
import { partTick } from './part-tick.ts';
import { partView } from './part-views.ts';
import { CIRCUIT_STATE, type CircuitPlan } from './plan.ts';
import { type SolvedCircuit, solveCircuit } from './solved-circuit.ts';
import type { SolvedCircuits } from './solved-circuits.ts';

/** Probes are computed anew when a winding's current has moved by more than this, a hundredth of what a clamp meter shows. */
const OBSERVED_A = 1e-4;

/*
 * Both are called in every tick: the elements are written out, since engines inline only so many calls of `at` into one function.
 */

/** Copies values. @returns whether any was another */
function takeOver(values: Float64Array, into: Float64Array): boolean {
  let changed = false;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] as number;
    if (value === into[index]) continue;
    into[index] = value;
    changed = true;
  }
  return changed;
}

/** As `takeOver`, of the values at some places. */
function takeOverAt(places: Int32Array, values: Float64Array, into: Float64Array): boolean {
  let changed = false;
  for (let index = 0; index < places.length; index += 1) {
    const value = values[places[index] as number] as number;
    if (value === into[index]) continue;
    into[index] = value;
    changed = true;
  }
  return changed;
}

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
  readonly #machines: Machines;
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
  /** Bits of all discrete states, and what they were before the parts went on. */
  readonly #bits: Int32Array;
  readonly #bitsBefore: Int32Array;
  /** 1 for parts that the last tick changed: the others find all as they left it. */
  readonly #restless: Uint8Array;
  /** Whether anything but a tick has changed something since the last. */
  #disturbed = true;
  /** Whether a contactor had closed before the last tick. */
  #wasShaken = 0;

  constructor(plan: CircuitPlan, solvedCircuits: SolvedCircuits, frame: AnyFrame, subSteps: number) {
    this.#plan = plan;
    this.#solvedCircuits = solvedCircuits;
    this.#frame = frame;
    this.views = plan.parts.map((placed) => partView(placed, frame));
    this.#ticks = plan.parts.map(({ name }) => partTick(name, frame));
    this.#machines = new Machines(plan, frame, this.views, subSteps);
    const ports = plan.layout.ports.length;
    this.#portCurrents = { re: new Float64Array(ports), im: new Float64Array(ports) };
    this.#direct = Int32Array.from(plan.observers, ({ of }) => (of === 'dcVoltage' || of === 'dcCurrent' ? 1 : 0));
    this.#parameters = new Float64Array(frame.p.floats.length);
    this.#switches = new Float64Array(plan.switching.length);
    this.#bits = bitsOf(frame.d.floats);
    this.#bitsBefore = new Int32Array(this.#bits.length);
    this.#restless = new Uint8Array(plan.parts.length);
  }

  /** To be called where a command has changed states of parts. */
  disturb(): void {
    this.#disturbed = true;
  }

  /** One tick: machines and network, then what the parts make of it. */
  advance(): void {
    const solved = this.solved();
    this.#machines.advance(solved.ports, this.#disturbed);
    const observed = this.#observe(solved);
    const discrete = this.#frame.d.floats;
    const shaken = at(discrete, CIRCUIT_STATE.shaken);
    this.#advanceParts(observed || this.#disturbed || shaken !== this.#wasShaken);
    this.#disturbed = false;
    this.#wasShaken = shaken;
    // A part that shakes writes 2: it is felt in the tick to come, by all parts alike.
    discrete[CIRCUIT_STATE.shaken] = at(discrete, CIRCUIT_STATE.shaken) - shaken > 0 ? 1 : 0;
    const renewed = at(discrete, CIRCUIT_STATE.renewedPart);
    if (renewed !== 0) discrete[CIRCUIT_STATE.renewedPart] = renewed < 0 ? -renewed : 0;
  }

  /** @param all whether something that parts look at has changed; else only those go on that the last tick changed */
  #advanceParts(all: boolean): void {
    const { parts, probeStart } = this.#plan;
    const bits = this.#bits;
    const before = this.#bitsBefore;
    before.set(bits);
    for (let index = 0; index < parts.length; index += 1) {
      if (!all && this.#restless[index] === 0) continue;
      const placed = parts[index];
      const view = this.views[index];
      const tick = this.#ticks[index];
      if (placed === undefined || view === undefined || tick === undefined) continue;
      placed.part.advance?.(view, tick);
      const end = parts[index + 1]?.stateStart ?? probeStart;
      const isMoved = placed.portStart >= 0 && !this.#machines.rest;
      this.#restless[index] = isMoved || bitsDiffer(bits, before, 2 * placed.stateStart, 2 * end) ? 1 : 0;
    }
  }

  /** RMS of a terminal's voltage to earth at the end of the last tick, V. */
  terminalV(terminal: number): number {
    const { nets, ac } = this.solved();
    const net = intAt(nets.ofTerminal, terminal);
    if (net < 0) return 0;
    this.#machines.gatherCurrents(this.#portCurrents);
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
    const parametersChanged = takeOver(this.#frame.p.floats, this.#parameters);
    if (parametersChanged) this.#disturbed = true;
    const switched = takeOverAt(this.#plan.switching, this.#frame.d.floats, this.#switches);
    const changed = parametersChanged || switched;
    const { wires, leads } = modeOf(this.#frame);
    if (wires === this.#wires && leads === this.#leads) return changed;
    this.#wires = wires;
    this.#leads = leads;
    // A mode that is another object may have come with a snapshot, whose probes may be of before its last command.
    this.#observed = undefined;
    this.#disturbed = true;
    const wiring = canonicalJson([wires.map(({ from, to }) => [from, to]), leads]);
    if (wiring === this.#wiring) return changed;
    this.#wiring = wiring;
    return true;
  }

  /**
   * Takes the ports' currents over for the probes, unless all of them are as good as those taken before.
   *
   * The probes follow from the solution and from the currents taken over, both of which are state or follow from it: so a run that was
   * restored, and has to compute them, finds what a run that went on has kept.
   */
  #takeOverCurrents(): boolean {
    this.#machines.gatherCurrents(this.#portCurrents);
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

  /** @returns whether the probes were computed anew */
  #observe(solved: SolvedCircuit): boolean {
    const moved = this.#takeOverCurrents();
    if (!moved && solved === this.#observed) return false;
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
    return true;
  }
}
