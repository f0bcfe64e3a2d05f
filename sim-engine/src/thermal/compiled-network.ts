import { fail, type Result, succeed } from '../result.ts';
import { floatingNode, type HydraulicBranch, HydraulicSolver } from './hydraulic-circuit.ts';
import type { ExchangerSize } from './exchanger.ts';
import type { Fluid } from './fluid.ts';
import type { BranchDescription, CircuitDescription, CircuitNode, NetworkDescription } from './network.ts';

/** A name that a description uses without defining it, or a circuit that cannot be solved. */
export interface NetworkProblem {
  readonly code:
    | 'unknownNode'
    | 'unknownBranch'
    | 'unknownThermostat'
    | 'floatingCircuit'
    | 'invalidNumber'
    /** Heat goes into a place that cannot hold it: it would be lost while nothing flows. */
    | 'heatNeedsCapacity';
  readonly name: string;
}

/** How a place that has a temperature gets it. */
export type PlaceKind = 'state' | 'mixing' | 'surroundings' | 'tank';

export interface Place {
  readonly name: string;
  readonly kind: PlaceKind;
  /** Of a state; a tank's follows from its level. */
  readonly heatCapacityJpK: number;
  readonly startC: number;
  /** Of liquid; 0 for bodies and surroundings. */
  readonly liquidJpkgK: number;
}

export interface CompiledBranch {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly element: BranchDescription['element'];
  readonly thermostat: number;
  readonly bypass: boolean;
}

export interface CompiledTank {
  readonly place: number;
  readonly name: string;
  readonly areaM2: number;
  readonly startLevelM: number;
  readonly airPa: number;
  readonly densityKgpm3: number;
}

export interface CompiledCircuit {
  readonly name: string;
  readonly fluid: Fluid;
  /** Places of this circuit's nodes: one run of numbers, as the solver counts them from 0. */
  readonly firstPlace: number;
  readonly nodes: readonly CircuitNode[];
  readonly firstBranch: number;
  readonly branches: readonly CompiledBranch[];
  /** −1: none. */
  readonly viscosityPlace: number;
  readonly solver: HydraulicSolver;
}

export interface CompiledExchanger {
  readonly name: string;
  readonly size: ExchangerSize;
  readonly hotBranch: number;
  readonly coldBranch: number;
  readonly hotJpkgK: number;
  readonly coldJpkgK: number;
}

export interface CompiledNetwork {
  readonly places: readonly Place[];
  readonly circuits: readonly CompiledCircuit[];
  readonly branches: readonly CompiledBranch[];
  readonly tanks: readonly CompiledTank[];
  readonly links: readonly { readonly a: number; readonly b: number; readonly conductanceWpK: number }[];
  readonly exchangers: readonly CompiledExchanger[];
  readonly thermostats: readonly {
    readonly name: string;
    readonly place: number;
    readonly opensC: number;
    readonly fullyOpenC: number;
    readonly lagS: number;
    readonly start: number;
  }[];
  readonly heats: readonly { readonly name: string; readonly place: number; readonly heatW: number }[];
}

/** The way out of nested descriptions to the result below; it never leaves this file. */
class NameError extends Error {
  readonly problem: NetworkProblem;

  constructor(code: NetworkProblem['code'], name: string) {
    super(`${code}: ${name}`);
    this.problem = { code, name };
  }
}

function indexIn(names: ReadonlyMap<string, number>, name: string, code: NetworkProblem['code']): number {
  const index = names.get(name);
  if (index === undefined) throw new NameError(code, name);
  return index;
}

function placeOfNode(name: string, node: CircuitNode, liquidJpkgK: number): Place {
  const shared = { name, liquidJpkgK };
  if (node.kind === 'tank') return { ...shared, kind: 'tank', heatCapacityJpK: 0, startC: node.startC };
  if (node.kind === 'reservoir' && node.tempC !== undefined)
    return { ...shared, kind: 'surroundings', heatCapacityJpK: 0, startC: node.tempC };
  const heatCapacityJpK = node.heatCapacityJpK ?? 0;
  if (!(heatCapacityJpK >= 0)) throw new NameError('invalidNumber', name);
  return { ...shared, kind: heatCapacityJpK > 0 ? 'state' : 'mixing', heatCapacityJpK, startC: node.startC ?? 20 };
}

/** Collects while names are turned into numbers. */
class Compilation {
  readonly #description: NetworkDescription;
  readonly #places: Place[] = [];
  readonly #branches: CompiledBranch[] = [];
  readonly #tanks: CompiledTank[] = [];
  readonly #placeByName = new Map<string, number>();
  readonly #branchByName = new Map<string, number>();
  readonly #thermostatByName: ReadonlyMap<string, number>;

  constructor(description: NetworkDescription) {
    this.#description = description;
    this.#thermostatByName = new Map(
      Object.keys(description.thermostats ?? {}).map((name, index) => [name, index] as const),
    );
  }

  compile(): CompiledNetwork {
    const { circuits, bodies = {}, surroundings = {}, links = {}, heats = {} } = this.#description;
    const compiled = Object.entries(circuits).map(([name, circuit]) => this.#circuit(name, circuit));
    for (const [name, { heatCapacityJpK, startC }] of Object.entries(bodies)) {
      if (!(heatCapacityJpK > 0)) throw new NameError('invalidNumber', name);
      this.#addPlace({ name, kind: 'state', heatCapacityJpK, startC, liquidJpkgK: 0 });
    }
    for (const [name, { tempC }] of Object.entries(surroundings))
      this.#addPlace({ name, kind: 'surroundings', heatCapacityJpK: 0, startC: tempC, liquidJpkgK: 0 });
    return {
      places: this.#places,
      circuits: compiled,
      branches: this.#branches,
      tanks: this.#tanks,
      links: Object.values(links).map(({ between: [a, b], conductanceWpK }) => ({
        a: this.#place(a),
        b: this.#place(b),
        conductanceWpK,
      })),
      exchangers: this.#exchangers(compiled),
      thermostats: Object.entries(this.#description.thermostats ?? {}).map(([name, thermostat]) => {
        const { opensC, fullyOpenC, lagS, start = 0 } = thermostat;
        if (!(lagS > 0) || !(fullyOpenC > opensC)) throw new NameError('invalidNumber', name);
        return { name, place: this.#place(thermostat.node), opensC, fullyOpenC, lagS, start };
      }),
      heats: Object.entries(heats).map(([name, { into, heatW }]) => ({
        name,
        place: this.#heatedPlace(name, into),
        heatW: heatW ?? 0,
      })),
    };
  }

  #place(name: string): number {
    return indexIn(this.#placeByName, name, 'unknownNode');
  }

  #heatedPlace(heat: string, name: string): number {
    const place = this.#place(name);
    const kind = this.#places[place]?.kind;
    if (kind !== 'state' && kind !== 'tank') throw new NameError('heatNeedsCapacity', heat);
    return place;
  }

  #addPlace(place: Place): void {
    this.#placeByName.set(place.name, this.#places.length);
    this.#places.push(place);
  }

  #circuit(name: string, circuit: CircuitDescription): CompiledCircuit {
    const { fluid } = circuit;
    const firstPlace = this.#places.length;
    const nodes = Object.entries(circuit.nodes);
    for (const [nodeName, node] of nodes) {
      const placeName = `${name}.${nodeName}`;
      this.#addPlace(placeOfNode(placeName, node, fluid.heatCapacityJpkgK));
      if (node.kind === 'tank')
        this.#tanks.push({
          place: this.#places.length - 1,
          name: placeName,
          areaM2: node.areaM2,
          startLevelM: node.startLevelM,
          airPa: node.pressurePa ?? 0,
          densityKgpm3: fluid.densityKgpm3,
        });
    }
    const firstBranch = this.#branches.length;
    const branches = Object.entries(circuit.branches).map(([branchName, branch]) =>
      this.#branch(name, branchName, branch),
    );
    const hydraulic: HydraulicBranch[] = branches.map(({ from, to, element }) => ({
      from: from - firstPlace,
      to: to - firstPlace,
      element,
    }));
    return {
      name,
      fluid,
      firstPlace,
      nodes: nodes.map(([, node]) => node),
      firstBranch,
      branches,
      viscosityPlace: circuit.viscosityOf === undefined ? -1 : this.#place(`${name}.${circuit.viscosityOf}`),
      solver: solverOf(
        name,
        nodes.map(([, node]) => node),
        hydraulic,
      ),
    };
  }

  #branch(circuit: string, name: string, branch: BranchDescription): CompiledBranch {
    const { follows } = branch;
    const compiled = {
      name: `${circuit}.${name}`,
      from: this.#place(`${circuit}.${branch.from}`),
      to: this.#place(`${circuit}.${branch.to}`),
      element: branch.element,
      thermostat: follows === undefined ? -1 : indexIn(this.#thermostatByName, follows.thermostat, 'unknownThermostat'),
      bypass: follows?.way === 'bypass',
    };
    this.#branchByName.set(compiled.name, this.#branches.length);
    this.#branches.push(compiled);
    return compiled;
  }

  #exchangers(circuits: readonly CompiledCircuit[]): readonly CompiledExchanger[] {
    const heatCapacityOf = (branch: number): number => {
      const circuit = circuits.find(({ firstBranch, branches }) => branch < firstBranch + branches.length);
      return circuit?.fluid.heatCapacityJpkgK ?? 0;
    };
    return Object.entries(this.#description.exchangers ?? {}).map(([name, { size, hot, cold }]) => {
      const hotBranch = indexIn(this.#branchByName, hot, 'unknownBranch');
      const coldBranch = indexIn(this.#branchByName, cold, 'unknownBranch');
      const hotJpkgK = heatCapacityOf(hotBranch);
      const coldJpkgK = heatCapacityOf(coldBranch);
      return { name, size, hotBranch, coldBranch, hotJpkgK, coldJpkgK };
    });
  }
}

function solverOf(name: string, nodes: readonly CircuitNode[], branches: readonly HydraulicBranch[]): HydraulicSolver {
  const circuit = {
    elevationsM: nodes.map(({ elevationM }) => elevationM ?? 0),
    given: nodes.map(({ kind }) => kind !== 'junction'),
    branches,
  };
  if (floatingNode(circuit) >= 0) throw new NameError('floatingCircuit', name);
  return new HydraulicSolver(circuit);
}

export function compileNetwork(description: NetworkDescription): Result<CompiledNetwork, NetworkProblem> {
  try {
    return succeed(new Compilation(description).compile());
  } catch (error) {
    if (error instanceof NameError) return fail(error.problem);
    throw error;
  }
}
