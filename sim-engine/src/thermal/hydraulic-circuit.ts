import { at, intAt, itemAt } from '../maths/at.ts';
import { solveSymmetric } from './cholesky.ts';
import {
  type ElementControl,
  type ElementState,
  GRAVITY_MPS2,
  type HydraulicElement,
  linearise,
  type Linearised,
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
const ROUNDS = 48;
/** Where no flow moves by more than this share of the largest, the rounds that are left would change nothing. */
const SETTLED = 1e-12;

/**
 * Steady incompressible flow: mass is conserved at every junction, and along every branch the pressure drops by its element's
 * loss. Newton's method on flows and pressures together (E. Todini, S. Pilati, "A gradient algorithm for the analysis of pipe
 * networks", 1988), always begun from the same flows: the answer depends on nothing but the arguments.
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
  readonly #conductances: Float64Array;
  readonly #offsets: Float64Array;
  readonly #linearised: Linearised = { conductance: 0, offset: 0 };
  readonly #state: { -readonly [Key in keyof ElementState]: ElementState[Key] } = {
    flowM3ps: 0,
    dropPa: 0,
    densityKgpm3: 0,
    viscosityPas: 0,
  };

  /** @throws RangeError where a junction has no way to a node of given pressure but displacement pumps */
  constructor(circuit: HydraulicCircuit) {
    this.#circuit = circuit;
    let size = 0;
    this.#unknownOf = Int32Array.from(circuit.given, (isGiven) => {
      if (isGiven) return -1;
      size += 1;
      return size - 1;
    });
    this.#size = size;
    this.#matrix = new Float64Array(size * size);
    this.#right = new Float64Array(size);
    this.#heads = new Float64Array(circuit.given.length);
    this.#conductances = new Float64Array(circuit.branches.length);
    this.#offsets = new Float64Array(circuit.branches.length);
    const floating = floatingNode(circuit);
    if (floating >= 0) throw new RangeError(`node ${floating} has no way to a given pressure`);
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
    given.forEach((isGiven, node) => {
      this.#heads[node] = isGiven ? at(pressuresPa, node) + weight * itemAt(elevationsM, node) : 0;
    });
    branches.forEach(({ element }, branch) => {
      flowsM3ps[branch] = typicalFlowM3ps(element);
    });
    let settled = false;
    for (let round = 0; round < ROUNDS && !settled; round += 1) {
      this.#lineariseBranches(controls, densityKgpm3, viscosityPas, flowsM3ps, round === 0);
      this.#solveHeads();
      settled = this.#updateFlows(flowsM3ps);
    }
    given.forEach((isGiven, node) => {
      if (!isGiven) pressuresPa[node] = at(this.#heads, node) - weight * itemAt(elevationsM, node);
    });
    return settled;
  }

  #lineariseBranches(
    controls: readonly ElementControl[],
    densityKgpm3: number,
    viscosityPas: number,
    flowsM3ps: Float64Array,
    isFirst: boolean,
  ): void {
    const state = this.#state;
    state.densityKgpm3 = densityKgpm3;
    state.viscosityPas = viscosityPas;
    this.#circuit.branches.forEach(({ element, from, to }, branch) => {
      const control = controls[branch];
      if (control === undefined) throw new RangeError(`branch ${branch} has no control`);
      // Before the first solution there are no pressures to tell what is open: everything counts as open.
      state.dropPa = isFirst ? Number.MAX_VALUE : at(this.#heads, from) - at(this.#heads, to);
      state.flowM3ps = at(flowsM3ps, branch);
      linearise(element, state, control, this.#linearised);
      this.#conductances[branch] = this.#linearised.conductance;
      this.#offsets[branch] = this.#linearised.offset;
    });
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

  #updateFlows(flowsM3ps: Float64Array): boolean {
    let largest = 0;
    let moved = 0;
    this.#circuit.branches.forEach(({ from, to }, branch) => {
      const dropPa = at(this.#heads, from) - at(this.#heads, to);
      const flow = at(this.#conductances, branch) * dropPa + at(this.#offsets, branch);
      moved = Math.max(moved, Math.abs(flow - at(flowsM3ps, branch)));
      largest = Math.max(largest, Math.abs(flow));
      flowsM3ps[branch] = flow;
    });
    return moved <= SETTLED * largest;
  }
}

/** A node that no passage links to a given pressure, or −1. A displacement pump is no passage: its flow obeys no pressure. */
function floatingNode({ given, branches }: HydraulicCircuit): number {
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
