import { at, intAt, itemAt } from '../maths/at.ts';
import { solveSymmetric } from './cholesky.ts';
import {
  displacedM3ps,
  type ElementControl,
  type ElementState,
  GRAVITY_MPS2,
  type HydraulicElement,
  type Tangent,
  tangentOf,
  typicalFlowM3ps,
} from './element.ts';

export interface HydraulicBranch {
  readonly from: number;
  readonly to: number;
  readonly element: HydraulicElement;
}

/** A circuit by numbers: nodes 0 … n − 1, of which some have a given pressure. */
export interface HydraulicCircuit {
  readonly elevationsM: readonly number[];
  /** Whether the node's pressure is given (a reservoir, a tank) instead of found (a junction). */
  readonly given: readonly boolean[];
  readonly branches: readonly HydraulicBranch[];
}

/** Enough for flows that end at rest: each round halves them there until the linear range is reached. */
const ROUNDS = 60;
/** Where no flow moves by more than this share of the largest, the rounds that are left would change nothing that counts. */
const SETTLED = 1e-10;
/** And where all stand, or only leak. */
const STILL_M3PS = 1e-13;
/** A step is shortened until the slope along it has fallen to this share. */
const FALLEN = 0.25;
const SHORTENINGS = 24;

/**
 * Steady incompressible flow: mass is conserved at every junction, and along every branch the pressure drops by its element's
 * loss. Newton's method on flows and pressures together (E. Todini, S. Pilati, "A gradient algorithm for the analysis of pipe
 * networks", 1988). The flows minimise a convex function (the network's content), and each step is shortened along it, so that
 * valves that open and shut on the way cannot make it swing. It always begins from the same flows: the answer depends on
 * nothing but the arguments.
 *
 * Holds scratch memory only; equal arguments give equal bits.
 */
export class HydraulicSolver {
  readonly #circuit: HydraulicCircuit;
  readonly #unknownOf: Int32Array;
  readonly #size: number;
  readonly #matrix: Float64Array;
  readonly #right: Float64Array;
  readonly #heads: Float64Array;
  /** Head that given pressures put on each branch, junctions counted as 0. */
  readonly #givenDrops: Float64Array;
  readonly #conductances: Float64Array;
  readonly #offsets: Float64Array;
  readonly #steps: Float64Array;
  readonly #tangent: Tangent = { lossPa: 0, slope: 0 };
  readonly #state: { -readonly [Key in keyof ElementState]: ElementState[Key] } = {
    flowM3ps: 0,
    densityKgpm3: 0,
    viscosityPas: 0,
  };

  /** @throws RangeError where the circuit has a {@link floatingNode} */
  constructor(circuit: HydraulicCircuit) {
    const floating = floatingNode(circuit);
    if (floating >= 0) throw new RangeError(`node ${floating} has no way to a given pressure`);
    this.#circuit = circuit;
    let size = 0;
    this.#unknownOf = Int32Array.from(circuit.given, (isGiven) => {
      if (isGiven) return -1;
      size += 1;
      return size - 1;
    });
    const branches = circuit.branches.length;
    this.#size = size;
    this.#matrix = new Float64Array(size * size);
    this.#right = new Float64Array(size);
    this.#heads = new Float64Array(circuit.given.length);
    this.#givenDrops = new Float64Array(branches);
    this.#conductances = new Float64Array(branches);
    this.#offsets = new Float64Array(branches);
    this.#steps = new Float64Array(branches);
  }

  /**
   * @param pressuresPa of the nodes with a given pressure; the others are filled in
   * @param flowsM3ps receives a flow a branch
   * @returns whether the flows settled; they conserve mass in any case
   */
  solve(
    controls: readonly ElementControl[],
    densityKgpm3: number,
    viscosityPas: number,
    pressuresPa: Float64Array,
    flowsM3ps: Float64Array,
  ): boolean {
    const { branches, given, elevationsM } = this.#circuit;
    const weight = densityKgpm3 * GRAVITY_MPS2;
    this.#state.densityKgpm3 = densityKgpm3;
    this.#state.viscosityPas = viscosityPas;
    given.forEach((isGiven, node) => {
      this.#heads[node] = isGiven ? at(pressuresPa, node) + weight * itemAt(elevationsM, node) : 0;
    });
    branches.forEach(({ element, from, to }, branch) => {
      this.#givenDrops[branch] = at(this.#heads, from) - at(this.#heads, to);
      flowsM3ps[branch] = typicalFlowM3ps(element);
    });
    let settled = false;
    for (let round = 0; round < ROUNDS && !settled; round += 1) {
      this.#lineariseBranches(controls, flowsM3ps);
      this.#solveHeads();
      this.#findSteps(flowsM3ps);
      // The first step brings flows that conserve mass; the content is defined among such.
      settled = this.#isSettled(flowsM3ps);
      const length = round === 0 || settled ? 1 : this.#stepLength(controls, flowsM3ps);
      this.#updateFlows(flowsM3ps, length);
    }
    given.forEach((isGiven, node) => {
      if (!isGiven) pressuresPa[node] = at(this.#heads, node) - weight * itemAt(elevationsM, node);
    });
    return settled;
  }

  #tangentAt(branch: number, flowM3ps: number, controls: readonly ElementControl[]): Tangent {
    const control = controls[branch];
    const element = this.#circuit.branches[branch]?.element;
    if (control === undefined || element === undefined) throw new RangeError(`branch ${branch} has no control`);
    this.#state.flowM3ps = flowM3ps;
    tangentOf(element, this.#state, control, this.#tangent);
    return this.#tangent;
  }

  /** Writes every branch as Q = conductance × drop + offset about its present flow. */
  #lineariseBranches(controls: readonly ElementControl[], flowsM3ps: Float64Array): void {
    const { branches } = this.#circuit;
    for (let branch = 0; branch < branches.length; branch += 1) {
      const element = branches[branch]?.element;
      const control = controls[branch];
      if (element?.kind === 'displacement' && control !== undefined) {
        this.#conductances[branch] = 0;
        this.#offsets[branch] = displacedM3ps(element.flowM3ps, control);
        continue;
      }
      const flowM3ps = at(flowsM3ps, branch);
      const { lossPa, slope } = this.#tangentAt(branch, flowM3ps, controls);
      this.#conductances[branch] = 1 / slope;
      this.#offsets[branch] = flowM3ps - lossPa / slope;
    }
  }

  #solveHeads(): void {
    this.#matrix.fill(0);
    this.#right.fill(0);
    this.#circuit.branches.forEach(({ from, to }, branch) => {
      const conductance = at(this.#conductances, branch);
      const offset = at(this.#offsets, branch);
      this.#addEnd(from, to, conductance, -offset);
      this.#addEnd(to, from, conductance, offset);
    });
    if (!solveSymmetric(this.#matrix, this.#right, this.#size)) throw new RangeError('a junction hangs on nothing');
    this.#unknownOf.forEach((unknown, node) => {
      if (unknown >= 0) this.#heads[node] = at(this.#right, unknown);
    });
  }

  #addEnd(node: number, other: number, conductance: number, inflow: number): void {
    const row = intAt(this.#unknownOf, node);
    if (row < 0) return;
    const diagonal = row * this.#size + row;
    this.#matrix[diagonal] = at(this.#matrix, diagonal) + conductance;
    const column = intAt(this.#unknownOf, other);
    let known = inflow;
    if (column < 0) known += conductance * at(this.#heads, other);
    else {
      const index = row * this.#size + column;
      this.#matrix[index] = at(this.#matrix, index) - conductance;
    }
    this.#right[row] = at(this.#right, row) + known;
  }

  #findSteps(flowsM3ps: Float64Array): void {
    this.#circuit.branches.forEach(({ from, to }, branch) => {
      const dropPa = at(this.#heads, from) - at(this.#heads, to);
      const flow = at(this.#conductances, branch) * dropPa + at(this.#offsets, branch);
      this.#steps[branch] = flow - at(flowsM3ps, branch);
    });
  }

  /** How the content changes along the step, at a share of its length. W. */
  #slopeAlong(controls: readonly ElementControl[], flowsM3ps: Float64Array, share: number): number {
    let sum = 0;
    for (let branch = 0; branch < this.#steps.length; branch += 1) {
      const step = at(this.#steps, branch);
      if (step === 0 || at(this.#conductances, branch) === 0) continue;
      const { lossPa } = this.#tangentAt(branch, at(flowsM3ps, branch) + share * step, controls);
      sum += (lossPa - at(this.#givenDrops, branch)) * step;
    }
    return sum;
  }

  /** The whole step where the content still falls at its end, or hardly rises; else a share by halving. */
  #stepLength(controls: readonly ElementControl[], flowsM3ps: Float64Array): number {
    const limit = FALLEN * Math.abs(this.#slopeAlong(controls, flowsM3ps, 0));
    if (this.#slopeAlong(controls, flowsM3ps, 1) <= limit) return 1;
    let low = 0;
    let high = 1;
    for (let halving = 0; halving < SHORTENINGS; halving += 1) {
      const middle = (low + high) / 2;
      const slope = this.#slopeAlong(controls, flowsM3ps, middle);
      if (Math.abs(slope) <= limit) return middle;
      if (slope > 0) high = middle;
      else low = middle;
    }
    return high;
  }

  #isSettled(flowsM3ps: Float64Array): boolean {
    let largest = 0;
    let moved = 0;
    for (let branch = 0; branch < this.#steps.length; branch += 1) {
      moved = Math.max(moved, Math.abs(at(this.#steps, branch)));
      largest = Math.max(largest, Math.abs(at(flowsM3ps, branch)));
    }
    return moved <= SETTLED * largest + STILL_M3PS;
  }

  #updateFlows(flowsM3ps: Float64Array, length: number): void {
    for (let branch = 0; branch < this.#steps.length; branch += 1)
      flowsM3ps[branch] = at(flowsM3ps, branch) + length * at(this.#steps, branch);
  }
}

/** A node that no passage links to a given pressure, or −1. A displacement pump is no passage: its flow obeys no pressure. */
export function floatingNode({ given, branches }: HydraulicCircuit): number {
  const reached = [...given];
  for (let sweep = 0; sweep < given.length; sweep += 1)
    for (const { from, to, element } of branches) {
      if (element.kind === 'displacement') continue;
      if (reached[from] === true || reached[to] === true) {
        reached[from] = true;
        reached[to] = true;
      }
    }
  return reached.indexOf(false);
}
